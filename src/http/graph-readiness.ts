import { type Driver, Neo4jError } from 'neo4j-driver';
import { publishedReleases } from '../releases/index.ts';
import type { Readiness, ReadinessCheck } from './health.ts';

/** Shorter than what load balancers usually wait for an answer. */
const patience = 2000;

/**
 * Says ready when Neo4j answers and a release of the default dataset is published: without one, no question has an answer.
 *
 * @param dataset The default dataset.
 * @param downReason Why RoleGraph's own Neo4j does not run; undefined while it does.
 * @param ending Whether the process is about to end: then it takes no more questions.
 */
export function graphReadiness(
  {
    driver,
    database,
    dataset,
    downReason = () => undefined,
  }: {
    readonly driver: Driver;
    readonly database: string;
    readonly dataset: string;
    readonly downReason?: () => string | undefined;
  },
  ending: () => boolean,
): ReadinessCheck {
  return async () => {
    if (ending()) return notReady('RoleGraph is shutting down.');
    const down = downReason();
    if (down !== undefined) return notReady(down);
    try {
      const published = await within(patience, publishedReleases({ driver, database }));
      return published.has(dataset) ? { ready: true } : notReady(missing(dataset, [...published.keys()]));
    } catch (error) {
      if (error instanceof Neo4jError || error instanceof NoAnswer) return notReady('Neo4j does not answer.');
      throw error;
    }
  };
}

/** Neo4j has not answered in time. */
class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

function missing(dataset: string, others: readonly string[]): string {
  if (others.length === 0) return 'No release is published: run `npm run seed`.';
  return `No release of the default dataset \`${dataset}\` is published. There is ${others.join(', ')}: set DEFAULT_DATASET to one of them.`;
}

function notReady(reason: string): Readiness {
  return { ready: false, reason };
}

async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswer()), milliseconds);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
