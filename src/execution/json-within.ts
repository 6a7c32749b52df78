/** Levels that are written piece by piece: response, data, root field and its list, each of whose nodes is a piece. */
const pieceLevels = 4;

/**
 * Writes JSON as `JSON.stringify` does, and stops as soon as it has more letters than allowed: response keys are repeated for every
 * node, so that a result of little memory may be text of hundreds of megabytes.
 *
 * @returns Undefined where the text has more than `maxLetters`.
 */
export function jsonWithin(value: object, maxLetters: number): string | undefined {
  const writer = { text: '', maxLetters };
  return write(value, pieceLevels, writer) ? writer.text : undefined;
}

interface Writer {
  text: string;
  readonly maxLetters: number;
}

/** @returns False where it is too long. */
function write(value: unknown, levels: number, writer: Writer): boolean {
  if (levels === 0 || typeof value !== 'object' || value === null || 'toJSON' in value) {
    return add(JSON.stringify(value) ?? 'null', writer);
  }
  if (Array.isArray(value)) return writeList(value, levels, writer);
  return writeObject(value, levels, writer);
}

function writeList(list: readonly unknown[], levels: number, writer: Writer): boolean {
  if (levels === 1) return writeItems(list, writer);
  let separator = '[';
  for (const item of list) {
    if (!add(separator, writer) || !write(item, levels - 1, writer)) return false;
    separator = ',';
  }
  return add(list.length === 0 ? '[]' : ']', writer);
}

/** Letters to write at a time, about: many small items one by one take twice as long. */
const lettersPerPiece = 16_384;

/** Writes the first item by itself, then more at a time, the shorter those before were. */
function writeItems(list: readonly unknown[], writer: Writer): boolean {
  const start = writer.text.length;
  if (!add('[', writer)) return false;
  for (let index = 0; index < list.length; ) {
    const lettersPerItem = (writer.text.length - start) / index;
    const count = index === 0 ? 1 : Math.ceil(lettersPerPiece / lettersPerItem);
    const piece = JSON.stringify(list.slice(index, index + count)).slice(1, -1);
    if (!add(index === 0 ? piece : `,${piece}`, writer)) return false;
    index += count;
  }
  return add(']', writer);
}

function writeObject(value: object, levels: number, writer: Writer): boolean {
  let separator = '{';
  for (const [key, inner] of Object.entries(value)) {
    if (inner === undefined || typeof inner === 'function' || typeof inner === 'symbol') continue;
    if (!add(`${separator}${JSON.stringify(key)}:`, writer) || !write(inner, levels - 1, writer))
      return false;
    separator = ',';
  }
  return add(separator === '{' ? '{}' : '}', writer);
}

function add(text: string, writer: Writer): boolean {
  writer.text += text;
  return writer.text.length <= writer.maxLetters;
}
