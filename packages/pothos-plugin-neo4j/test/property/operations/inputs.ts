import type { Graph, Property, Relationship } from '@rolegraph/graph-model';
import {
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
} from 'graphql';
import type { Choices } from '../choices.ts';
import { DATES, edgeProperties, REAL, SLUGS, TEXTS, WHOLE } from '../data.ts';
import type { Datasets } from '../reference/answer.ts';
import { globalId } from '../reference/ids.ts';
import type { Draw, Tree } from './tree.ts';

/** What of a shared input type means something where it stands. */
interface Rows {
  /** The relationship that leads to the rows; undefined where none does. */
  readonly relationship?: Relationship | undefined;
  /** Set within `edge`. */
  readonly onEdge?: boolean;
}

const COMBINING = ['and', 'or', 'not'];

/** Draws the shapes of filters and orderings from the schema's input types. */
export class InputShapes {
  readonly #graph: Graph;
  readonly #choices: Choices;

  constructor(graph: Graph, choices: Choices) {
    this.#graph = graph;
    this.#choices = choices;
  }

  /** A filter; the deeper, the fewer conditions. */
  filter(type: GraphQLInputObjectType, depth: number, rows: Rows = {}): Tree {
    const fields = Object.values(type.getFields()).filter((field) => this.#means(type, field, rows));
    const comparisons = isScalarFilter(type);
    const usable = fields.filter((field) => comparisons || depth > 0 || isShallow(field));
    const count = this.#choices.below(comparisons || depth <= 1 ? 2 : 3) + (this.#choices.chance(5) ? 0 : 1);
    const chosen = new Map<string, Tree>();
    for (let left = usable.length === 0 ? 0 : count; left > 0; left -= 1) {
      const field = this.#choices.pick(usable);
      chosen.set(field.name, this.#condition(type, field, depth, rows));
    }
    return { kind: 'object', fields: [...chosen] };
  }

  /** One to three things to sort by. */
  orderBy(type: GraphQLInputObjectType, rows: Rows = {}): Tree {
    const keys = this.#choices.times(this.#choices.below(3) + 1, () => this.#key(type, rows));
    return { kind: 'list', items: keys };
  }

  #key(type: GraphQLInputObjectType, rows: Rows): Tree {
    const fields = Object.values(type.getFields()).filter((field) => this.#means(type, field, rows));
    const field = this.#choices.pick(fields);
    const named = getNamedType(field.type);
    if (isInputObjectType(named)) {
      const inner = { ...rows, onEdge: field.name === 'edge' };
      return { kind: 'object', fields: [[field.name, this.#key(named, inner)]] };
    }
    const direction = this.#choices.pick(['ASC', 'DESC', 'ASC_NULLS_FIRST', 'DESC_NULLS_FIRST']);
    const leaf: Tree = { kind: 'leaf', type: named.name, draw: () => direction, name: true, required: true };
    return { kind: 'object', fields: [[field.name, leaf]] };
  }

  /** Whether a field is about what the rows have: their relationship may lack what another one to the same type has. */
  #means(
    owner: GraphQLInputObjectType,
    { name }: GraphQLInputField,
    { relationship, onEdge }: Rows,
  ): boolean {
    const properties = relationship ? edgeProperties(this.#graph, relationship) : new Map<string, Property>();
    if (onEdge) return COMBINING.includes(name) || properties.has(name);
    if (name === 'edge') return [...properties.values()].some(({ list }) => !list);
    if (owner.name.endsWith('Condition') && name === 'requirement')
      return relationship?.threshold !== undefined;
    return true;
  }

  #condition(owner: GraphQLInputObjectType, field: GraphQLInputField, depth: number, rows: Rows): Tree {
    const type = getNullableType(field.type);
    const named = getNamedType(type);
    if (!isInputObjectType(named)) return this.#leaf(owner, field, type);
    if (isListType(type)) {
      return {
        kind: 'list',
        items: this.#choices.times(this.#choices.below(3), () => this.filter(named, depth - 1, rows)),
      };
    }
    const relationship = this.#relationship(owner, field);
    if (relationship?.one && this.#choices.chance(20)) {
      return { kind: 'leaf', type: named.name, draw: () => null };
    }
    if (relationship) return this.filter(named, depth - 1, { relationship });
    if (field.name === 'edge') return this.filter(named, depth - 1, { ...rows, onEdge: true });
    const ofRows = COMBINING.includes(field.name) || ['node', 'some', 'every', 'none'].includes(field.name);
    return this.filter(named, depth - 1, ofRows ? rows : {});
  }

  #leaf(owner: GraphQLInputObjectType, field: GraphQLInputField, type: GraphQLInputType): Tree {
    const draw = drawOf(owner.name, getNamedType(type).name, this.#graph);
    const name = isEnumType(getNamedType(type));
    const variable = owner.name === 'IDFilter';
    if (isListType(type)) {
      const many: Draw = (choices, datasets) =>
        choices.times(choices.below(4), () => draw(choices, datasets));
      return { kind: 'leaf', type: `[${getNamedType(type).name}!]`, draw: many, name, variable };
    }
    const nullable = field.name === 'eq' && owner.name !== 'IDFilter' && owner.name !== 'CountFilter';
    const one: Draw = (choices, datasets) => (nullable && choices.chance(3) ? null : draw(choices, datasets));
    return { kind: 'leaf', type: getNamedType(type).name, draw: one, name, variable };
  }

  /** The relationship that a field of a node's filter follows. */
  #relationship(owner: GraphQLInputObjectType, field: GraphQLInputField): Relationship | undefined {
    const name = owner.name.replace(/Filter$/, '');
    const type = this.#graph.nodes.get(name) ?? this.#graph.interfaces.get(name);
    return type?.relationships.get(field.name);
  }
}

/** Draws a value that stands for something in the data, often enough. */
export function drawOf(owner: string, type: string, graph: Graph): Draw {
  if (owner === 'CountFilter') return (choices) => choices.below(4);
  if (owner === 'DateFilter' || type === 'Date') return (choices) => choices.pick(DATES);
  switch (type) {
    case 'ID':
      return drawId;
    case 'Int':
      return (choices) => choices.pick(WHOLE);
    case 'Float':
      return (choices) => choices.pick(REAL);
    case 'Boolean':
      return (choices) => choices.pick([true, false]);
    case 'String':
      return (choices) => choices.pick([...TEXTS, ...SLUGS]);
    default:
      return (choices) => choices.pick(enumNames(type, graph));
  }
}

/** A node's global id; now and then one of nothing, or no id at all. */
export const drawId: Draw = (choices, datasets) => {
  const nodes = datasets.flatMap((data) => data.nodes);
  if (nodes.length === 0 || choices.chance(10)) return choices.pick(['nonsense', '', 'QXV0aG9yOmQwL3p6eg']);
  return globalId(choices.pick(nodes));
};

/** A reference to a node of a type; to one that is not there where there are none, and now and then besides. */
export function drawReference(type: string): Draw {
  return (choices: Choices, datasets: Datasets) => {
    const nodes = datasets.flatMap((data) => data.nodes).filter((node) => node.type.name === type);
    if (nodes.length === 0 || choices.chance(5)) return 'nobody';
    const node = choices.pick(nodes);
    return choices.pick([node.slug, `${node.dataset}/${node.slug}`, globalId(node)]);
  };
}

function enumNames(type: string, graph: Graph): readonly string[] {
  const shapes = [
    ...[...graph.nodes.values()].map(({ properties }) => properties),
    ...graph.outgoing.map(({ relationship }) => relationship.properties),
  ];
  for (const properties of shapes) {
    for (const { kind } of properties.values()) {
      if (typeof kind !== 'string' && kind.name === type) return Object.keys(kind.values);
    }
  }
  throw new TypeError(`There is no enum ${type}`);
}

function isScalarFilter(type: GraphQLInputObjectType): boolean {
  return Object.values(type.getFields()).every(({ type: field }) => !isInputObjectType(getNamedType(field)));
}

function isShallow({ type }: GraphQLInputField): boolean {
  const named = getNamedType(type);
  return isInputObjectType(named) && isScalarFilter(named);
}
