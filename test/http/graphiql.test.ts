import { expect, test, vi } from 'vitest';
import { openSettings } from '../../src/http/pipeline/settings.ts';
import { startServer } from './fixture.ts';

// Not a unit test: the first page may have to be built, in another process.
vi.setConfig({ testTimeout: 60_000 });

const hello = { hello: () => 'hi' };
const examples = [
  {
    name: 'greeting',
    topic: 'Greetings',
    question: 'Who is there?',
    query: '# Who is there?\nquery Greeting { hello }\n',
  },
  {
    name: 'again',
    topic: 'Greetings',
    question: 'And again?',
    query: '# And again?\nquery Again { hello }\n',
  },
];
const browser = { accept: 'text/html,*/*' };

test('a browser gets GraphiQL with the examples', async () => {
  const { url } = await startServer(hello, { examples });
  const response = await fetch(`${url}/graphql`, { headers: browser });
  const page = await response.text();
  expect(response.headers.get('content-encoding')).toBe('gzip');
  expect(page).toContain('# Who is there?');
  expect(page).toContain('# And again?');
});

test('GraphiQL brings everything with it: no part of the page is loaded from elsewhere', async () => {
  const { url } = await startServer(hello, { examples });
  const response = await fetch(`${url}/graphql`, { headers: browser });
  const page = await response.text();
  const loaded = page.match(/<(script|link|img|iframe)\b[^>]*\b(src|href)=["']?(https?:)?\/\/[^>]*/g);
  expect(loaded).toBeNull();
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/https?:/);
});

test('a browser that has the page already is told so', async () => {
  const { url } = await startServer(hello, { examples });
  const first = await fetch(`${url}/graphql`, { headers: browser });
  await first.arrayBuffer();
  const again = await fetch(`${url}/graphql`, {
    headers: { ...browser, 'if-none-match': first.headers.get('etag') ?? '' },
  });
  expect(again.status).toBe(304);
});

test('a question in the address is not replaced by an example', async () => {
  const { url } = await startServer(hello, { examples });
  const page = await (await fetch(`${url}/graphql?query={hello}`, { headers: browser })).text();
  expect(page.slice(-3000)).not.toContain('"query":');
});

test('a program that asks the same address gets JSON', async () => {
  const { url } = await startServer(hello, { examples });
  const response = await fetch(`${url}/graphql?query={hello}`);
  expect(await response.json()).toEqual({ data: { hello: 'hi' } });
});

test('where callers must say who they are, the page is shown with any address, and nothing is answered by it', async () => {
  const config = { identity: { ...openSettings.identity, anonymous: false } };
  const { url } = await startServer(hello, { examples, config });
  const shown = await fetch(`${url}/graphql?query={hello}`, { headers: browser });
  const page = await shown.text();
  expect(shown.status).toBe(200);
  expect(page).toContain('"identity":"required"');
  expect(page).not.toContain('"hello":"hi"');
  expect((await fetch(`${url}/graphql?query={hello}`)).status).toBe(401);
});

test('where there is no GraphiQL, a question in an address is refused to those who do not say who they are', async () => {
  const config = { graphiql: false, identity: { ...openSettings.identity, anonymous: false } };
  const { url } = await startServer(hello, { config });
  expect((await fetch(`${url}/graphql?query={hello}`, { headers: browser })).status).toBe(401);
});
