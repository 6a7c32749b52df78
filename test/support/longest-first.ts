import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, longest first: begun last, one of them would keep one worker busy while the other is idle. */
const longest = [
  'test/releases/removal.full.test.ts',
  'test/article/selected-columns.full.test.ts',
  'packages/pothos-plugin-neo4j/test/property/answers.full.test.ts',
  'test/limits/memory.full.test.ts',
  'test/import/shared-data.full.test.ts',
  'test/compact/limits.full.test.ts',
  'test/browser/graphiql.full.test.ts',
  'packages/managed-neo4j/test/managed.full.test.ts',
  'test/fuzz/fuzz.test.ts',
  'test/article/shared-statements.full.test.ts',
  'packages/pothos-plugin-neo4j/test/property/answers.test.ts',
  'test/article/cypher-files.test.ts',
  'test/http/start.test.ts',
  'packages/pothos-plugin-neo4j/test/many-lookups.test.ts',
];

const gone = longest.filter((file) => !existsSync(file));
if (gone.length > 0)
  throw new Error(`test/support/longest-first.ts names files that are not there: ${gone.join(', ')}`);

/** Begins the longest test files first, and the others in Vitest's own order. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const index = longest.indexOf(relative(process.cwd(), moduleId));
      return index === -1 ? longest.length : index;
    };
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}
