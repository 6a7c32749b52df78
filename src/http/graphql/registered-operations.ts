import { createHash } from 'node:crypto';
import { GraphQLError, Kind, parse, stripIgnoredCharacters } from 'graphql';

/** The parts of a request that name an operation by its id. */
interface Naming {
  readonly extensions?: unknown;
  readonly documentId?: unknown;
}

/**
 * The registered operations. The id of each is the SHA-256 of its text, as written or without ignored characters.
 */
export class RegisteredOperations {
  readonly #texts = new Map<string, string>();

  /** @param operations Texts, or pairs of an id and a text. */
  constructor(operations: Iterable<string | readonly [id: string, text: string]> = []) {
    for (const operation of operations) {
      const text = typeof operation === 'string' ? operation : operation[1];
      if (typeof operation !== 'string') this.#texts.set(operation[0], text);
      this.#texts.set(hashOf(text), text);
      this.#texts.set(hashOf(stripIgnoredCharacters(text)), text);
    }
  }

  /** Whether a text is that of a registered operation, ignored characters aside. */
  has(text: string): boolean {
    return this.#texts.has(hashOf(text)) || this.#texts.has(hashOf(stripped(text)));
  }

  /** The text of an id. */
  get(id: string): string | undefined {
    return this.#texts.get(id);
  }

  /** The names of all named operations, each once. */
  operationNames(): ReadonlySet<string> {
    return new Set([...new Set(this.#texts.values())].flatMap(namesIn));
  }

  /** The text that a request names. */
  named(naming: Naming): string | undefined {
    const id = operationIdIn(naming);
    return id === undefined ? undefined : this.get(id);
  }
}

/** The id that a request names: as `documentId`, or as Apollo's clients do in `extensions.persistedQuery.sha256Hash`. */
export function operationIdIn({ extensions, documentId }: Naming): string | undefined {
  if (typeof documentId === 'string') return documentId.replace(/^sha256:/, '');
  const { persistedQuery } = (extensions ?? {}) as { persistedQuery?: unknown };
  const { version, sha256Hash } = (persistedQuery ?? {}) as { version?: unknown; sha256Hash?: unknown };
  return version === 1 && typeof sha256Hash === 'string' ? sha256Hash : undefined;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function namesIn(text: string): readonly string[] {
  try {
    return parse(text, { noLocation: true }).definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION && definition.name ? [definition.name.value] : [],
    );
  } catch (thrown) {
    // A text that is no document has no names; a request for it gets the error of the parser.
    if (thrown instanceof GraphQLError) return [];
    throw thrown;
  }
}

/** @returns The text itself where it is no document: the parser reports that later. */
function stripped(text: string): string {
  try {
    return stripIgnoredCharacters(text);
  } catch (thrown) {
    if (thrown instanceof GraphQLError) return text;
    throw thrown;
  }
}
