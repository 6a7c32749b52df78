import { join } from 'node:path';
import { expect, test } from 'vitest';
import { model } from '../../schema/index.ts';
import { readSeeds } from '../../src/ingest/seeds/index.ts';
import { openArticle } from './asking.ts';

const { sent, answer } = await openArticle();

test('every entity type answers for all its relationships, and each root field is one statement', async () => {
  const records = await readSeeds(join(import.meta.dirname, '../../seeds'), model);
  const seededTypes = new Set(records.nodes.map(({ type }) => type));
  for (const type of model.nodes.values()) {
    const fields = [...type.relationships.values()].map(({ name, one, target }) =>
      one
        ? `${name} { ${target.kind === 'node' && !target.interface ? 'slug' : 'name'} }`
        : `${name}(first: 1) { totalCount nodes { __typename slug } }`,
    );
    const data = await answer(`{ ${type.plural} { totalCount nodes { id slug ${fields.join(' ')} } } }`);
    const { totalCount } = (data as Record<string, { totalCount: number }>)[type.plural] ?? { totalCount: 0 };
    expect({ type: type.name, some: totalCount > 0 }).toEqual({
      type: type.name,
      some: seededTypes.has(type.name),
    });
    expect(sent).toHaveLength(1);
  }
}, 120_000);
