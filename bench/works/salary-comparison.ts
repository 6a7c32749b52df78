import { reference, type Work } from './work.ts';

const query = /* GraphQL */ `
  query SalaryComparison($roles: [String!]!) {
    salaryComparison(roles: $roles) {
      comparable
      amount
      percent
      reason
      statistic
      region
      source {
        name
      }
    }
  }
`;

type Row = readonly [
  amount: number | null,
  percent: number | null,
  reason: string | null,
  statistic: string,
  region: string,
  source: string,
];

const figuresOf = (role: string) => `COLLECT {
          MATCH (${role})<-[:FOR_ROLE]-(f)-[:REPORTED_BY]->(s)
          RETURN {figure: f.slug, source: s, measure: f.measure, region: f.region, amount: f.amount, scope: [f.period, f.year]}
        }`;

export const salaryComparison: Work = {
  name: 'salary-comparison',
  title: 'the pay of two roles, like with like, ten figures each; why the others do not compare',
  cases: ({ strangers }) => strangers.map((roles) => ({ roles })),
  ours: { query },
  reference: reference<Row>({
    // Only what the measured figures can be: all of them have a source, a region and one currency.
    cypher: `MATCH (a:Role {release: $release, slug: $roles[0]}), (b:Role {release: $release, slug: $roles[1]})
      WITH ${figuresOf('a')} AS mine, ${figuresOf('b')} AS theirs
      CALL (mine, theirs) {
        UNWIND mine AS one UNWIND theirs AS other
        WITH one, other WHERE one.source = other.source AND one.measure = other.measure AND one.region = other.region AND one.scope = other.scope
        RETURN one, one.figure AS own, other.figure AS their, one.amount - other.amount AS amount, other.amount AS base,
          CASE WHEN one.amount IS NULL OR other.amount IS NULL THEN 'AMOUNT_UNKNOWN' END AS reason
        UNION ALL
        UNWIND [[mine, theirs, true], [theirs, mine, false]] AS way UNWIND way[0] AS one
        WITH one, way[1] AS rest, way[2] AS first, [other IN way[1] WHERE other.measure = one.measure] AS alike
        WITH one, rest, first, alike, [other IN alike WHERE other.source = one.source] AS near
        WITH one, rest, first, alike, near, [other IN near WHERE other.region = one.region] AS nearer
        WHERE none(other IN nearer WHERE other.scope = one.scope)
        RETURN one, CASE WHEN first THEN one.figure END AS own, CASE WHEN NOT first THEN one.figure END AS their,
          null AS amount, null AS base, CASE
          WHEN one.amount IS NULL THEN 'AMOUNT_UNKNOWN' WHEN rest = [] THEN 'NO_COUNTERPART' WHEN alike = [] THEN 'DIFFERENT_STATISTIC'
          WHEN near = [] THEN 'DIFFERENT_SOURCE' WHEN nearer = [] THEN 'DIFFERENT_REGION' ELSE 'DIFFERENT_SCOPE' END AS reason
      }
      WITH one, amount, base, reason, own, their ORDER BY amount IS NOT NULL DESC, one.source.slug, own, their
      RETURN [amount, 100.0 * amount / base, reason, one.measure, one.region, one.source.name]`,
    data: (rows) => ({
      salaryComparison: rows.map(([amount, percent, reason, statistic, region, source]) => ({
        comparable: amount !== null,
        amount,
        percent,
        reason,
        statistic,
        region,
        source: { name: source },
      })),
    }),
  }),
  neo4jGraphql: { byHand: true, query },
};
