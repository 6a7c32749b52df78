import type { Property, Relationship } from '@rolegraph/graph-model';
import {
  type DocumentNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLUnionType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  parse,
  validate,
} from 'graphql';
import { isReference } from '../../../src/traversal.ts';
import type { Choices, Choices as Drawn } from '../choices.ts';
import { edgeProperties } from '../data.ts';
import type { Model } from '../model.ts';
import type { Datasets } from '../reference/answer.ts';
import { drawId, drawOf, drawReference, InputShapes } from './inputs.ts';
import { type Draw, evaluate, literal, type Tree } from './tree.ts';

/** A variable of a random operation. */
export interface Variable {
  readonly name: string;
  /** With its `!` where it has to be given. */
  readonly type: string;
  readonly draw: Draw;
  /** Set where it takes a cursor that an earlier answer gave at the same place. */
  readonly cursorOf?: number;
}

/** A random, valid operation. Connections that can be paged give their cursors under `startN`, `endN` or `cursorN`. */
export interface Operation {
  readonly text: string;
  readonly document: DocumentNode;
  readonly variables: readonly Variable[];
}

type Composite = GraphQLObjectType | GraphQLInterfaceType | GraphQLUnionType;

/** What is selected of one object so far: fields of one response key are one field. */
type Selected = Map<
  string,
  { readonly field: GraphQLField<unknown, unknown>; readonly text: string; readonly inner: Selected }
>;

/** Draws a random operation of a model; undefined where the drawn text is not valid GraphQL, as when two fields clash. */
export function drawOperation(model: Model, choices: Choices): Operation | undefined {
  return new OperationDrawer(model, choices).draw();
}

/** In how many of a hundred cases an argument is given that may be left out. */
const GIVEN: Readonly<Record<string, number>> = { dataset: 15, requirement: 75 };
const DEPTH = 3;
const NO_DATA: Datasets = [{ dataset: 'd0', nodes: [], edges: [] }];

class OperationDrawer {
  readonly #model: Model;
  readonly #choices: Choices;
  readonly #shapes: InputShapes;
  readonly #variables: Variable[] = [];
  readonly #fragments: { readonly on: string; readonly name: string; readonly text: string }[] = [];
  /** The relationships that the lists around what is drawn follow, the innermost last. */
  readonly #followed: (Relationship | undefined)[] = [];
  #fields = 10;
  #count = 0;
  #sites = 0;
  #conditions = 2;

  constructor(model: Model, choices: Choices) {
    this.#model = model;
    this.#choices = choices;
    this.#shapes = new InputShapes(model.graph, choices);
  }

  draw(): Operation | undefined {
    const query = this.#model.schema.getQueryType();
    if (!query) throw new TypeError('There is no query type');
    const selected: Selected = new Map();
    const roots = this.#choices.times(1 + this.#choices.below(3), () => {
      const text = this.#field(query, DEPTH, selected);
      return this.#choices.chance(5) ? `... on Query { ${text} }` : text;
    });
    if (this.#choices.chance(10)) roots.push(this.#again(query, DEPTH, selected) ?? '__typename');
    const declared = this.#variables.map(({ name, type }) => `$${name}: ${type}`).join(', ');
    const text = [
      `query${declared === '' ? '' : `(${declared})`} { ${roots.join(' ')} }`,
      ...this.#fragments.map((fragment) => fragment.text),
    ].join('\n');
    const document = parse(text);
    const valid = validate(this.#model.schema, document).length === 0;
    return valid ? { text, document, variables: this.#variables } : undefined;
  }

  #selection(type: Composite, depth: number, selected: Selected): string {
    const items = this.#choices.times(1 + this.#choices.below(4), () => this.#item(type, depth, selected));
    return items.join(' ');
  }

  #item(type: Composite, depth: number, selected: Selected): string {
    const kind = this.#choices.below(100);
    if (kind >= 95) return this.#directed('__typename');
    if (kind >= 89) return this.#again(type, depth, selected) ?? this.#field(type, depth, selected);
    if (kind >= 82) return this.#spread(type, depth, selected);
    if (kind >= 70) {
      const on = this.#choices.pick(conditions(type, this.#model));
      const condition = on === type && this.#choices.chance(50) ? '' : ` on ${on.name}`;
      return this.#directed(`...${condition}`, `{ ${this.#selection(on, depth, selected)} }`);
    }
    return this.#field(type, depth, selected);
  }

  /** A named fragment: a new one, or one that stands elsewhere too. */
  #spread(type: Composite, depth: number, selected: Selected): string {
    const on = this.#choices.pick(conditions(type, this.#model));
    const known = this.#fragments.filter((fragment) => fragment.on === on.name);
    if (known.length > 0 && this.#choices.chance(50))
      return this.#directed(`...${this.#choices.pick(known).name}`);
    const name = `F${this.#next()}`;
    // It may stand in other lists, too.
    this.#followed.push(undefined);
    const inner = this.#selection(on, depth, selected);
    this.#followed.pop();
    this.#fragments.push({ on: on.name, name, text: `fragment ${name} on ${on.name} { ${inner} }` });
    return this.#directed(`...${name}`);
  }

  #field(type: Composite, depth: number, selected: Selected): string {
    const all = Object.values(fieldsOf(type));
    const leaves = all.filter((field) => isLeafType(getNamedType(field.type)));
    const deeper = all.filter((field) => !leaves.includes(field) && this.#affordable(field, depth));
    const usable = [...leaves, ...deeper];
    if (usable.length === 0) return '__typename';
    const wantsDeeper = deeper.length > 0 && (leaves.length === 0 || this.#choices.chance(45));
    const field = this.#choices.pick(wantsDeeper ? deeper : leaves);
    const taken = selected.has(field.name) || this.#choices.chance(30);
    const key = taken
      ? `${this.#choices.pick(['a', 'b', 'c', 'd'])}${this.#choices.chance(8) ? '' : this.#next()}`
      : field.name;
    const { text: given, site } = this.#given(type, field);
    const name = key === field.name ? key : `${key}: ${field.name}`;
    const inner: Selected = new Map();
    selected.set(key, { field, text: `${name}${given}`, inner });
    return this.#directed(`${name}${given}`, this.#inner(type, field, depth, inner, site));
  }

  /** A field that is selected already, once more: with other things below it. */
  #again(type: Composite, depth: number, selected: Selected): string | undefined {
    const known = [...selected.values()].filter(
      ({ field }) => fieldsOf(type)[field.name] !== undefined && this.#affordable(field, depth),
    );
    if (known.length === 0) return undefined;
    const { field, text, inner } = this.#choices.pick(known);
    return `${text} ${this.#inner(type, field, depth, inner, undefined)}`;
  }

  #inner(
    type: Composite,
    field: GraphQLField<unknown, unknown>,
    depth: number,
    selected: Selected,
    site: number | undefined,
  ): string {
    const named = getNamedType(field.type);
    if (!isObjectType(named) && !isInterfaceType(named) && !isUnionType(named)) return '';
    this.#fields -= 1;
    const cursors =
      site === undefined
        ? ''
        : this.#choices.pick([
            ` pageInfo { start${site}: startCursor end${site}: endCursor hasNextPage hasPreviousPage }`,
            ` edges { cursor${site}: cursor }`,
          ]);
    const isList = named.name.endsWith('Connection');
    if (isList) this.#followed.push(this.#relationship(type, field));
    const inner = this.#selection(named, depth - costOf(field), selected);
    if (isList) this.#followed.pop();
    return `{ ${inner}${cursors} }`;
  }

  #affordable(field: GraphQLField<unknown, unknown>, depth: number): boolean {
    return depth >= costOf(field) && (this.#fields > 0 || costOf(field) === 0);
  }

  /** The arguments of a field, and its number where it can be paged. */
  #given(type: Composite, field: GraphQLField<unknown, unknown>): { text: string; site: number | undefined } {
    const paged = field.args.some(({ name }) => name === 'after') && this.#choices.chance(55);
    const site = paged ? this.#sites++ : undefined;
    const size = this.#choices.pick(['first', 'last', undefined]);
    const texts = field.args.flatMap((argument): string[] => {
      const { name } = argument;
      const required = isNonNullType(argument.type) && argument.defaultValue === undefined;
      if (name === 'after' || name === 'before') {
        if (site === undefined || this.#choices.chance(30)) return [];
        const variable = { name: `${name}${site}`, type: 'String', draw: () => null, cursorOf: site };
        this.#variables.push(variable);
        return [`${name}: $${variable.name}`];
      }
      // No release but the current one is in the data that the reference knows.
      if (name === 'release') return [];
      if (name === 'last' || (name === 'first' && field.name !== 'groupBy')) {
        if (site === undefined || name !== size) return [];
      } else if (!required && !this.#choices.chance(GIVEN[name] ?? 35)) return [];
      // Cursors are of one connection: whether it has inferred rows does not change from request to request.
      if (name === 'includeInferred' && site !== undefined) return [`${name}: ${this.#choices.chance(70)}`];
      return [`${name}: ${this.#argument(type, field, argument)}`];
    });
    return { text: texts.length === 0 ? '' : `(${texts.join(', ')})`, site };
  }

  #argument(type: Composite, field: GraphQLField<unknown, unknown>, argument: GraphQLArgument): string {
    const { name } = argument;
    const named = getNamedType(argument.type);
    if (isInputObjectType(named)) {
      const rows = { relationship: this.#relationship(type, field) };
      const tree =
        name === 'orderBy' ? this.#shapes.orderBy(named, rows) : this.#shapes.filter(named, 3, rows);
      // Cursors are of one ordering: its shape and its directions stay.
      if (!this.#choices.chance(25)) return this.#print(tree);
      const draw: Draw = (choices, datasets) => evaluate(tree, choices, datasets);
      return this.#variable(isListType(argument.type) ? `[${named.name}!]` : named.name, draw);
    }
    const many = isListType(isNonNullType(argument.type) ? argument.type.ofType : argument.type);
    const declared = isNonNullType(argument.type) ? `${argument.type.ofType}!` : String(argument.type);
    const one = this.#drawArgument(type, field, name, named.name);
    const draw: Draw = many
      ? (choices, datasets) => choices.times(1 + choices.below(3), () => one(choices, datasets))
      : one;
    if (isEnumType(named)) return literal(draw(this.#choices, NO_DATA), true);
    if (type.name !== 'Query' && this.#choices.chance(40))
      return literal(draw(this.#choices, NO_DATA), false);
    return this.#variable(declared, draw);
  }

  #drawArgument(type: Composite, field: GraphQLField<unknown, unknown>, name: string, of: string): Draw {
    if (name === 'first' || name === 'last') return (choices) => 1 + choices.below(4);
    if (name === 'share') return (choices) => choices.pick([0, 0.25, 0.5, 0.9, 1]);
    if (name === 'dataset') return (choices, datasets) => choices.pick(datasets).dataset;
    if (name === 'key') {
      const keys = this.#groupKeys(type);
      return (choices) => choices.pick(keys);
    }
    if (of === 'ID') return drawId;
    if (type.name !== 'Query') return drawOf('', of, this.#model.graph);
    const traversal = this.#model.traversals.find((candidate) => candidate.name === field.name);
    const declared = traversal?.arguments[name];
    if (declared && isReference(declared)) return drawReference(declared.type);
    if (name === 'slug') return drawReference(getNamedType(field.type).name);
    return of === 'Int' ? (choices) => choices.below(3) : drawOf('', of, this.#model.graph);
  }

  /** The relationship that a field of a node, or of an edge, follows. */
  #relationship(type: Composite, field: GraphQLField<unknown, unknown>): Relationship | undefined {
    const { graph } = this.#model;
    if (type.name === 'Query') return undefined;
    const owner = graph.nodes.get(type.name) ?? graph.interfaces.get(type.name) ?? graph.evidence;
    return owner.relationships.get(field.name);
  }

  /** The keys that the rows of a connection have; those of edges only where it is certain which relationship leads to them. */
  #groupKeys(connection: Composite): readonly string[] {
    const { graph } = this.#model;
    const target = getNamedType(fieldsOf(connection).nodes?.type)?.name ?? '';
    const type = graph.nodes.get(target) ?? graph.interfaces.get(target);
    const relationship = this.#followed.at(-1);
    const keysOf = (side: string, properties: ReadonlyMap<string, Property>) =>
      [...properties.keys()].map((name) => `${side}_${name}`.toUpperCase());
    return [
      ...keysOf('node', type?.properties ?? new Map()),
      ...keysOf('edge', relationship ? edgeProperties(graph, relationship) : new Map()),
    ];
  }

  #print(tree: Tree): string {
    if (tree.kind === 'object')
      return `{${tree.fields.map(([name, inner]) => `${name}: ${this.#print(inner)}`).join(', ')}}`;
    if (tree.kind === 'list') return `[${tree.items.map((inner) => this.#print(inner)).join(', ')}]`;
    if (tree.required || (!tree.variable && this.#choices.chance(40)))
      return literal(tree.draw(this.#choices, NO_DATA), tree.name ?? false);
    return this.#variable(tree.type, tree.draw);
  }

  #variable(type: string, draw: Draw): string {
    const name = `v${this.#variables.length}`;
    this.#variables.push({ name, type, draw });
    return `$${name}`;
  }

  #directed(head: string, tail = ''): string {
    if (this.#conditions === 0 || !this.#choices.chance(6)) return `${head} ${tail}`;
    this.#conditions -= 1;
    const directive = this.#choices.pick(['include', 'skip']);
    const test = this.#choices.chance(30)
      ? String(this.#choices.chance(50))
      : this.#variable('Boolean!', (choices) => choices.chance(25) !== (directive === 'include'));
    return `${head} @${directive}(if: ${test}) ${tail}`;
  }

  #next(): number {
    this.#count += 1;
    return this.#count;
  }
}

/** Nodes and connections go deeper; what a connection consists of does not. */
function costOf(field: GraphQLField<unknown, unknown>): number {
  const parts = ['nodes', 'edges', 'node', 'pageInfo', 'aggregate', 'groupBy', 'requirement', 'leftOut'];
  const named = getNamedType(field.type);
  const isPart = parts.includes(field.name) || /Aggregate$/.test(named.name);
  return isPart ? 0 : 1;
}

/** A union has no fields of its own. */
function fieldsOf(type: Composite): Readonly<Record<string, GraphQLField<unknown, unknown>>> {
  return isUnionType(type) ? {} : type.getFields();
}

/** Types on which a fragment may stand in a selection on this type. */
function conditions(type: Composite, { schema }: Model): readonly Composite[] {
  if (isObjectType(type)) return [type, ...type.getInterfaces()];
  const members = schema.getPossibleTypes(type);
  if (isInterfaceType(type)) return [type, ...type.getInterfaces(), ...members];
  return [type, ...members, ...new Set(members.flatMap((member) => member.getInterfaces()))];
}

/** Values for an operation's variables; a cursor is one of those that are known for its place, if any. */
export function drawVariables(
  operation: Operation,
  choices: Drawn,
  datasets: Datasets,
  cursors: ReadonlyMap<number, readonly Cursor[]>,
): { readonly real: Record<string, unknown>; readonly reference: Record<string, unknown> } {
  const [real, reference]: Record<string, unknown>[] = [{}, {}];
  // A cursor belongs to its ordering: without the variable that orders, one from an earlier answer would be refused.
  const optional = operation.variables.filter(({ type }) => !type.includes('Order!'));
  const omitted = choices.chance(8) ? choices.pick([...optional, undefined]) : undefined;
  for (const variable of operation.variables) {
    if (variable === omitted && !variable.type.endsWith('!')) continue;
    const known = variable.cursorOf === undefined ? [] : (cursors.get(variable.cursorOf) ?? []);
    if (known.length > 0 && !choices.chance(30)) {
      const cursor = choices.pick(known);
      Object.assign(real ?? {}, { [variable.name]: cursor.real });
      Object.assign(reference ?? {}, { [variable.name]: cursor.reference });
    } else {
      const value = variable.draw(choices, datasets);
      Object.assign(real ?? {}, { [variable.name]: value });
      Object.assign(reference ?? {}, { [variable.name]: value });
    }
  }
  return { real: real ?? {}, reference: reference ?? {} };
}

/** A place in a connection, in the plugin's own form and in the reference's. */
export interface Cursor {
  readonly real: string;
  readonly reference: string;
}
