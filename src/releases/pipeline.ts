/**
 * Prepares each item while the one before it is being written, so that neither waits for the other more than it must. Writes follow each
 * other in order; when one fails, or preparing does, nothing more is written, and none is under way when this ends.
 */
export async function pipeline<Item, Prepared>(
  items: AsyncIterable<Item>,
  prepare: (item: Item) => Prepared,
  write: (prepared: Prepared, item: Item) => Promise<void>,
): Promise<void> {
  let writing: Promise<void> = Promise.resolve();
  try {
    for await (const item of items) {
      const prepared = prepare(item);
      await writing;
      writing = write(prepared, item);
      // It is awaited before the next one; until then a rejection must not count as unhandled.
      writing.catch(() => undefined);
    }
  } finally {
    await writing.catch(() => undefined);
  }
  await writing;
}
