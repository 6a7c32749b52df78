import type { Relationship } from '@rolegraph/graph-model';
import {
  buildSchema,
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  printSchema,
} from 'graphql';
import { isReference } from '../../../src/traversal.ts';
import { type Data, edgeProperties, type GraphEdge, type GraphNode } from '../data.ts';
import type { Model } from '../model.ts';
import { aggregate, type Connection, connection, groupBy } from './connection.ts';
import { globalId } from './ids.ts';
import { follow, onRecord, type Row, type World } from './links.ts';
import { compareBy } from './sort.ts';
import { thresholdReport } from './threshold.ts';
import { shown } from './values.ts';

/** What a field's parent is. Plain records are answered by name. */
type Source =
  | GraphNode
  | Connection
  | {
      readonly kind: 'line';
      readonly row: Row;
      readonly cursor: string;
      readonly relationship: Relationship | undefined;
    }
  | { readonly kind: 'aggregate'; readonly connection: Connection }
  | { readonly kind: 'side'; readonly connection: Connection; readonly side: 'node' | 'edge' }
  | { readonly kind: 'record'; readonly columns: Readonly<Record<string, unknown>> };

type Args = Readonly<Record<string, unknown>>;

/** All datasets that there are; the first is the default one. */
export type Datasets = readonly [Data, ...Data[]];

/** Answers operations of one model field by field, each by a plain loop over the data. Slow and obvious. */
export class Reference {
  readonly #model: Model;
  readonly #schema;

  constructor(model: Model) {
    this.#model = model;
    // Only what a client can see of the schema: no resolver and no internal value of the plugin's is left.
    this.#schema = buildSchema(printSchema(model.schema));
  }

  /** The answer, and how many root fields were resolved for it. */
  answer(
    document: DocumentNode,
    variableValues: Args,
    datasets: Datasets,
  ): { result: ExecutionResult; roots: number } {
    let roots = 0;
    const fieldResolver: GraphQLFieldResolver<Source | undefined, unknown> = (
      source,
      args: Args,
      _context,
      info,
    ) => {
      if (source === undefined) roots += 1;
      return source === undefined
        ? new RootField(this.#model, datasets).resolve(info.fieldName, args)
        : new NestedField(this.#model, datasets).resolve(source, info.fieldName, args, info);
    };
    const result = execute({
      schema: this.#schema,
      document,
      variableValues,
      fieldResolver,
      typeResolver: (source: GraphNode) => source.type.name,
    });
    if (result instanceof Promise) throw new TypeError('The reference never waits');
    return { result, roots };
  }
}

/** What a plain record says under a name; what depends on the field's arguments is a function of them. */
function evaluated(value: unknown, args: Args): unknown {
  return typeof value === 'function' ? value(args) : value;
}

class RootField {
  readonly #model: Model;
  readonly #datasets: Datasets;

  constructor(model: Model, datasets: Datasets) {
    this.#model = model;
    this.#datasets = datasets;
  }

  resolve(field: string, args: Args): unknown {
    if (field === 'node') return this.#byId(args.id);
    if (field === 'nodes') return (args.ids as unknown[]).map((id) => this.#byId(id));
    const data = this.#datasets.find(({ dataset }) => dataset === args.dataset) ?? this.#datasets[0];
    const world = { model: this.#model, data: union(this.#datasets) };
    for (const type of this.#model.graph.nodes.values()) {
      if (field === type.plural) {
        const nodes = data.nodes.filter((node) => node.type === type);
        const rows = nodes.map((node) => ({ node, edge: undefined, columns: {} }));
        return connection({ rows, target: type, relationship: undefined, ranking: undefined }, args, world);
      }
      if (field === type.name.charAt(0).toLowerCase() + type.name.slice(1)) {
        const found = this.#named(String(args.slug), type.name, data);
        if (found) return found;
        throw new GraphQLError('not found', { extensions: { code: 'NOT_FOUND', argument: 'slug' } });
      }
    }
    return this.#traversal(field, args, data, world);
  }

  #traversal(field: string, args: Args, data: Data, world: World): unknown {
    const traversal = this.#model.traversals.find(({ name }) => name === field);
    const answer = this.#model.answers[field];
    if (!traversal || !answer) throw new TypeError(`The reference does not know ${field}`);
    const input = Object.fromEntries(
      Object.entries(args).map(([name, given]) => {
        const declared = traversal.arguments[name];
        if (declared === undefined || !isReference(declared)) return [name, given];
        const find = (reference: unknown) => {
          const found = this.#named(String(reference), declared.type, data);
          if (found) return found;
          throw new GraphQLError('not found', { extensions: { code: 'NOT_FOUND', argument: name } });
        };
        return [name, Array.isArray(given) ? [...new Set(given.map(find))] : find(given)];
      }),
    );
    const rows = answer(input, data, world.data);
    const { gives } = traversal;
    if (gives.kind === 'connection') {
      const target = this.#model.graph.nodes.get(gives.type) ?? this.#model.graph.interfaces.get(gives.type);
      if (!target) throw new TypeError(`There is no type ${gives.type}`);
      const all = rows.map((row) => ({ node: row.node as GraphNode, edge: undefined, columns: row }));
      return connection({ rows: all, target, relationship: undefined, ranking: gives.rankedBy }, args, world);
    }
    if (gives.kind === 'parts') throw new TypeError(`The reference does not know the parts of ${field}`);
    if (gives.kind === 'row') return { kind: 'record', columns: rows[0] ?? {} };
    const nodes = Object.entries(gives.record.columns).filter(([, { kind }]) => kind === 'node');
    const keys = [
      ...(gives.rankedBy === undefined ? [] : [{ descending: true, of: () => undefined }]),
      ...nodes.map(() => ({ descending: false, of: () => undefined })),
    ];
    const values = (row: Readonly<Record<string, unknown>>) => [
      ...(gives.rankedBy === undefined ? [] : [row[gives.rankedBy]]),
      ...nodes.map(([name]) => (row[name] as GraphNode | null)?.slug),
    ];
    return [...rows]
      .sort((a, b) => compareBy(keys, values(a), values(b)))
      .map((columns) => ({ kind: 'record', columns }));
  }

  #byId(id: unknown): GraphNode | null {
    const nodes = this.#datasets.flatMap((data) => data.nodes);
    return nodes.find((node) => globalId(node) === id) ?? null;
  }

  /** A reference is a slug, `dataset/slug` or a global id. */
  #named(reference: string, type: string, { dataset }: Data): GraphNode | undefined {
    return this.#datasets
      .flatMap((data) => data.nodes)
      .find(
        (node) =>
          node.type.name === type &&
          (globalId(node) === reference ||
            `${node.dataset}/${node.slug}` === reference ||
            (node.dataset === dataset && node.slug === reference)),
      );
  }
}

class NestedField {
  readonly #model: Model;
  readonly #datasets: Datasets;

  constructor(model: Model, datasets: Datasets) {
    this.#model = model;
    this.#datasets = datasets;
  }

  resolve(source: Source, field: string, args: Args, info: GraphQLResolveInfo): unknown {
    switch (source.kind) {
      case 'node':
        return this.#ofNode(source, field, args);
      case 'connection':
        return this.#ofConnection(source, field, args);
      case 'line':
        if (field === 'node') return source.row.node;
        if (field === 'cursor') return source.cursor;
        if (field in source.row.columns) return source.row.columns[field];
        return source.relationship && this.#isStated(source.relationship, field)
          ? this.#ofEdge(source.row.edge, source.relationship, field, args)
          : null;
      case 'aggregate':
        return { kind: 'side', connection: source.connection, side: field };
      case 'side':
        return aggregate(source.connection, source.side, field, {
          model: this.#model,
          data: this.#datasets[0],
        });
      case 'record': {
        const column = source.columns[field];
        if (column === undefined) return this.#ofEdge(evidenceOf(source.columns), undefined, field, args);
        const isRecord = (item: unknown) => typeof item === 'object' && item !== null && !('kind' in item);
        return Array.isArray(column) && column.some(isRecord)
          ? column.map((columns) => ({ kind: 'record', columns }))
          : column;
      }
      default:
        return evaluated((source as Args)[info.fieldName], args);
    }
  }

  #ofNode(node: GraphNode, field: string, args: Args): unknown {
    if (field === 'id') return globalId(node);
    if (field === 'slug') return node.slug;
    const property = node.type.properties.get(field);
    if (property) return shown(property.kind, node.values[field] ?? (property.list ? [] : null));
    return this.#linked(node, node.type.relationships.get(field), args);
  }

  /** Whether a relationship has what a field of the edges shows, which lists of other relationships share. */
  #isStated(relationship: Relationship, field: string): boolean {
    const { evidence } = this.#model.graph;
    if (field === 'basis' || evidence.relationships.has(field)) return !relationship.structural;
    return edgeProperties(this.#model.graph, relationship).has(field);
  }

  #ofEdge(
    edge: GraphEdge | undefined,
    relationship: Relationship | undefined,
    field: string,
    args: Args,
  ): unknown {
    if (!edge) throw new TypeError(`There is no edge to read ${field} of`);
    const { evidence } = this.#model.graph;
    if (field === 'basis') return edge.type.endsWith('_INFERRED') ? 'INFERRED' : 'DIRECT';
    const own = relationship ? edgeProperties(this.#model.graph, relationship) : evidence.properties;
    const property = own.get(field);
    if (property) return shown(property.kind, edge.values[field] ?? (property.list ? [] : null));
    return this.#linked(edge, evidence.relationships.get(field), args);
  }

  #linked(start: GraphNode | GraphEdge, relationship: Relationship | undefined, args: Args): unknown {
    if (!relationship) throw new TypeError('The reference does not know this relationship');
    const world = { model: this.#model, data: union(this.#datasets) };
    const includeInferred = args.includeInferred === true;
    const requirement = (args.requirement ?? {}) as Args;
    const rows = follow(start, relationship, includeInferred, world, requirement);
    if (relationship.one) return rows[0]?.node ?? null;
    const counting = new Set(rows.map(({ edge }) => edge));
    const leftOut = onRecord(start, relationship, includeInferred, world).filter(
      ({ edge }) => !counting.has(edge),
    );
    const { target } = relationship;
    return connection({ rows, leftOut, requirement, target, relationship, ranking: undefined }, args, world);
  }

  #ofConnection(source: Connection, field: string, args: Args): unknown {
    const { relationship } = source.source;
    switch (field) {
      case 'nodes':
        return source.page.map(({ row }) => row.node);
      case 'edges':
        return source.page.map(({ row, cursor }) => ({ kind: 'line', row, cursor, relationship }));
      case 'pageInfo':
        return source.pageInfo;
      case 'totalCount':
        return source.all.length;
      case 'aggregate':
        return { kind: 'aggregate', connection: source };
      case 'requirement':
        if (!relationship?.threshold) return null;
        return {
          kind: 'record',
          columns: thresholdReport(
            relationship,
            source.leftOut.map(({ edge }) => edge?.values ?? {}),
            source.source.requirement ?? {},
          ),
        };
      case 'groupBy':
        return groupBy(source, args, { model: this.#model, data: this.#datasets[0] });
      default:
        throw new TypeError(`The reference does not know ${field} of a connection`);
    }
  }
}

/** A row whose record holds a relationship tells that one's evidence. */
function evidenceOf(columns: Readonly<Record<string, unknown>>): GraphEdge | undefined {
  return Object.values(columns).find(
    (column): column is GraphEdge =>
      typeof column === 'object' && column !== null && (column as { kind?: unknown }).kind === 'edge',
  );
}

/** All datasets as one: what is in one never leads into another. */
function union(datasets: Datasets): Data {
  return {
    dataset: '',
    nodes: datasets.flatMap(({ nodes }) => nodes),
    edges: datasets.flatMap(({ edges }) => edges),
  };
}
