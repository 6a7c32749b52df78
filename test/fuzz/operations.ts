import type { GeneratorValue } from 'fast-check';
import fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { forgedTokens, hostileTexts, oddNumbers } from './hostile.ts';

/** How far an operation is from what the schema asks for. */
export type Mood = 'valid' | 'nearly valid' | 'hostile';

export interface Fuzzed {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Slugs of the article: without them, next to nothing would be found. */
const slugs = [
  'ai-engineer',
  'machine-learning-engineer',
  'mlops',
  'generative-ai',
  'generative-ai-projects',
  'python',
];

const deepest = 4;

/** Arguments that go ill with others, or take what only an earlier answer could give. */
const contrary = new Set(['last', 'after', 'before']);

/** What lists of one type share though not each has it all: a key to group by, a condition on an edge. */
const shared = new Set(['groupBy', 'edge']);

/** Makes operations out of a schema, each choice drawn from a generator of fast-check. */
export class OperationFuzzer {
  readonly #schema: GraphQLSchema;
  readonly #draw: GeneratorValue;
  readonly #mood: Mood;
  readonly #variables: Record<string, unknown> = {};
  readonly #declared: string[] = [];
  readonly #fragments: string[] = [];

  constructor(schema: GraphQLSchema, draw: GeneratorValue, mood: Mood) {
    this.#schema = schema;
    this.#draw = draw;
    this.#mood = mood;
  }

  operation(): Fuzzed {
    const query = this.#schema.getQueryType();
    if (!query) throw new Error('The schema has no queries');
    const selection = this.#selection(query, 0);
    const declared = this.#declared.length > 0 ? `(${this.#declared.join(', ')})` : '';
    const text = `query Fuzzed${declared} ${selection} ${this.#fragments.join(' ')}`;
    return { query: this.#mood === 'hostile' ? this.#broken(text) : text, variables: this.#variables };
  }

  #selection(type: GraphQLNamedType, depth: number): string {
    if (isAbstractType(type)) {
      const [some] = this.#some(this.#schema.getPossibleTypes(type), 1);
      const own = 'getFields' in type ? this.#fields(Object.values(type.getFields()), depth, 1) : '';
      return `{ __typename ${own} ... on ${some?.name} ${some ? this.#selection(some, depth) : ''} }`;
    }
    if (!isObjectType(type)) return '';
    const fields = this.#fields(Object.values(type.getFields()), depth, depth === 0 ? 2 : 3);
    if (this.#chance(10)) {
      const name = `F${this.#fragments.length}`;
      // Its place is taken before what is inside it may need one.
      this.#fragments.push('');
      this.#fragments[Number(name.slice(1))] = `fragment ${name} on ${type.name} { ${fields} }`;
      return `{ __typename ...${name} }`;
    }
    return `{ __typename ${fields} }`;
  }

  #fields(fields: readonly GraphQLField<unknown, unknown>[], depth: number, most: number): string {
    const fitting = fields.filter(
      ({ name, type }) =>
        (this.#mood !== 'valid' || !shared.has(name)) && (depth < deepest || isLeafType(getNamedType(type))),
    );
    return this.#some(fitting, most)
      .map((field) => this.#field(field, depth))
      .join(' ');
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const alias = this.#chance(15) ? `${this.#of(['a', 'b', '__proto__', 'constructor', '_'])}: ` : '';
    const name = this.#mood === 'nearly valid' && this.#chance(3) ? `${field.name}s` : field.name;
    const directive = this.#chance(5)
      ? ` @${this.#of(['skip', 'include'])}(if: ${this.#of(['true', 'false'])})`
      : '';
    const given = field.args
      .filter((arg) => this.#mood !== 'valid' || !contrary.has(arg.name))
      .filter((arg) => isNonNullType(arg.type) || this.#chance(arg.name === 'first' ? 60 : 15));
    const args = given.map((arg) => `${arg.name}: ${this.#argument(arg, depth)}`);
    const type = getNamedType(field.type);
    const selection = isLeafType(type) ? '' : this.#selection(type, depth + 1);
    return `${alias}${name}${args.length > 0 ? `(${args.join(', ')})` : ''}${directive} ${selection}`;
  }

  #argument(arg: GraphQLArgument, depth: number): string {
    const value = this.#value(arg.type, arg.name, 0);
    if (!this.#chance(40)) return printed(value);
    const name = `v${this.#declared.length}`;
    const type = this.#mood === 'nearly valid' && this.#chance(10) ? 'String' : String(arg.type);
    this.#declared.push(`$${name}: ${type}`);
    if (isNonNullType(arg.type) || !this.#chance(10)) this.#variables[name] = unwrapped(value);
    return depth >= 0 ? `$${name}` : '';
  }

  #value(type: GraphQLInputType, name: string, depth: number, required = false): unknown {
    if (this.#mood !== 'valid' && this.#chance(8))
      return this.#of<unknown>([null, true, [], {}, 'text', 1.5, [[1]]]);
    if (isNonNullType(type)) return this.#value(type.ofType, name, depth, true);
    if (!required && this.#chance(3)) return null;
    if (isListType(type)) {
      const length = this.#mood === 'hostile' && this.#chance(5) ? 300 : this.#number(0, 2);
      return Array.from({ length }, () => this.#value(type.ofType, name, depth + 1));
    }
    if (isEnumType(type)) return new EnumName(this.#of(type.getValues()).name);
    if (isInputObjectType(type)) {
      const fitting = Object.values(type.getFields()).filter(
        (field) => this.#mood !== 'valid' || !shared.has(field.name),
      );
      const fields = depth > 5 ? [] : this.#some(fitting, 2);
      return Object.fromEntries(
        fields.map((field) => [field.name, this.#value(field.type, field.name, depth + 1)]),
      );
    }
    return this.#leaf(type.name, name);
  }

  #leaf(type: string, name: string): unknown {
    if (type === 'Boolean') return this.#chance(50);
    if (type === 'Int' || type === 'SafeInt' || type === 'Float') {
      return this.#mood === 'valid' ? this.#number(1, 5) : this.#of(oddNumbers);
    }
    if (type === 'ID' || name === 'after' || name === 'before') return this.#of(forgedTokens);
    return this.#of(this.#mood === 'hostile' || this.#chance(20) ? hostileTexts : slugs);
  }

  /** Leaves something out, doubles it, or puts something odd in its place. */
  #broken(text: string): string {
    if (!this.#chance(60)) return text;
    const at = this.#number(0, text.length);
    const to = Math.min(text.length, at + this.#number(0, 12));
    const odd = this.#of([
      '',
      '{',
      '}',
      '(',
      '"',
      '...',
      '$',
      '@',
      '\u0000',
      '#',
      '"""',
      '&',
      text.slice(at, to).repeat(3),
    ]);
    return text.slice(0, at) + odd + text.slice(to);
  }

  #chance(percent: number): boolean {
    return this.#number(0, 99) < percent;
  }

  #number(least: number, most: number): number {
    return this.#draw(fc.integer, { min: least, max: most });
  }

  #of<Item>(items: readonly Item[]): Item {
    return items[this.#number(0, items.length - 1)] as Item;
  }

  #some<Item>(items: readonly Item[], most: number): readonly Item[] {
    const count = items.length === 0 ? 0 : this.#number(1, most);
    return [...new Set(Array.from({ length: count }, () => this.#of(items)))];
  }
}

/** The name of an enum's value is no string in a document and one in variables. */
class EnumName {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

function printed(value: unknown): string {
  if (value instanceof EnumName) return value.name;
  if (Array.isArray(value)) return `[${value.map(printed).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([key, inner]) => `${key}: ${printed(inner)}`)
      .join(', ')}}`;
  }
  return typeof value === 'string' && /^-?\d+(e\d+)?$/.test(value) ? value : JSON.stringify(value);
}

function unwrapped(value: unknown): unknown {
  if (value instanceof EnumName) return value.name;
  if (Array.isArray(value)) return value.map(unwrapped);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unwrapped(inner)]));
  }
  return value;
}
