import { type Driver, Neo4jError } from 'neo4j-driver';
import type { Readiness, ReadinessCheck } from './health.ts';
import { NoAnswer, ReadinessProbe } from './readiness-probe.ts';
import { sharedCheck } from './shared-check.ts';

/** Milliseconds, shorter than the usual wait of load balancers. */
const timeoutMs = 2000;

/** Milliseconds for which one check of Neo4j holds. */
const maxAgeMs = 1000;

/**
 * Says ready when Neo4j answers and a release of the default dataset is published: operations need one.
 *
 * @param dataset The default dataset.
 * @param openDriver Opens a driver for the probe alone; left out, `driver` serves.
 * @param downReason Gives the reason why the managed Neo4j does not run; undefined while it does.
 * @param ending Whether the process is about to end: then it takes no requests.
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
