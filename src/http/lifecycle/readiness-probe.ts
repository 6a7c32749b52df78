import { within } from '@rolegraph/managed-neo4j';
import neo4j, { type Driver } from 'neo4j-driver';

const statement = 'MATCH (publication:Publication) RETURN publication.dataset AS dataset';

/** Neo4j has not answered in time. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/**
 * Reads the published datasets. Given a function that opens a driver, it has one of its own, so that it waits for no
 * connection of operations; where Neo4j does not answer it closes that one, so that no probe stays behind.
 */
export class ReadinessProbe {
  readonly #source: Driver | (() => Driver);
  readonly #database: string;
  readonly #timeoutMs: number;
  #ownDriver: Driver | undefined;

  constructor(source: Driver | (() => Driver), database: string, timeoutMs: number) {
    this.#source = source;
    this.#database = database;
    this.#timeoutMs = timeoutMs;
  }

  /** @throws Neo4jError as the driver gives it; NoAnswer after the time limit. */
  async publishedDatasets(): Promise<ReadonlySet<string>> {
    try {
      return await within(
        this.#timeoutMs,
        readDatasets(this.#driver, this.#database, this.#timeoutMs),
        () => new NoAnswer(),
      );
    } catch (error) {
      if (error instanceof NoAnswer) this.#closeOwn();
      throw error;
    }
  }

  get #driver(): Driver {
    if (typeof this.#source !== 'function') return this.#source;
    this.#ownDriver ??= this.#source();
    return this.#ownDriver;
  }

  #closeOwn(): void {
    const driver = this.#ownDriver;
    this.#ownDriver = undefined;
    // The driver is dropped in any case: an error of closing says no more about a Neo4j that does not answer.
    driver?.close().catch(() => undefined);
  }
}

async function readDatasets(driver: Driver, database: string, timeout: number): Promise<ReadonlySet<string>> {
  const session = driver.session({ database, defaultAccessMode: neo4j.session.READ });
  try {
    const { records } = await session.run<{ dataset: string }>(
      statement,
      {},
      { timeout, metadata: { operation: 'ready' } },
    );
    return new Set(records.map((record) => record.get('dataset')));
  } finally {
    await session.close();
  }
}
