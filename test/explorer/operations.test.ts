import { join } from 'node:path';
import { parse, validate } from 'graphql';
import { runnerImport } from 'vite';
import { expect, test } from 'vitest';
import { schema } from '../../schema/index.ts';
import { modelPlugin } from '../../web/model-plugin.ts';

const web = join(import.meta.dirname, '../../web');

test('What the explorer asks is valid: its fields, and the arguments that its types do not check', async () => {
  const { module } = await runnerImport<{ operations: readonly string[] }>(join(web, 'src/operations.ts'), {
    configFile: false,
    root: web,
    plugins: [modelPlugin()],
    logLevel: 'error',
  });
  expect(module.operations.length).toBeGreaterThan(50);
  expect(module.operations.flatMap((text) => validate(schema, parse(text)))).toEqual([]);
});
