import { Agent, request as httpRequest } from 'node:http';
import { expect, onTestFinished, test, vi } from 'vitest';
import { model } from '../../schema/index.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { startProduct } from '../support/product.ts';
import { badNetwork } from '../support/proxy.ts';

vi.setConfig({ testTimeout: 90_000 });

const neo4j = await testNeo4j({ model });

test('asked to end under load, it answers every request that it has accepted, and exits with 0', async () => {
  const product = startProduct({
    NEO4J_URI: neo4j.uri,
    NEO4J_USERNAME: neo4j.username,
    NEO4J_PASSWORD: neo4j.password,
    RESPONSE_CACHE: '0',
  });
  const url = await product.ready();
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  let answered = 0;
  const lost: string[] = [];
  const clients = Array.from({ length: 16 }, async () => {
    for (;;) {
      const outcome = await ask(url, agent);
      if (outcome === 'refused') return;
      if (outcome === 'answered') answered += 1;
      else lost.push(outcome);
    }
  });
  await vi.waitUntil(() => answered > 300, 60_000);
  const before = answered;
  product.child.kill('SIGTERM');
  await Promise.all(clients);
  expect(lost).toEqual([]);
  expect(answered).toBeGreaterThanOrEqual(before);
  expect((await product.ended).code).toBe(0);
});

test('asked to end while a statement takes longer than ten seconds, it waits for it, answers and exits with 0', async () => {
  const network = await badNetwork(neo4j.uri);
  const product = startProduct({
    NEO4J_URI: network.uri,
    NEO4J_USERNAME: neo4j.username,
    NEO4J_PASSWORD: neo4j.password,
    RESPONSE_CACHE: '0',
  });
  const url = await product.ready();
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  await vi.waitUntil(async () => (await ask(url, agent)) === 'answered', 30_000);
  network.silent = true;
  const asking = ask(url, agent);
  const start = performance.now();
  product.child.kill('SIGTERM');
  await vi.waitUntil(() => product.output().includes('SIGTERM'));
  await vi.waitUntil(() => performance.now() - start > 11_000, 15_000);
  network.silent = false;
  expect(await asking).toBe('answered');
  expect((await product.ended).code).toBe(0);
});

/** Refused is what no connection was made for: nothing of it was accepted. */
function ask(url: string, agent: Agent): Promise<string> {
  const body = JSON.stringify({ query: '{ roles { nodes { name skills(first: 5) { nodes { name } } } } }' });
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve) => {
    const request = httpRequest(`${url}/graphql`, { method: 'POST', headers, agent }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += chunk));
      response.on('end', () => resolve(response.complete && isRight(text) ? 'answered' : `odd: ${text}`));
      response.on('error', (error) => resolve(`broken: ${error.message}`));
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code === 'ECONNREFUSED' ? 'refused' : `${error.code} reused: ${request.reusedSocket}`);
    });
    request.end(body);
  });
}

function isRight(text: string): boolean {
  return text.startsWith('{"data":{"roles":') && !text.includes('errors');
}
