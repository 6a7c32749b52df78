import { HashSlots, mixed } from './hash-slots.ts';
import { NumberList } from './number-list.ts';

/** Bytes of a chunk. A text lies in one chunk; a longer one gets a chunk of its own. */
const chunkBytes = 1 << 20;

/** The byte after each text, which encodes no code unit. */
const end = 0xff;

/**
 * Numbers texts in the order in which they come, each text once. A text takes its letters (one byte for ASCII, up to three for others),
 * 9 bytes, and 5 to 11 of the hash table: a third of its bytes as a key of a `Map`, and without the limit of that.
 *
 * Exact: texts are kept code unit by code unit and compared, so that no hash collision takes two texts for one.
 */
export class TextTable {
  readonly #chunks: Uint8Array[] = [];
  /** The start of the next text in the last chunk. */
  #free = chunkBytes;
  /** By text, its chunk, and its start there below. */
  readonly #chunkOf = new NumberList();
  readonly #startOf = new NumberList();
  readonly #slots = new HashSlots();
  /** The wanted text, encoded. */
  #wanted = new Uint8Array(256);
  readonly #hashOf = (entry: number) => hashOf(this.#chunkAt(entry), this.#startOf.at(entry));
  readonly #isWanted = (entry: number) => {
    const bytes = this.#chunkAt(entry);
    const start = this.#startOf.at(entry);
    for (let index = 0; ; index += 1) {
      const byte = this.#wanted[index];
      if (byte !== bytes[start + index]) return false;
      if (byte === end) return true;
    }
  };

  get size(): number {
    return this.#startOf.length;
  }

  /** @returns The text's number, or undefined. */
  get(text: string): number | undefined {
    this.#encode(text);
    return this.#slots.find(hashOf(this.#wanted, 0), this.#isWanted);
  }

  /** @returns The text's number; undefined where it is there already. */
  add(text: string): number | undefined {
    return this.get(text) === undefined ? this.#append(text) : undefined;
  }

  /** Adds the text where it is not there. @returns The text's number. */
  numberOf(text: string): number {
    return this.get(text) ?? this.#append(text);
  }

  /** @param entry A number below `size`. */
  textAt(entry: number): string {
    const bytes = this.#chunkAt(entry);
    let text = '';
    for (let index = this.#startOf.at(entry); ; ) {
      const byte = bytes[index] ?? end;
      if (byte === end) return text;
      const length = byte < 0x80 ? 1 : byte < 0xe0 ? 2 : 3;
      let unit = length === 1 ? byte : byte & (length === 2 ? 0x1f : 0x0f);
      for (let more = 1; more < length; more += 1) unit = (unit << 6) | ((bytes[index + more] ?? 0) & 0x3f);
      text += String.fromCharCode(unit);
      index += length;
    }
  }

  /** The texts with their numbers, in order. */
  *[Symbol.iterator](): Generator<readonly [text: string, entry: number]> {
    for (let entry = 0; entry < this.size; entry += 1) yield [this.textAt(entry), entry];
  }

  #chunkAt(entry: number): Uint8Array {
    return this.#chunks[this.#chunkOf.at(entry)] ?? this.#wanted;
  }

  #append(text: string): number {
    const entry = this.size;
    const bytes = this.#encode(text);
    this.#slots.insert(hashOf(this.#wanted, 0), entry, this.#hashOf);
    if (this.#free + bytes > chunkBytes) {
      this.#chunks.push(new Uint8Array(Math.max(chunkBytes, bytes)));
      this.#free = 0;
    }
    this.#chunks.at(-1)?.set(this.#wanted.subarray(0, bytes), this.#free);
    this.#chunkOf.push(this.#chunks.length - 1);
    this.#startOf.push(this.#free);
    this.#free += bytes;
    return entry;
  }

  /** Encodes as UTF-8 does, but unit by unit: half of a surrogate pair is a unit like others. @returns The number of bytes. */
  #encode(text: string): number {
    if (this.#wanted.length < text.length * 3 + 1) this.#wanted = new Uint8Array(text.length * 6 + 1);
    const bytes = this.#wanted;
    let index = 0;
    for (let letter = 0; letter < text.length; letter += 1) {
      const unit = text.charCodeAt(letter);
      if (unit < 0x80) bytes[index++] = unit;
      else {
        if (unit < 0x800) bytes[index++] = 0xc0 | (unit >> 6);
        else {
          bytes[index++] = 0xe0 | (unit >> 12);
          bytes[index++] = 0x80 | ((unit >> 6) & 0x3f);
        }
        bytes[index++] = 0x80 | (unit & 0x3f);
      }
    }
    bytes[index] = end;
    return index + 1;
  }
}

/** FNV-1a over an encoded text. */
function hashOf(bytes: Uint8Array, start: number): number {
  let hash = 0x811c9dc5;
  for (let index = start; bytes[index] !== end; index += 1) {
    hash = Math.imul(hash ^ (bytes[index] ?? 0), 0x01000193);
  }
  return mixed(hash);
}
