import { expect, test } from 'vitest';
import { model } from '../../schema/index.ts';
import { ImportInvalid } from '../../src/ingest/import/index.ts';
import { read } from '../../src/releases/database.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { ownFormat } from './own-format.ts';
import { asker, importFrom } from './world.ts';

const neo4j = await testNeo4j({ model });

/** A letter of three bytes, of which the form that is looked up has eighteen letters. */
const LIGATURE = '\ufdfa';
const line = (value: object) => `${JSON.stringify(value)}\n`;

/** What is said against files, after which nothing of them is found and no index has failed. */
async function refusal(files: Readonly<Record<string, string>>): Promise<string> {
  const failure = await importFrom(neo4j, 'graph', await ownFormat('limits', files)).catch(
    (error: unknown) => error,
  );
  if (!(failure instanceof ImportInvalid)) throw new Error(`no refusal: ${JSON.stringify(failure)}`);
  const [left] = await read(neo4j, 'MATCH (n:Release {dataset: "limits"}) RETURN count(n) AS count');
  expect(left?.count).toBe(0);
  await expectIndexesOnline();
  return failure.message;
}

async function expectIndexesOnline(): Promise<void> {
  const indexes = await read(
    neo4j,
    'SHOW INDEXES YIELD name, state WHERE state <> "ONLINE" RETURN name, state',
  );
  expect(indexes).toEqual([]);
}

/** The longest text of a letter that is accepted, found by halving. */
async function longest(
  accepts: (letters: number) => Promise<boolean>,
  from: number,
  to: number,
): Promise<number> {
  if (to - from <= 1) return from;
  const middle = Math.floor((from + to) / 2);
  return (await accepts(middle)) ? longest(accepts, middle, to) : longest(accepts, from, middle);
}

test('An alias that outgrows the index of names when it is normalised is refused by file and line', async () => {
  const message = await refusal({
    'Role.jsonl':
      line({ slug: 'a', name: 'A' }) + line({ slug: 'x', name: 'X', aliases: ['B', LIGATURE.repeat(1000)] }),
  });
  expect(message).toMatch(
    /^Role\.jsonl:2: aliases: "\ufdfa+…" takes 33,000 bytes in an index that holds 32,766: shorten it \(as it is normalised\)$/,
  );
});

test('The longest alias that the check accepts is written, and every index takes it in', async () => {
  const most = Math.floor(32_766 / Buffer.byteLength(LIGATURE.normalize('NFKC')));
  const alias = LIGATURE.repeat(most);
  const files = (aliases: readonly string[]) => ({ 'Role.jsonl': line({ slug: 'x', name: 'X', aliases }) });
  expect(await refusal(files([`${alias}${LIGATURE}`]))).toContain('shorten it');
  await importFrom(neo4j, 'graph', await ownFormat('long-alias', files([alias])));
  await read(neo4j, 'CALL db.awaitIndexes()');
  await expectIndexesOnline();
  const { role } = await asker(neo4j, 'long-alias')('{ role(slug: "x") { aliases } }');
  expect(role).toEqual({ aliases: [alias] });
});

test.each(['a', 'ü', '語', '😀'])(
  'The longest slug of "%s" that the check accepts is written and found',
  async (letter) => {
    const category = 'c'.repeat(2000);
    const files = (letters: number) => ({
      'Skill.jsonl': line({ slug: letter.repeat(letters), name: 'S', category }),
    });
    const accepts = async (letters: number) => {
      const folder = await ownFormat('limits', files(letters));
      return importFrom(neo4j, 'graph', folder, { dryRun: true }).then(
        () => true,
        () => false,
      );
    };
    const most = await longest(accepts, 1, 9000);
    expect(await refusal(files(most + 1))).toMatch(
      /^Skill\.jsonl:1: slug: .* bytes in an index that holds .*: shorten it$/,
    );
    // The longest name of a dataset, since its releases stand in each index.
    const name = String(letter.codePointAt(0)).padStart(100, 'd');
    await importFrom(neo4j, 'graph', await ownFormat(name, files(most)));
    const { skill } = await asker(neo4j, name)('query ($slug: String!) { skill(slug: $slug) { slug } }', {
      slug: letter.repeat(most),
    });
    expect(skill).toEqual({ slug: letter.repeat(most) });
    await expectIndexesOnline();
  },
);

test('Text that Neo4j would store otherwise is refused: halves of letters, and U+0000', async () => {
  const half = String.fromCharCode(0xd83d);
  const message = await refusal({
    'Role.jsonl':
      line({ slug: 'a', name: `A${half}` }) +
      line({ slug: 'b', name: 'B', aliases: ['fine', `${half}x`] }) +
      line({ slug: 'c', name: 'C', description: 'two\0words' }) +
      line({ slug: `d${half}`, name: 'D' }),
    'Skill.jsonl': line({ slug: 's', name: 'S' }),
    'Role-REQUIRES_SKILL-Skill.jsonl': line({ from: 'a', to: 's', note: half }),
  });
  expect(message.split('\n')).toEqual([
    'Role.jsonl:1: name: "A\\ud83d" holds half a letter (U+D83D by itself), which UTF-8 does not have: write the whole letter',
    'Role.jsonl:2: aliases: "\\ud83dx" holds half a letter (U+D83D by itself), which UTF-8 does not have: write the whole letter',
    'Role.jsonl:3: description: "two\\u0000words" holds the letter U+0000, which no text has: take it out',
    'Role.jsonl:4: slug: "d\\ud83d" holds half a letter (U+D83D by itself), which UTF-8 does not have: write the whole letter',
    'Role-REQUIRES_SKILL-Skill.jsonl:1: note: "\\ud83d" holds half a letter (U+D83D by itself), which UTF-8 does not have: write the whole letter',
  ]);
});

test('A text of more than a megabyte is refused, and many of nearly a megabyte are written', {
  timeout: 180_000,
}, async () => {
  const text = 'word '.repeat(200_000);
  expect(
    await refusal({ 'Role.jsonl': line({ slug: 'a', name: 'A', description: text.repeat(2) }) }),
  ).toContain('Role.jsonl:1: description: "word');
  const roles = Array.from({ length: 8 }, (_, at) =>
    line({ slug: `r${at}`, name: `R${at}`, description: text }),
  );
  const result = await importFrom(
    neo4j,
    'graph',
    await ownFormat('long-texts', { 'Role.jsonl': roles.join('') }),
  );
  expect(result).toMatchObject({ status: 'published', nodes: 9 });
  // So that emptying this Neo4j for the next file takes no more memory than it has.
  const session = neo4j.driver.session({ database: neo4j.database });
  await session.run('MATCH (n:Role) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5 ROWS');
  await session.close();
});
