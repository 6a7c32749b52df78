import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { print } from 'graphql';
import { expect, onTestFinished, test } from 'vitest';
import { schema } from '../../schema/index.ts';
import { readRegistered } from '../../src/http/graphql/read-registered.ts';
import { collectOperations, OperationsRefused } from '../../src/operation-manifest/index.ts';
import { project, run } from './program.ts';

/** A folder with a front end's files. */
async function frontEnd(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rolegraph-operations-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

/** Runs the command in a folder, as somebody would who stands there. */
function operations(folder: string, ...args: readonly string[]) {
  const program = join(project, 'node_modules/.bin/tsx');
  return run(program, ['src/cli/operations.ts', ...args], { INIT_CWD: folder });
}

const read = async (path: string) => JSON.parse(await readFile(path, 'utf8')) as Record<string, string>;

const name = 'fragment Name on Role {\n  name\n}';
const one = `query One {\n  role(slug: "ai-engineer") {\n    ...Name\n  }\n}\n\n${name}`;

test('operations in .graphql files, code and Markdown become one manifest, each with its fragments', async () => {
  const folder = await frontEnd({
    'src/one.graphql': '# A comment\nquery One { role(slug: "ai-engineer") { ...Name } }',
    'src/name.ts':
      'import { graphql } from "x"; export const Name = graphql(`fragment Name on Role { name }`);',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code that is read
    'src/two.tsx': 'const two = gql`query Two { roles { nodes { ...Name } } } ${Name}`; const page = <p />;',
    'src/unmasked.ts':
      'graphql(`fragment Slug on Role @_unmask { slug } query Three { roles { nodes { ...Slug } } }`);',
    'notes.md': 'Paste:\n\n```graphql\n{ sources { totalCount } }\n```\n',
    'node_modules/x/index.js': 'gql`query { broken`',
    'data.csv': 'not,looked,at',
  });
  const { code, out, problems } = await operations(
    folder,
    '.',
    '--out',
    'made/web.json',
    '--ids',
    'ids.json',
  );
  expect([code, problems]).toEqual([0, '']);
  expect(out).toContain('4 operations written');
  const manifest = await read(join(folder, 'made/web.json'));
  expect(Object.values(manifest).toSorted()).toEqual([
    one,
    `query Three {\n  roles {\n    nodes {\n      ...Slug\n    }\n  }\n}\n\nfragment Slug on Role {\n  slug\n}`,
    `query Two {\n  roles {\n    nodes {\n      ...Name\n    }\n  }\n}\n\n${name}`,
    '{\n  sources {\n    totalCount\n  }\n}',
  ]);
  for (const [id, text] of Object.entries(manifest)) {
    expect(createHash('sha256').update(text).digest('hex')).toBe(id);
  }
  const ids = await read(join(folder, 'ids.json'));
  expect(Object.keys(ids)).toEqual(['One', 'Three', 'Two']);
  expect(manifest[ids.One ?? '']).toBe(one);
});

test("the server's allow-list takes the file as it is", async () => {
  const folder = await frontEnd({
    'one.graphql': `query One { role(slug: "ai-engineer") { ...Name } } ${name}`,
  });
  await operations(folder, 'one.graphql', '--out', 'made/web.json');
  const [[id, text] = ['', '']] = Object.entries(await read(join(folder, 'made/web.json')));
  const registered = await readRegistered(join(folder, 'made'));
  expect(text).toBe(one);
  expect(registered.get(id)).toBe(one);
  expect(registered.has(one.replaceAll('\n', ' '))).toBe(true);
});

test('with --typename, selections below the root have what caches add', async () => {
  const folder = await frontEnd({ 'one.gql': 'query One { roles { nodes { name } __typename } }' });
  await operations(folder, 'one.gql', '--out', 'web.json', '--typename');
  expect(Object.values(await read(join(folder, 'web.json')))).toEqual([
    'query One {\n  roles {\n    nodes {\n      name\n      __typename\n    }\n    __typename\n  }\n}',
  ]);
});

test('--check says whether the manifest is up to date, and writes nothing', async () => {
  const folder = await frontEnd({ 'one.graphql': 'query One { sources { totalCount } }' });
  const args = ['one.graphql', '--out', 'web.json'];
  expect(await operations(folder, ...args, '--check')).toMatchObject({
    code: 1,
    problems: expect.stringContaining('web.json is not up to date'),
  });
  expect(await readdir(folder)).toEqual(['one.graphql']);
  await operations(folder, ...args);
  expect((await operations(folder, ...args, '--check')).code).toBe(0);
});

test.each([
  ['CRLF', '\r\n'],
  ['CR', '\r'],
])(
  'files are read whatever their lines end in (%s), with a byte order mark or without',
  async (_, lineEnd) => {
    const page = ['Paste:', '', '```graphql', '{ sources { totalCount } }', '```', ''].join(lineEnd);
    const query = ['query One {', '  roles { totalCount }', '}'].join(lineEnd);
    const folder = await frontEnd({
      'notes.md': page,
      'marked.md': `\uFEFF${page}`,
      'one.graphql': `\uFEFF${query}`,
    });
    await operations(folder, '.', '--out', 'made/web.json');
    const file = join(folder, 'made/web.json');
    expect(Object.values(await read(file)).toSorted()).toEqual([
      'query One {\n  roles {\n    totalCount\n  }\n}',
      '{\n  sources {\n    totalCount\n  }\n}',
    ]);
    await writeFile(file, `\uFEFF${(await readFile(file, 'utf8')).replaceAll('\n', lineEnd)}`);
    await writeFile(join(folder, 'made/two.graphql'), `\uFEFF${query}`);
    const registered = await readRegistered(join(folder, 'made'));
    expect(registered.has('{ sources { totalCount } }')).toBe(true);
    expect(registered.has('query One { roles { totalCount } }')).toBe(true);
    expect(
      (await operations(folder, 'notes.md', 'one.graphql', '--out', 'made/web.json', '--check')).code,
    ).toBe(0);
  },
);

test('an operation that a client names by the hash of its file is known, whatever the lines of either copy end in', async () => {
  const query = 'query One {\n  roles { totalCount }\n}\n';
  const folder = await frontEnd({
    'one.graphql': query.replaceAll('\n', '\r\n'),
    'two.graphql': query.replace('One', 'Two'),
  });
  const registered = await readRegistered(folder);
  const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
  for (const text of [query, query.replaceAll('\n', '\r\n')]) {
    expect(registered.get(hashOf(text))).toBeDefined();
    expect(registered.get(hashOf(text.replace('One', 'Two')))).toBeDefined();
  }
});

test('a file that is not UTF-8 is told with its line', async () => {
  const folder = await frontEnd({});
  const text = '# Größe\nquery One { roles { totalCount } }\n';
  await writeFile(join(folder, 'one.graphql'), Buffer.from(text, 'latin1'));
  const refused = await collectOperations([folder], schema).catch((error: Error) => error);
  expect(String(refused)).toMatch(/one\.graphql:1: is not UTF-8\. It looks like Windows-1252/);
  await expect(readRegistered(folder)).rejects.toThrow(/one\.graphql:1: is not UTF-8/);
});

test('what cannot be asked is told with file and line, all at once', async () => {
  const problems = await refusal({
    'a.ts': 'const x = 1;\n\ngql`query A {\n  roles { nodes { nmae } }\n}`;',
    'b.graphql': 'query B { roles { nodes { ...Missing } } }',
    'c.graphql': 'query B { roles { totalCount } }',
  });
  expect(problems).toMatch(/a\.ts:4: Cannot query field "nmae" on type "Role"\./);
  expect(problems).toMatch(/b\.graphql:1: Unknown fragment "Missing"\./);
  expect(problems).toMatch(/c\.graphql: B is not the same as B in \S*b\.graphql/);
});

test('a document that is put together at run time, what is no GraphQL, and what is no code are refused', async () => {
  const builtAtRunTime = [
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code that is read
    'gql`{ roles { ${fields} } }`',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code that is read
    'gql`${query}`',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code that is read
    'graphql(`query { ${{ a: "}" }[field]} { nodes { name } } }`)',
  ];
  for (const code of builtAtRunTime) {
    expect(await refusal({ 'a.ts': `\n${code}` })).toMatch(/a\.ts:2: this document is put/);
  }
  expect(await refusal({ 'a.graphql': '\n{ roles {' })).toMatch(/a\.graphql:2: Syntax Error/);
  expect(await refusal({ 'a.ts': 'const x = 1;\nconst = gql`{ roles { totalCount } }`;' })).toMatch(
    /a\.ts:2: this code cannot be parsed: Unexpected token/,
  );
});

test.each([
  ['a tag', 'a.ts', 'gql`{ roles { totalCount } }`'],
  ['a call', 'a.mts', 'graphql(`{ roles { totalCount } }`)'],
  ['a call with types', 'a.cts', 'graphql<Data, Variables>(`{ roles { totalCount } }`)'],
  ['double quotes', 'a.js', 'const a = <p>{graphql("{ roles { totalCount } }")}</p>'],
  ['single quotes', 'a.cjs', "gql(\n  '{ roles { totalCount } }',\n)"],
  ['a constant', 'a.tsx', 'gql(`{ roles { totalCount } }` as const)'],
  ['a comment', 'a.jsx', 'const a = /* GraphQL */ `{ roles { totalCount } }`'],
  ['a template at the start of a line', 'a.ts', 'gql(\n`{ roles { totalCount } }`)'],
  ['a tag of another name', 'a.mjs', 'import query from "graphql-tag"; query`{ roles { totalCount } }`'],
  [
    'newer syntax',
    'a.ts',
    'import a from "./a.json" with { type: "json" }; @b class C { accessor d = gql`{ roles { totalCount } }` }',
  ],
  [
    'Vue',
    'a.vue',
    '<template>\n  <p>gql</p>\n</template>\n<script setup lang="ts" generic="T extends Record<string, string>">\nconst a = gql`{ roles { totalCount } }`\n</script>',
  ],
  ['Vue with JSX', 'a.vue', "<script lang='tsx'>const a = <p>{gql`{ roles { totalCount } }`}</p></script>"],
  [
    'Svelte',
    'a.svelte',
    '<script context="module">const a = 1</script>\n<script>\nconst a = gql`{ roles { totalCount } }`\n$: b = $a\n</script>\n{#if a}<p>{b}</p>{/if}',
  ],
])('an operation is found in code: %s', async (_, file, code) => {
  const found = await collectOperations([await frontEnd({ [file]: code })], schema);
  expect(found.map(({ document }) => print(document))).toEqual(['{\n  roles {\n    totalCount\n  }\n}']);
});

test('an operation in code says what it says when it runs', async () => {
  const code = [
    String.raw`gql("{ role(slug: \"a\\nb\") { name } }")`,
    `gql${'`'}{ role(slug: "\\u0061\\${'`'}") { name } }${'`'}`,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code that is read
    'gql(\'{ role(slug: "`${") { name } }\')',
  ].join(';\n');
  const found = await collectOperations([await frontEnd({ 'a.ts': code })], schema);
  const slugs = found.map(({ document }) => /slug: (".*")/.exec(print(document))?.[1]);
  expect(slugs).toEqual([String.raw`"a\nb"`, '"a`"', '"`${"']);
});

test('a mistake in a component is told with its line', async () => {
  const script = '<script>\nconst a = gql`{\n  roles { nmae }\n}`\n</script>';
  expect(await refusal({ 'a.vue': `<p>\n</p>\n${script}` })).toMatch(/a\.vue:5: Cannot query field "nmae"/);
  expect(await refusal({ 'a.svelte': `${script}\n<script>\ngql = = 1</script>` })).toMatch(
    /a\.svelte:7: this code cannot be parsed/,
  );
});

test('where there is nothing to read, or no place to write to, it says so and writes nothing', async () => {
  const folder = await frontEnd({ 'a.ts': 'export {};' });
  const told = async (...args: readonly string[]) => (await operations(folder, ...args)).problems;
  expect(await told('gone', '--out', 'web.json')).toMatch(/gone: there is no such file/);
  expect(await told('.', '--out', 'web.json')).toMatch(/There is no operation in/);
  expect(await told('.')).toContain('npm run operations -- <file or folder>');
  expect(await readdir(folder)).toEqual(['a.ts']);
});

/** Why the operations in files are refused. */
async function refusal(files: Readonly<Record<string, string>>): Promise<string> {
  const refused = await collectOperations([await frontEnd(files)], schema).catch((error) => error);
  expect(refused).toBeInstanceOf(OperationsRefused);
  return (refused as OperationsRefused).message;
}
