import type { IncomingMessage, ServerResponse } from 'node:http';
import { openDriver } from '@rolegraph/managed-neo4j/connect';
import neo4j, { type Driver } from 'neo4j-driver';
import { works } from '../works/index.ts';
import type { Reference, Values } from '../works/work.ts';
import { serveInChild } from './child.ts';

/**
 * What somebody would write who knows Neo4j well and needs these answers only: one statement by hand for each work, the
 * raw driver in its fastest form, rows as lists, and an answer in RoleGraph's very bytes. No GraphQL.
 */
serveInChild((access) => {
  const driver = openDriver(access);
  const handlers = new Map(works.map(({ name, reference }) => [`/${name}`, reference]));
  return {
    driver,
    listener: (request, response) => {
      const reference = handlers.get(request.url ?? '');
      if (!reference) return void response.writeHead(404).end();
      answer(driver, access.release, reference, request, response).catch((thrown: unknown) => {
        response.writeHead(500, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ errors: [{ message: String(thrown) }] }));
      });
    },
  };
});

async function answer(
  driver: Driver,
  release: string,
  { cypher, parameters, data }: Reference,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { variables } = JSON.parse(await bodyOf(request)) as { variables: Values };
  const session = driver.session({ database: 'neo4j', defaultAccessMode: neo4j.session.READ });
  try {
    const result = await session.run(cypher, { release, ...(parameters?.(variables) ?? variables) });
    const rows = result.records.map((record) => record.get(0));
    const text = JSON.stringify({ data: data(rows) });
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    });
    response.end(text);
  } finally {
    await session.close();
  }
}

function bodyOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => resolve(Buffer.concat(chunks).toString()));
    request.on('error', reject);
  });
}
