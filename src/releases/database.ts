import type { Driver, RecordShape } from 'neo4j-driver';
import neo4j from 'neo4j-driver';

/** A database of a Neo4j, as the release loader talks to it: rows as objects. */
export interface Database {
  readonly driver: Driver;
  readonly database: string;
}

export type Row = RecordShape;

/** Runs a statement that only reads. */
export async function read<R extends Row>(
  { driver, database }: Database,
  statement: string,
  parameters: Row = {},
): Promise<R[]> {
  const session = driver.session({ database, defaultAccessMode: neo4j.session.READ });
  try {
    return await session.executeRead(async (tx) => rows<R>(await tx.run<R>(statement, parameters)));
  } finally {
    await session.close();
  }
}

/** Rows that are on their way at a time. */
const fetchSize = 1000;

/** Runs a statement that only reads, and gives its rows one by one as they are asked for. The server's limit of time does not end it. */
export async function* streamed<R extends Row>(
  { driver, database }: Database,
  statement: string,
  parameters: Row = {},
): AsyncGenerator<R> {
  const session = driver.session({ database, defaultAccessMode: neo4j.session.READ, fetchSize });
  try {
    // 0: as long as the caller takes for the rows.
    for await (const record of session.run<R>(statement, parameters, { timeout: 0 })) yield record.toObject();
  } finally {
    await session.close();
  }
}

/** Runs a statement that writes, in a transaction of its own that is tried again where Neo4j says so. */
export async function write<R extends Row>(
  { driver, database }: Database,
  statement: string,
  parameters: Row = {},
): Promise<R[]> {
  const session = driver.session({ database });
  try {
    return await session.executeWrite(async (tx) => rows<R>(await tx.run<R>(statement, parameters)));
  } finally {
    await session.close();
  }
}

/** Runs a statement that opens transactions of its own. */
export async function runAlone(
  { driver, database }: Database,
  statement: string,
  parameters: Row = {},
): Promise<void> {
  const session = driver.session({ database });
  try {
    await session.run(statement, parameters);
  } finally {
    await session.close();
  }
}

export function rows<R extends Row>(result: { records: { toObject(): R }[] }): R[] {
  return result.records.map((record) => record.toObject());
}
