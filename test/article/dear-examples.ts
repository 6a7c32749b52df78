/** Examples that Neo4j plans for ten seconds and more: the full tier asks them alone (`dear-examples.full.test.ts`). */
export const dearExamples: readonly string[] = ['28-difference-between-releases'];
