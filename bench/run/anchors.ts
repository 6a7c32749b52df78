import type { Driver } from 'neo4j-driver';
import { random } from '../data/random.ts';
import type { Anchors } from '../works/work.ts';
import { askGraphql } from './ask.ts';

/** Where works start: chosen by rule from what is loaded, the same at every run on the same data. */
export async function chooseAnchors(driver: Driver, ours: number): Promise<Anchors> {
  const read = async <Value>(cypher: string): Promise<Value[]> => {
    const { records } = await driver.executeQuery(cypher, {}, { database: 'neo4j' });
    return records.map((record) => record.get(0) as Value);
  };
  const all = await read<string>(
    `MATCH (r:Role) WHERE COUNT { (r)-[:USES]->() } >= 20 AND EXISTS { (r)-[:REQUIRES_SKILL]->() }
     RETURN r.slug ORDER BY r.slug`,
  );
  const roles = spread(all, 16);
  const popular = await read<string>(
    `MATCH (f:Framework) WITH f, COUNT { (f)<-[:USES]-() } AS users
     RETURN f.slug ORDER BY users DESC, f.slug LIMIT 16`,
  );
  const pairs = await read<[string, string]>(
    `UNWIND [${spread(all, 48)
      .map((slug) => `'${slug}'`)
      .join(', ')}] AS slug
     MATCH (a:Role {slug: slug})-[:USES]->(f)<-[:USES]-(b:Role) WHERE b.slug > a.slug
     WITH a, b, count(*) AS shared WHERE shared >= 12 WITH a, b ORDER BY shared DESC, b.slug
     WITH a, collect(b)[0] AS b RETURN [a.slug, b.slug] LIMIT 16`,
  );
  const skills = await read<string>(
    'MATCH (s:Skill) WHERE EXISTS { (s)<-[:REQUIRES_SKILL]-() } RETURN s.slug ORDER BY s.slug',
  );
  const names = await read<string>('MATCH (r:Role) RETURN r.name ORDER BY r.slug');
  const words = spread(names, 12).map((name) => name.split(/[^A-Za-z]+/)[0] ?? name);
  const aliases = await read<string>(
    'MATCH (r:Role) WHERE size(r.aliases) > 0 RETURN r.aliases[0] ORDER BY r.slug',
  );
  const slugsOf = (label: string) => read<string>(`MATCH (n:${label}) RETURN n.slug ORDER BY n.slug`);
  return {
    roles,
    popular,
    pairs,
    strangers: strangersOf(all, 16),
    skills: spread(skills, 16),
    words,
    terms: termsOf(names, aliases, popular),
    projects: spread(await slugsOf('ProjectType'), 16),
    trends: spread(await slugsOf('Trend'), 16),
    deep: await placesBefore(ours, [4_990]),
  };
}

/** Sets of a name, another name, a slug and a name without one of its letters. */
function termsOf(
  names: readonly string[],
  aliases: readonly string[],
  slugs: readonly string[],
): readonly (readonly string[])[] {
  const misspelt = (name: string) => name.slice(0, 3) + name.slice(4);
  const [called, besides, mistaken] = [spread(names, 12), spread(aliases, 12), spread(names.slice(7), 12)];
  return called.map((name, at) => [
    name,
    besides[at] ?? name,
    slugs[at] ?? name,
    misspelt(mistaken[at] ?? name),
  ]);
}

/** So many pairs of roles that have nothing to do with each other but by chance; the same at every run. */
function strangersOf(roles: readonly string[], count: number): (readonly [string, string])[] {
  const next = random(1);
  const pick = () => roles[Math.floor(next() * roles.length)] ?? '';
  return Array.from({ length: count }, () => [pick(), pick()] as const).filter(([from, to]) => from !== to);
}

/** So many of a list, evenly from its whole length. */
function spread<Item>(items: readonly Item[], count: number): Item[] {
  const step = Math.max(1, items.length / count);
  const chosen: Item[] = [];
  for (let at = 0; at < items.length && chosen.length < count; at += step) {
    const item = items[Math.floor(at)];
    if (item !== undefined) chosen.push(item);
  }
  return chosen;
}

interface FrameworkPage {
  readonly frameworks: {
    readonly edges: readonly { readonly cursor: string; readonly node: { readonly slug: string } }[];
  };
}

/**
 * Walks RoleGraph's own pages of frameworks to the given places.
 *
 * @param places How many frameworks to leave behind, rising. Those that there are not are left out.
 */
export async function placesBefore(port: number, places: readonly number[]): Promise<Anchors['deep']> {
  const query =
    'query Walk($after: String) { frameworks(first: 100, after: $after) { edges { cursor node { slug } } } }';
  const deep: { slug: string; place: number; cursor: string | null }[] = [];
  if (places.includes(0)) deep.push({ slug: '', place: 0, cursor: null });
  const last = places.at(-1) ?? 0;
  let after: string | null = null;
  for (let place = 0; place < last; ) {
    const answer = await askGraphql(port, '/graphql', JSON.stringify({ query, variables: { after } }));
    const { edges } = (JSON.parse(answer) as { data: FrameworkPage }).data.frameworks;
    for (const { cursor, node } of edges) {
      place += 1;
      if (places.includes(place)) deep.push({ slug: node.slug, place, cursor });
    }
    after = edges.at(-1)?.cursor ?? null;
    if (edges.length < 100) break;
  }
  return deep;
}
