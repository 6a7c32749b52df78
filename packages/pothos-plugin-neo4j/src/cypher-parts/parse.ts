import type { CypherPart, RelationshipPart, RelationshipTypePart } from './part.ts';

/**
 * Parses Cypher text into its parts. Comments go, and every run of blanks outside quotes becomes one.
 *
 * @throws TypeError for quotes, a comment or a pattern without an end, and for a pattern whose types are anything but names and parameters.
 */
export function parseCypher(text: string): readonly CypherPart[] {
  const parser = new CypherParser(text);
  return trimmed(parser.partsUntil([]));
}

/** Tokens, tried in this order. */
const TOKENS = {
  blank: /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y,
  quoted: /'(?:\\[\s\S]|[^'\\])*'|"(?:\\[\s\S]|[^"\\])*"|`(?:[^`]|``)*`/y,
  incoming: /<\$(\w+)(?=-)/y,
  outgoing: /(?<=-)\$(\w+)>/y,
  selected: /\$selected((?:\.\w+)+)/y,
  values: /\$(\w+)\.values\b/y,
  parameter: /\$(\w+)/y,
  pattern: /(?<=-\s*)\[\s*(\w*|`(?:[^`]|``)*`)\s*:(?!:)/y,
  subquery: /\bCALL\s*\(\s*(\)|\*\s*\))?/y,
  word: /\w+/y,
} as const;

/** What ends an expression behind LIMIT or SKIP. */
const CLAUSES = new Set(
  'CALL CREATE DELETE DETACH FINISH FOREACH LIMIT MATCH MERGE OFFSET OPTIONAL ORDER REMOVE RETURN SET SKIP UNION UNWIND WHERE WITH'.split(
    ' ',
  ),
);

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

class CypherParser {
  readonly #text: string;
  #position = 0;
  /** Whether the expression that is read stands behind LIMIT or SKIP. */
  #limits = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** The parts up to a character or word that stands in no bracket of its own, or to the end of the text where none is given. */
  partsUntil(ends: readonly string[]): readonly CypherPart[] {
    const parts = new PartList();
    const open: string[] = [];
    while (this.#position < this.#text.length) {
      if (open.length === 0 && ends.some((end) => this.#isAt(end))) return parts.all;
      this.#next(parts, open);
    }
    if (ends.length > 0)
      throw new TypeError(`Cypher text ends within a pattern, before ${ends.join(' or ')}`);
    return parts.all;
  }

  #next(parts: PartList, open: string[]): void {
    if (this.#take(TOKENS.blank)) {
      parts.text(' ');
      return;
    }
    const quoted = this.#take(TOKENS.quoted);
    if (quoted) {
      parts.text(quoted[0]);
      return;
    }
    for (const side of ['incoming', 'outgoing'] as const) {
      const arrowhead = this.#take(TOKENS[side]);
      if (!arrowhead) continue;
      parts.add({
        kind: 'arrowhead',
        side: side === 'incoming' ? 'INCOMING' : 'OUTGOING',
        name: arrowhead[1] ?? '',
      });
      return;
    }
    const selected = this.#take(TOKENS.selected);
    if (selected) {
      parts.add({ kind: 'selected', column: (selected[1] ?? '').slice(1) });
      return;
    }
    const values = this.#take(TOKENS.values);
    if (values) {
      parts.add({ kind: 'values', name: values[1] ?? '' });
      return;
    }
    const parameter = this.#take(TOKENS.parameter);
    if (parameter) {
      parts.add({ kind: 'parameter', name: parameter[1] ?? '', limits: this.#limits });
      return;
    }
    const pattern = this.#take(TOKENS.pattern);
    if (pattern) {
      parts.add(this.#relationship(pattern[1] ?? ''));
      return;
    }
    const subquery = this.#take(TOKENS.subquery);
    if (subquery) {
      this.#limits = false;
      const end = subquery[1];
      parts.add({
        kind: 'subquery',
        sees: end === undefined ? 'names' : end === ')' ? 'nothing' : 'everything',
      });
      if (end === undefined) open.push(')');
      return;
    }
    const word = this.#take(TOKENS.word);
    if (word) {
      this.#noteClause(word[0], word.index);
      parts.text(word[0]);
      return;
    }
    this.#character(parts, open);
  }

  #character(parts: PartList, open: string[]): void {
    const character = this.#text[this.#position] ?? '';
    if ('\'"`'.includes(character) || this.#text.startsWith('/*', this.#position))
      throw new TypeError(
        `Cypher text ends within ${character}: ${this.#text.slice(this.#position, this.#position + 40)}`,
      );
    const close = closing[character];
    if (close !== undefined) open.push(close);
    else if (character === open.at(-1)) open.pop();
    if (character === '}') this.#limits = false;
    parts.text(character);
    this.#position += 1;
  }

  /** Clauses are written in capitals, in files as in statements; a property or a variable of such a name is not. */
  #noteClause(word: string, index: number): void {
    if (!CLAUSES.has(word) || this.#text[index - 1] === '.') return;
    this.#limits = word === 'LIMIT' || word === 'SKIP' || word === 'OFFSET';
  }

  #relationship(variable: string): RelationshipPart {
    const types = this.#types();
    const steps = this.#isAt('*') ? trimmed(this.partsUntil(['{', 'WHERE', ']'])) : [];
    const properties = this.#isAt('{') ? trimmed(this.partsUntil(['WHERE', ']'])) : [];
    const where = this.#take(/WHERE\b/y);
    const condition = where ? trimmed(this.partsUntil([']'])) : [];
    if (!this.#take(/\]/y)) throw this.#unreadable();
    return { kind: 'relationship', variable, types, steps, properties, condition };
  }

  #types(): readonly RelationshipTypePart[] {
    const types: RelationshipTypePart[] = [];
    do {
      this.#take(TOKENS.blank);
      const type = this.#take(/\$(\w+)|(\w+)|`((?:[^`]|``)*)`/y);
      if (!type) throw this.#unreadable();
      const [text, parameter, plain, quoted] = type;
      types.push(
        parameter === undefined
          ? { kind: 'type', name: plain ?? (quoted ?? '').replaceAll('``', '`'), text }
          : { kind: 'parameter', name: parameter },
      );
      this.#take(TOKENS.blank);
    } while (this.#take(/\|:?/y));
    return types;
  }

  #unreadable(): TypeError {
    const around = this.#text.slice(Math.max(0, this.#position - 40), this.#position + 20);
    return new TypeError(`The types of a pattern are names and parameters joined by |, not … ${around} …`);
  }

  #isAt(end: string): boolean {
    if (!this.#text.startsWith(end, this.#position)) return false;
    if (!/\w/.test(end)) return true;
    const around = `${this.#text[this.#position - 1] ?? ' '}${this.#text[this.#position + end.length] ?? ' '}`;
    return !/[\w.]/.test(around);
  }

  #take(token: RegExp): RegExpExecArray | undefined {
    token.lastIndex = this.#position;
    const match = token.exec(this.#text);
    if (!match) return undefined;
    this.#position = token.lastIndex;
    return match;
  }
}

/** Parts in their order; neighbouring texts become one. */
class PartList {
  readonly all: CypherPart[] = [];

  add(part: CypherPart): void {
    this.all.push(part);
  }

  text(text: string): void {
    const last = this.all.at(-1);
    if (last?.kind === 'text') this.all[this.all.length - 1] = { kind: 'text', text: last.text + text };
    else this.all.push({ kind: 'text', text });
  }
}

/** Parts without the blanks around them. */
function trimmed(parts: readonly CypherPart[]): readonly CypherPart[] {
  const last = parts.length - 1;
  return parts.flatMap((part, index): readonly CypherPart[] => {
    if (part.kind !== 'text') return [part];
    const start = index === 0 ? part.text.replace(/^ /, '') : part.text;
    const text = index === last ? start.replace(/ $/, '') : start;
    return text === '' ? [] : [{ kind: 'text', text }];
  });
}
