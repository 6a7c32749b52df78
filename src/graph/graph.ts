import type { CheckedGraph } from './check.ts';
import type {
  InterfaceDeclaration,
  NodeDeclaration,
  RelationshipDeclaration,
  UnionDeclaration,
} from './declare.ts';
import { type Property, type PropertyShape, propertiesOf } from './property.ts';

/** A relationship as seen from one node type, with both ends resolved. */
export interface Relationship {
  /** The GraphQL field name. */
  readonly name: string;
  readonly direction: RelationshipDeclaration['direction'];
  /** For a matched relationship: the Cypher pattern from `$source` to `$target`. */
  readonly pattern: string | undefined;
  readonly types: readonly string[];
  readonly targets: readonly NodeType[];
  /** What the field gives: the one target, or the interface that all targets share. */
  readonly target: NodeType | InterfaceType;
  readonly one: boolean;
  readonly inferable: boolean;
  /** The field gives inferred relationships too, unasked. */
  readonly showsInferred: boolean;
  readonly structural: boolean;
  /** The relationship's own properties; provenance is not among them. */
  readonly properties: ReadonlyMap<string, Property>;
  readonly description: string;
}

interface TypeCommon {
  readonly name: string;
  readonly description: string;
  readonly properties: ReadonlyMap<string, Property>;
  readonly relationships: ReadonlyMap<string, Relationship>;
}

export interface NodeType extends TypeCommon {
  readonly kind: 'node';
  readonly plural: string;
  readonly interface: InterfaceType | undefined;
  /** The type's own label and those of its interface. */
  readonly labels: readonly string[];
  readonly indexes: readonly string[];
}

/** A type whose nodes are of several types: an interface, or a union, which has no properties and relationships of its own. */
export interface InterfaceType extends TypeCommon {
  readonly kind: 'interface' | 'union';
  readonly implementations: readonly NodeType[];
}

/** The GraphQL interface of statements. Its matched relationships start from the edge's `$start`, `$end` and `$predicate`. */
export interface EvidenceType extends TypeCommon {
  readonly kind: 'evidence';
}

/**
 * The declared graph, checked and with every name resolved. Its type parameter carries the declaration, from which rows,
 * edges, filters and orderings are inferred; code that serves any graph leaves it out.
 */
export interface Graph<Declaration extends GraphDeclaration = GraphDeclaration> {
  readonly declaration: Declaration;
  readonly nodes: ReadonlyMap<string, NodeType>;
  readonly interfaces: ReadonlyMap<string, InterfaceType>;
  readonly unions: ReadonlyMap<string, InterfaceType>;
  /** What every relationship that is not structural tells of itself: where it was said, and how firmly. */
  readonly evidence: EvidenceType;
  /** Relationships as declared at their start: what may be written, each (start type, field) once. */
  readonly outgoing: readonly { readonly from: NodeType; readonly relationship: Relationship }[];
}

export interface GraphDeclaration {
  readonly nodes: Readonly<Record<string, NodeDeclaration>>;
  readonly interfaces: Readonly<Record<string, InterfaceDeclaration>>;
  readonly unions?: Readonly<Record<string, UnionDeclaration>>;
  readonly evidence: InterfaceDeclaration & { readonly name: string };
}

/** The type under which relationships of our own inference are kept apart from stated ones. */
export function inferredType(type: string): string {
  return `${type}_INFERRED`;
}

/** Type names that a relationship field reads: the stated ones, and the inferred ones where asked for. */
export function relationshipTypes(relationship: Relationship, includeInferred: boolean): readonly string[] {
  const { inferable, showsInferred } = relationship;
  if (!inferable || !(includeInferred || showsInferred)) return relationship.types;
  return relationship.types.flatMap((type) => [type, inferredType(type)]);
}

/** The properties that a relationship's edges show: its own, and those of a statement where it is one. */
export function edgeProperties(
  graph: Graph,
  { structural, properties }: Relationship,
): ReadonlyMap<string, Property> {
  return structural ? properties : new Map([...graph.evidence.properties, ...properties]);
}

/**
 * Checks a declared graph and resolves its names.
 *
 * @throws TypeError naming the type and field of a declaration that does not hold: an unknown target, an
 *   incoming side without its outgoing one, a name used twice, a missing description. What types can tell of it
 *   fails to compile, in the same words.
 */
export function defineGraph<const Declaration extends GraphDeclaration>(
  declaration: Declaration & CheckedGraph<Declaration>,
): Graph<Declaration> {
  return { declaration, ...new Resolver(declaration).resolve() };
}

const NAME = /^[A-Za-z][A-Za-z0-9]*$/;
/** What every node has without declaring it. */
const RESERVED: ReadonlySet<string> = new Set(['id', 'slug', 'release']);
const RELATIONSHIP_TYPE = /^[A-Z][A-Z0-9_]*$/;

/** Filled in two passes, because relationships point at types that are declared later. */
class Resolver {
  readonly #declaration: GraphDeclaration;
  readonly #rootFields = new Map<string, string>();
  readonly #nodes = new Map<string, NodeType & { relationships: Map<string, Relationship> }>();
  readonly #interfaces = new Map<
    string,
    InterfaceType & { relationships: Map<string, Relationship>; implementations: NodeType[] }
  >();
  readonly #unions = new Map<string, InterfaceType>();

  constructor(declaration: GraphDeclaration) {
    this.#declaration = declaration;
  }

  resolve(): Omit<Graph, 'declaration'> {
    const { nodes, interfaces, unions = {}, evidence } = this.#declaration;
    for (const [name, declared] of Object.entries(interfaces)) {
      this.#checkName(name);
      this.#interfaces.set(name, {
        kind: 'interface',
        name,
        description: declared.description,
        properties: propertiesOf(name, declared.properties),
        relationships: new Map(),
        implementations: [],
      });
    }
    for (const [name, declared] of Object.entries(nodes)) this.#addNode(name, declared);
    for (const [name, declared] of Object.entries(unions)) this.#addUnion(name, declared);
    for (const [name, declared] of Object.entries(interfaces)) {
      const type = this.#interfaces.get(name);
      for (const [field, relationship] of Object.entries(declared.relationships)) {
        type?.relationships.set(field, this.#relationship(name, field, relationship));
      }
    }
    for (const [name, declared] of Object.entries(nodes)) {
      const type = this.#node(name, name);
      for (const [field, shared] of type.interface?.relationships ?? []) {
        if (type.properties.has(field)) throw new TypeError(`${name}.${field} is declared twice`);
        type.relationships.set(field, shared);
      }
      for (const [field, relationship] of Object.entries(declared.relationships)) {
        if (RESERVED.has(field) || type.properties.has(field) || type.relationships.has(field)) {
          throw new TypeError(`${name}.${field} is declared twice`);
        }
        type.relationships.set(field, this.#relationship(name, field, relationship));
      }
    }
    return {
      nodes: this.#nodes,
      interfaces: this.#interfaces,
      unions: this.#unions,
      evidence: {
        kind: 'evidence',
        name: evidence.name,
        description: evidence.description,
        properties: propertiesOf(evidence.name, evidence.properties),
        relationships: new Map(
          Object.entries(evidence.relationships).map(([field, relationship]) => [
            field,
            this.#relationship(evidence.name, field, relationship),
          ]),
        ),
      },
      outgoing: [...this.#nodes.values()].flatMap((from) =>
        [...from.relationships.values()]
          .filter((relationship) => relationship.direction === 'outgoing')
          .map((relationship) => ({ from, relationship })),
      ),
    };
  }

  #addNode(name: string, declared: NodeDeclaration): void {
    this.#checkName(name);
    this.#checkName(declared.plural);
    for (const root of [name.charAt(0).toLowerCase() + name.slice(1), declared.plural]) {
      const holder = this.#rootFields.get(root);
      if (holder) throw new TypeError(`${name}: the root field ${root} is already ${holder}'s`);
      this.#rootFields.set(root, name);
    }
    if (!declared.description) throw new TypeError(`${name} has no description`);
    const shared = declared.implements === undefined ? undefined : this.#interfaces.get(declared.implements);
    if (declared.implements !== undefined && !shared) {
      throw new TypeError(`${name} implements ${declared.implements}, which is not declared`);
    }
    const own = propertiesOf(name, declared.properties);
    for (const property of own.keys()) {
      this.#checkName(property);
      if (RESERVED.has(property) || shared?.properties.has(property)) {
        throw new TypeError(`${name}.${property} is declared twice`);
      }
    }
    for (const index of declared.indexes ?? []) {
      if (!own.has(index)) throw new TypeError(`${name} indexes ${index}, which it does not declare`);
    }
    const type = {
      kind: 'node' as const,
      name,
      plural: declared.plural,
      description: declared.description,
      interface: shared,
      labels: shared ? [name, shared.name] : [name],
      properties: new Map([...(shared?.properties ?? []), ...own]),
      relationships: new Map<string, Relationship>(),
      indexes: declared.indexes ?? [],
    };
    this.#nodes.set(name, type);
    shared?.implementations.push(type);
  }

  #addUnion(name: string, { description, members }: UnionDeclaration): void {
    this.#checkName(name);
    if (!description) throw new TypeError(`${name} has no description`);
    if (this.#nodes.has(name) || this.#interfaces.has(name)) throw new TypeError(`${name} is declared twice`);
    if (new Set(members).size < Math.max(2, members.length)) {
      throw new TypeError(`${name}: a union has two members at least, each once`);
    }
    this.#unions.set(name, {
      kind: 'union',
      name,
      description,
      properties: new Map(),
      relationships: new Map(),
      implementations: members.map((member) => this.#node(name, member)),
    });
  }

  #relationship(owner: string, name: string, declared: RelationshipDeclaration): Relationship {
    const where = `${owner}.${name}`;
    this.#checkName(name);
    if (!declared.description) throw new TypeError(`${where} has no description`);
    for (const type of declared.types) {
      if (!RELATIONSHIP_TYPE.test(type)) throw new TypeError(`${where}: ${type} is no relationship type`);
    }
    const start = declared.direction !== 'incoming' ? declared : this.#outgoingSide(owner, name, declared);
    return {
      name,
      direction: declared.direction,
      pattern: declared.pattern,
      types: declared.types,
      targets: declared.targets.flatMap((target) => this.#implementations(where, target)),
      target: this.#target(where, declared.targets),
      one: declared.options.one ?? false,
      inferable: Boolean(start.options.inferable),
      showsInferred: declared.options.inferable === 'shown',
      structural: start.options.structural ?? declared.direction === 'matched',
      properties: propertiesOf(where, start.options.properties ?? {}),
      description: declared.description,
    };
  }

  /** An incoming side takes its edge properties from its outgoing declarations, so that they are written once. */
  #outgoingSide(owner: string, name: string, declared: RelationshipDeclaration): RelationshipDeclaration {
    const where = `${owner}.${name}`;
    const sources = declared.targets.flatMap((target) => this.#implementations(where, target));
    const starts = declared.types.flatMap((type) =>
      sources.map((source) => {
        const start = Object.values(this.#declaration.nodes[source.name]?.relationships ?? {}).find(
          (candidate) =>
            candidate.direction === 'outgoing' &&
            candidate.types.includes(type) &&
            candidate.targets.some((target) => target === owner || this.#holds(target, owner)),
        );
        if (!start) throw new TypeError(`${where}: ${source.name} declares no outgoing ${type} to ${owner}`);
        return start.options;
      }),
    );
    return {
      ...declared,
      options: {
        properties: together(starts.map(({ properties }) => properties ?? {})),
        inferable: starts.some(({ inferable }) => Boolean(inferable)),
        structural: starts.every(({ structural }) => structural),
      },
    };
  }

  #holds(candidate: string, node: string): boolean {
    return this.#abstract(candidate)?.implementations.some(({ name }) => name === node) ?? false;
  }

  #implementations(where: string, target: string): readonly NodeType[] {
    return this.#abstract(target)?.implementations ?? [this.#node(where, target)];
  }

  #target(where: string, targets: readonly string[]): NodeType | InterfaceType {
    const [first, ...rest] = targets;
    if (first === undefined) throw new TypeError(`${where} has no target`);
    if (rest.length === 0) return this.#abstract(first) ?? this.#node(where, first);
    const shared = this.#node(where, first).interface;
    if (!shared || rest.some((target) => this.#node(where, target).interface !== shared)) {
      throw new TypeError(
        `${where}: its targets (${targets.join(', ')}) share no interface: declare a union of them`,
      );
    }
    return shared;
  }

  #abstract(name: string): InterfaceType | undefined {
    return this.#interfaces.get(name) ?? this.#unions.get(name);
  }

  #node(where: string, name: string) {
    const type = this.#nodes.get(name);
    if (!type) throw new TypeError(`${where}: there is no node type ${name}`);
    return type;
  }

  #checkName(name: string): void {
    if (!NAME.test(name)) throw new TypeError(`${name} is not a name that GraphQL and Neo4j both take`);
  }
}

/** The properties of edges of several declarations: what only some of them have may be missing. */
function together(shapes: readonly PropertyShape[]): PropertyShape {
  return Object.fromEntries(
    shapes
      .flatMap((shape) => Object.entries(shape))
      .map(([name, schema]) => [name, shapes.every((shape) => name in shape) ? schema : schema.optional()]),
  );
}
