/** Letters of the texts in a batch, from which on it is full. */
const MAX_LETTERS = 4_000_000;

/**
 * Cuts a stream into lists of at most `size`, holding one at a time. A list whose texts have some megabytes is complete earlier, so that it
 * fits the memory of a transaction.
 *
 * @param lettersOf The number of letters in an item's texts; 0 where left out, for items that are small.
 */
export async function* batches<Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
  size: number,
  lettersOf: (item: Item) => number = () => 0,
): AsyncGenerator<Item[], void, undefined> {
  let batch: Item[] = [];
  let letters = 0;
  for await (const item of items) {
    batch.push(item);
    letters += lettersOf(item);
    if (batch.length === size || letters >= MAX_LETTERS) {
      yield batch;
      batch = [];
      letters = 0;
    }
  }
  if (batch.length > 0) yield batch;
}

/** The number of letters in a record's texts. */
export function lettersOfRecord({
  properties,
}: {
  readonly properties: Readonly<Record<string, unknown>>;
}): number {
  let letters = 0;
  for (const value of Object.values(properties)) {
    if (typeof value === 'string') letters += value.length;
    else if (Array.isArray(value))
      for (const item of value) if (typeof item === 'string') letters += item.length;
  }
  return letters;
}
