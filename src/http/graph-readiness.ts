import type { Driver } from 'neo4j-driver';
import { publishedReleases } from '../releases/index.ts';
import type { Readiness, ReadinessCheck } from './health.ts';

/** Shorter than what load balancers usually wait for an answer. */
const patience = 2000;

/**
 * Says ready when Neo4j answers and a release is published.
 *
 * @param ending Whether the process is about to end: then it takes no more questions.
 */
export function graphReadiness(
  { driver, database }: { readonly driver: Driver; readonly database: string },
  ending: () => boolean,
): ReadinessCheck {
  return async () => {
    if (ending()) return notReady('RoleGraph is shutting down.');
    try {
      const published = await within(patience, publishedReleases({ driver, database }));
      return published.size > 0 ? { ready: true } : notReady('No release is published: run `npm run seed`.');
    } catch {
      return notReady('Neo4j does not answer.');
    }
  };
}

function notReady(reason: string): Readiness {
  return { ready: false, reason };
}

async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('too late')), milliseconds);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
