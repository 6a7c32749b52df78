import { describe, expect, it } from 'vitest';
import { beyondInventory, needsInventory, readInventory } from '../seeds/inventory.ts';
import { articleNeo4j } from '../support/neo4j.ts';

const neo4j = await articleNeo4j();

/** A node as `Role/ai-engineer`, in Cypher. */
const keyOf = (node: string) => `[label IN labels(${node}) WHERE label <> 'Entity'][0] + '/' + ${node}.slug`;

/** The one column of a statement, sorted. */
async function lines(cypher: string): Promise<readonly string[]> {
  const { records } = await neo4j.driver.executeQuery(cypher, {}, { database: neo4j.database });
  return records.map((record) => String(record.get('line'))).toSorted();
}

describe('what is in Neo4j after seeding is what the inventory of the article lists', () => {
  it('every entity, by its name', async (context) => {
    needsInventory(context);
    const { entities, keyOf: key } = readInventory();
    const expected = Object.values(entities)
      .flat()
      .map(({ id, name }) => `${key(id)} ${name}`);
    expect(await lines(`MATCH (n:Entity) RETURN ${keyOf('n')} + ' ' + n.name AS line`)).toEqual(
      expected.toSorted(),
    );
  });

  it('every relation, inferred ones under types of their own', async (context) => {
    needsInventory(context);
    const { relations, keyOf: key } = readInventory();
    const expected = Object.entries(relations).flatMap(([type, ofType]) =>
      ofType.map(({ from, to, strength }) =>
        [key(from), strength === 'inferred' ? `${type}_INFERRED` : type, key(to)].join(' '),
      ),
    );
    expected.push(...beyondInventory.map((line) => line.split(' @')[0] ?? ''));
    expect(
      await lines(
        `MATCH (a:Entity)-[r]->(b:Entity) RETURN ${keyOf('a')} + ' ' + type(r) + ' ' + ${keyOf('b')} AS line`,
      ),
    ).toEqual(expected.toSorted());
  });

  it('every mention as a fact, with its section, strength and source', async (context) => {
    needsInventory(context);
    const { entities, relations, keyOf: key } = readInventory();
    const ofEntities = Object.values(entities)
      .flat()
      .flatMap(({ id, sources }) => sources.map(({ section }) => `${key(id)} @${section}`));
    const ofRelations = Object.entries(relations).flatMap(([type, ofType]) =>
      ofType.flatMap(({ from, to, sources }) =>
        sources.map(
          ({ section, strength }) => `${key(from)} ${type} ${key(to)} @${section} ${strength?.toUpperCase()}`,
        ),
      ),
    );
    ofRelations.push(...beyondInventory.map((line) => line.replace(' with a note', '')));
    const fact = `(fact)-[:SUBJECT|SUBJECT_INFERRED]->(s), (fact)-[:IN_SECTION|IN_SECTION_INFERRED]->(section),
      (fact)-[:ACCORDING_TO|ACCORDING_TO_INFERRED]->(:Source)`;
    expect(
      await lines(
        `MATCH (fact:Fact WHERE fact.predicate IS NULL AND fact.strength IS NOT NULL), ${fact}
         RETURN ${keyOf('s')} + ' @' + section.slug AS line`,
      ),
    ).toEqual(ofEntities.toSorted());
    expect(
      await lines(
        `MATCH (fact:Fact), ${fact}, (fact)-[:OBJECT|OBJECT_INFERRED]->(o)
         RETURN ${keyOf('s')} + ' ' + fact.predicate + ' ' + ${keyOf('o')} + ' @' + section.slug + ' ' + fact.strength AS line`,
      ),
    ).toEqual(ofRelations.toSorted());
  });
});
