import { KeyedValues } from '../read/keyed-values.ts';
import { type LocatedNode, node } from '../source.ts';
import type { OnetTables } from './onet-tables.ts';
import { RATED } from './ratings.ts';

/** The elements of the content model that occupations are rated by. */
export async function* skillNodes(tables: OnetTables): AsyncGenerator<LocatedNode> {
  const { problems } = tables.pass;
  const elements = new KeyedValues<{ name: string; description: string | undefined }>(
    'Element Name',
    problems,
  );
  for await (const { row, location } of tables.rows('contentModel')) {
    elements.set(row['Element ID'], { name: row['Element Name'], description: row.Description }, location);
  }
  for (const [key, kind] of RATED) {
    const names = new KeyedValues<string>('Element Name', problems);
    for await (const { row, location } of tables.rows(key)) {
      const slug = row['Element ID'];
      const name = row['Element Name'] ?? elements.get(slug)?.name;
      if (name === undefined) {
        problems.add(location, 'is no element of the content model, which would name it', 'Element ID', slug);
        continue;
      }
      const isRepeat = names.get(slug) !== undefined;
      names.set(slug, name, location);
      if (isRepeat) continue;
      const group = elements.get(slug.slice(0, slug.lastIndexOf('.')));
      const description = elements.get(slug)?.description;
      yield node('Skill', slug, { name, kind, code: slug, category: group?.name, description }, location);
    }
  }
}
