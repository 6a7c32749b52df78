import SchemaBuilder from '@pothos/core';
import DataLoader from 'dataloader';
import { createYoga } from 'graphql-yoga';
import neo4j from 'neo4j-driver';
import { serveInChild } from '../servers/child.ts';

/**
 * The usual way to keep a hand-written GraphQL schema from asking once per node: a DataLoader per field and arguments,
 * so one statement per level. On Yoga, Pothos and graphql-js, as RoleGraph is.
 */
serveInChild(({ uri, username, password, release }) => {
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password), {
    telemetryDisabled: true,
    notificationFilter: { minimumSeverityLevel: 'OFF' },
    disableLosslessIntegers: true,
    maxConnectionPoolSize: 50,
  });

  async function rows<Row>(text: string, parameters: object): Promise<readonly Row[]> {
    const session = driver.session({ database: 'neo4j', defaultAccessMode: neo4j.session.READ });
    try {
      const result = await session.run(text, { release, ...parameters });
      return result.records.map((record) => record.get(0) as Row);
    } finally {
      await session.close();
    }
  }

  interface Thing {
    readonly slug: string;
    readonly name: string;
    readonly description: string | undefined;
  }
  interface Edge {
    readonly node: Thing;
    readonly properties: Readonly<Record<string, unknown>>;
  }
  interface Page {
    readonly relation: Relation;
    readonly slug: string;
    readonly first: number;
    readonly order: string;
  }
  interface Relation {
    readonly from: string;
    readonly pattern: string;
  }

  const relations = {
    frameworks: { from: 'Role', pattern: '(n)-[e:USES]->(m)' },
    skills: { from: 'Role', pattern: '(n)-[e:REQUIRES_SKILL]->(m)' },
    usedBy: { from: 'Framework', pattern: '(n)<-[e:USES]-(m)' },
  } as const;

  /** The loaders of one request. */
  class Loaders {
    readonly #loaders = new Map<string, DataLoader<string, unknown>>();

    #batch<Value>(text: string, parameters: object = {}): DataLoader<string, Value> {
      const key = text + JSON.stringify(parameters);
      const known = this.#loaders.get(key);
      if (known) return known as DataLoader<string, Value>;
      const made = new DataLoader<string, Value>(async (slugs) => {
        const found = new Map(await rows<[string, Value]>(text, { slugs, ...parameters }));
        return slugs.map((slug) => found.get(slug) as Value);
      });
      this.#loaders.set(key, made as DataLoader<string, unknown>);
      return made;
    }

    one(type: string, slug: string): Promise<Thing | undefined> {
      return this.#batch<Thing>(
        `UNWIND $slugs AS slug MATCH (n:${type} {release: $release, slug: slug}) RETURN [slug, {slug: n.slug, name: n.name, description: n.description}]`,
      ).load(slug);
    }

    page({ relation: { from, pattern }, slug, first, order }: Page): Promise<readonly Edge[]> {
      return this.#batch<readonly Edge[]>(
        `UNWIND $slugs AS slug MATCH (n:${from} {release: $release, slug: slug})
         RETURN [slug, COLLECT { MATCH ${pattern} WITH e, m ORDER BY ${order} LIMIT $first RETURN {properties: properties(e), node: {slug: m.slug, name: m.name}} }]`,
        { first: neo4j.int(first) },
      ).load(slug);
    }

    count({ relation: { from, pattern }, slug }: Page): Promise<number> {
      return this.#batch<number>(
        `UNWIND $slugs AS slug MATCH (n:${from} {release: $release, slug: slug}) RETURN [slug, COUNT { ${pattern.replace('e:', ':').replace('(m)', '()')} }]`,
      ).load(slug);
    }
  }

  const builder = new SchemaBuilder<{ Context: { loaders: Loaders }; DefaultFieldNullability: true }>({});

  const Thing = (name: string) => builder.objectRef<Thing>(name);
  const types = { Role: Thing('Role'), Framework: Thing('Framework'), Skill: Thing('Skill') };

  function connection(field: string, target: keyof typeof types) {
    const edge = builder.objectRef<Edge>(`${field}Edge`).implement({
      fields: (t) => ({
        node: t.field({ type: types[target], resolve: ({ node }) => node }),
        inDemand: t.boolean({ resolve: ({ properties }) => properties.inDemand as boolean }),
        importance: t.float({ resolve: ({ properties }) => properties.importance as number }),
        level: t.float({ resolve: ({ properties }) => properties.level as number }),
      }),
    });
    return builder.objectRef<Page>(`${field}Connection`).implement({
      fields: (t) => ({
        totalCount: t.int({ resolve: (page, _, { loaders }) => loaders.count(page) }),
        edges: t.field({ type: [edge], resolve: (page, _, { loaders }) => loaders.page(page) }),
        nodes: t.field({
          type: [types[target]],
          resolve: async (page, _, { loaders }) => (await loaders.page(page)).map(({ node }) => node),
        }),
      }),
    });
  }

  const Direction = builder.enumType('Direction', { values: ['ASC', 'DESC'] as const });
  const OrderNode = builder.inputType('OrderNode', {
    fields: (t) => ({ name: t.field({ type: Direction }) }),
  });
  const OrderEdge = builder.inputType('OrderEdge', {
    fields: (t) => ({ importance: t.field({ type: Direction }) }),
  });
  const OrderBy = builder.inputType('OrderBy', {
    fields: (t) => ({ node: t.field({ type: OrderNode }), edge: t.field({ type: OrderEdge }) }),
  });

  interface Ordering {
    readonly node?: { readonly name?: string | null | undefined } | null | undefined;
    readonly edge?: { readonly importance?: string | null | undefined } | null | undefined;
  }
  const orderOf = (orderBy: readonly Ordering[] | null | undefined) =>
    [
      ...(orderBy ?? []).map(({ node, edge }) =>
        edge ? `e.importance ${edge.importance === 'DESC' ? 'DESC' : ''}` : node ? 'm.name' : 'm.slug',
      ),
      'm.slug',
    ].join(', ');

  const connections = {
    frameworks: connection('frameworks', 'Framework'),
    skills: connection('skills', 'Skill'),
    usedBy: connection('usedBy', 'Role'),
  };

  for (const [name, ref] of Object.entries(types)) {
    ref.implement({
      fields: (t) => ({
        slug: t.exposeString('slug'),
        name: t.exposeString('name'),
        description: t.exposeString('description', { nullable: true }),
        ...Object.fromEntries(
          Object.entries(relations)
            .filter(([, { from }]) => from === name)
            .map(([field, relation]) => [
              field,
              t.field({
                type: connections[field as keyof typeof connections],
                args: { first: t.arg.int({ defaultValue: 100 }), orderBy: t.arg({ type: [OrderBy] }) },
                resolve: ({ slug }, { first, orderBy }) => ({
                  relation,
                  slug,
                  first: first ?? 100,
                  order: orderOf(orderBy),
                }),
              }),
            ]),
        ),
      }),
    });
  }

  const Roles = builder.objectRef<{ nodes: readonly Thing[] }>('RoleConnection').implement({
    fields: (t) => ({ nodes: t.field({ type: [types.Role], resolve: ({ nodes }) => nodes }) }),
  });

  builder.queryType({
    fields: (t) => ({
      role: t.field({
        type: types.Role,
        args: { slug: t.arg.string({ required: true }) },
        resolve: (_, { slug }, { loaders }) => loaders.one('Role', slug),
      }),
      framework: t.field({
        type: types.Framework,
        args: { slug: t.arg.string({ required: true }) },
        resolve: (_, { slug }, { loaders }) => loaders.one('Framework', slug),
      }),
      roles: t.field({
        type: Roles,
        args: { first: t.arg.int({ required: true }) },
        resolve: async (_, { first }) => ({
          nodes: await rows<Thing>(
            `MATCH (n:Role) WHERE n.release = $release AND n.slug IS NOT NULL
             RETURN {slug: n.slug, name: n.name, description: n.description} ORDER BY n.release, n.slug LIMIT $first`,
            { first: neo4j.int(first) },
          ),
        }),
      }),
    }),
  });

  const yoga = createYoga({
    schema: builder.toSchema(),
    graphiql: false,
    landingPage: false,
    logging: false,
    maskedErrors: false,
    multipart: false,
    cors: false,
    context: () => ({ loaders: new Loaders() }),
  });
  return { listener: yoga, driver };
});
