import { type Driver, Neo4jError } from 'neo4j-driver';
import type { Readiness, ReadinessCheck } from './health.ts';
import { NoAnswer, ReadinessProbe } from './readiness-probe.ts';
import { sharedCheck } from './shared-check.ts';

/** Shorter than what load balancers usually wait for an answer. */
const timeoutMs = 2000;

/** However many ask, Neo4j is asked once in this time. */
const maxAgeMs = 1000;

/**
 * Says ready when Neo4j answers and a release of the default dataset is published: without one, no question has an answer.
 *
 * @param dataset The default dataset.
 * @param openDriver Opens a driver for the probe alone; `driver` is used where it is left out.
 * @param downReason Why RoleGraph's own Neo4j does not run; undefined while it does.
 * @param ending Whether the process is about to end: then it takes no more questions.
 */
export function graphReadiness(
  {
    driver,
    database,
    dataset,
    openDriver,
    downReason = () => undefined,
  }: {
    readonly driver: Driver;
    readonly database: string;
    readonly dataset: string;
    readonly openDriver?: (() => Driver) | undefined;
    readonly downReason?: () => string | undefined;
  },
  ending: () => boolean,
): ReadinessCheck {
  const probe = new ReadinessProbe(openDriver ?? driver, database, timeoutMs);
  const check = sharedCheck(async () => {
    try {
      const published = await probe.publishedDatasets();
      return published.has(dataset) ? ready : notReady(missing(dataset, [...published].sort()));
    } catch (error) {
      if (error instanceof Neo4jError || error instanceof NoAnswer)
        return unreachable('Neo4j does not answer.');
      throw error;
    }
  }, maxAgeMs);
  return async () => {
    if (ending()) return notReady('RoleGraph is shutting down.');
    const down = downReason();
    return down === undefined ? check() : unreachable(down);
  };
}

const ready: Readiness = { ready: true };

function missing(dataset: string, others: readonly string[]): string {
  if (others.length === 0) return 'No release is published: run `npm run seed`.';
  return `No release of the default dataset \`${dataset}\` is published. There is ${others.join(', ')}: set DEFAULT_DATASET to one of them.`;
}

function notReady(reason: string): Readiness {
  return { ready: false, reason };
}

function unreachable(reason: string): Readiness {
  return { ready: false, reason, unreachable: true };
}
