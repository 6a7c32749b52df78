import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { testWith } from '../support/requirements.ts';
import { installed, project, run } from './program.ts';
import { articleServer } from './server.ts';

const start = await articleServer();
const curlTest = testWith(installed('curl'));
const script = join(project, 'examples/curl/ask.sh');

async function ask(file: string, ...variables: readonly string[]) {
  const { url } = await start();
  const { code, out } = await run('sh', [script, file, ...variables], { ROLEGRAPH_URL: url });
  return { code, body: JSON.parse(out) as unknown };
}

/** A file of one's own with a question. */
async function question(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rolegraph-curl-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'question.graphql');
  await writeFile(file, text);
  return file;
}

curlTest('one of the examples is asked by its file', async () => {
  const file = join(project, 'examples/queries/01-frameworks-shared-by-both-roles.graphql');
  expect(await ask(file)).toMatchObject({
    code: 0,
    body: {
      data: {
        frameworksSharedBy: {
          nodes: [
            { name: 'Hugging Face Transformers' },
            { name: 'ML frameworks' },
            { name: 'Unified frameworks' },
          ],
        },
      },
    },
  });
});

curlTest('a question of my own is asked with its variables', async () => {
  const file = await question('query($role: String!) { role(slug: $role) { name } }');
  expect(await ask(file, '{"role": "ai-engineer"}')).toEqual({
    code: 0,
    body: { data: { role: { name: 'AI Engineer' } } },
  });
});

curlTest('a question that is refused ends with an error, and says why', async () => {
  const { code, body } = await ask(await question('{ role(slug: "ai-engineer") { nmae } }'));
  expect(code).not.toBe(0);
  expect(body).toMatchObject({ errors: [{ message: expect.stringContaining('Did you mean "name"') }] });
});
