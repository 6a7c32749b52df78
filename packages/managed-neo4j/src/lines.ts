/** The peculiarities of a release line of Neo4j that RoleGraph can run. */
interface Line {
  /** The folder of its pom.xml and jars.sha256, below the project's `neo4j/`. */
  readonly folder: string;
  readonly mainClass: string;
  readonly oldestJava: number;
  /** Entries of neo4j.conf beside those of all lines. */
  readonly configuration: Readonly<Record<string, string>>;
}

/** The release lines of Neo4j that RoleGraph can run, oldest first: those after one can open its data, those before cannot. */
export const lines = {
  '5.26': {
    folder: '.',
    mainClass: 'org.neo4j.server.CommunityEntryPoint',
    oldestJava: 17,
    configuration: {},
  },
  '2026': {
    folder: '2026',
    mainClass: 'org.neo4j.server.Neo4jCommunity',
    oldestJava: 21,
    // The language of new databases of the line.
    configuration: { 'db.query.default_language': 'CYPHER_25' },
  },
} as const satisfies Readonly<Record<string, Line>>;

/** A release line of Neo4j that RoleGraph can run, by its name in settings. */
export type Neo4jLine = keyof typeof lines;

/** Oldest first. An object would give `2026` first, which looks like an index. */
export const lineNames = Object.keys(lines).toSorted((a, b) => Number(a) - Number(b)) as [
  Neo4jLine,
  ...Neo4jLine[],
];

/** The release line by default: the oldest, whose data every later one can open. */
export const defaultLine: Neo4jLine = '5.26';
