import { expect, test } from 'vitest';
import { startServer } from './fixture.ts';

const hello = { hello: () => 'hi' };
const examples = [
  { name: 'greeting', question: 'Who is there?', query: '# Who is there?\nquery Greeting { hello }\n' },
  { name: 'again', question: 'And again?', query: '# And again?\nquery Again { hello }\n' },
];
const browser = { accept: 'text/html,*/*' };

test('a browser gets GraphiQL with the examples in tabs', async () => {
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
  expect(page.slice(-3000)).not.toMatch(/\],"query":/);
});

test('a program that asks the same address gets JSON', async () => {
  const { url } = await startServer(hello, { examples });
  const response = await fetch(`${url}/graphql?query={hello}`);
  expect(await response.json()).toEqual({ data: { hello: 'hi' } });
});
