import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startManagedNeo4j } from '@rolegraph/managed-neo4j';
import { openDriver } from '@rolegraph/managed-neo4j/connect';
import { graphContext, graphRuntime } from '@rolegraph/pothos-plugin-neo4j';
import { graphql } from 'graphql';
import { model, schema } from '../../schema/index.ts';
import { importers, runImport } from '../../src/ingest/import/index.ts';
import { type Ask, defaultSimilar } from './default-similar.ts';
import { measuresOf } from './measures.ts';
import { readRatedOccupations } from './ratings.ts';
import { recallAt10 } from './recall.ts';

/** What the product's default has to reach. */
const floor = 0.405;

const { values } = parseArgs({ options: { data: { type: 'string', default: '../shared/data/onet-29.3' } } });
const folder = resolve(values.data);
const rated = readRatedOccupations(folder);
const home = resolve('.rolegraph');
const log = (line: string) => process.stderr.write(`${line}\n`);
const neo4j = await startManagedNeo4j({
  home: resolve(home, 'bench/similar'),
  jars: resolve(home, 'jars'),
  heap: '1g',
  jvm: 'throughput',
  trainArchiveAfter: false,
  log,
});
const driver = openDriver(neo4j);
try {
  const database = { driver, database: 'neo4j' };
  const source = await importers.onet?.open(folder, { allow: [] }, model);
  if (!source) throw new Error('There is no importer for O*NET');
  const { status } = await runImport({ database, model, source, log });
  log(`O*NET of ${folder}: ${status}`);
  const runtime = graphRuntime({ ...database, graph: model, defaultDataset: 'onet', timeout: 60_000 });
  const ask: Ask = async (query, variables) => {
    const { data, errors } = await graphql({
      schema,
      source: query,
      variableValues: variables,
      contextValue: graphContext(runtime),
    });
    if (errors?.[0]) throw errors[0];
    return data;
  };
  const started = performance.now();
  const rankings = await defaultSimilar(ask);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const recall = recallAt10(rankings, rated.related);
  console.log(
    `Recall at 10 of the primary related occupations among rated ones, mean over ${rated.related.size} occupations`,
  );
  for (const { name, rankings: byMeasure } of measuresOf(rated)) {
    console.log(`${recallAt10(byMeasure, rated.related).toFixed(4)}  ${name}`);
  }
  console.log(
    `${recall.toFixed(4)}  RoleGraph's default \`similar\`, ${rankings.size} occupations by GraphQL in ${seconds} s (floor ${floor})`,
  );
  if (recall < floor) process.exitCode = 1;
} finally {
  await driver.close();
  await neo4j.stop();
}
