import { setTimeout as delay } from 'node:timers/promises';
import type { Driver } from 'neo4j-driver';

/** Delays before each attempt to connect: a restarted server or a repaired network is usually back by the second. */
const DELAYS_MS = [50, 200];

/** Time for one check. A server that hangs accepts connections and answers none. */
const TIMEOUT_MS = 2000;

const checks = new WeakMap<Driver, Promise<boolean>>();

/**
 * Tells whether Neo4j can be reached again after a connection failed. All statements that failed at a time share one check, so that an
 * outage costs a few connection attempts instead of that many for each statement.
 */
export function isReachable(driver: Driver, database: string): Promise<boolean> {
  const running = checks.get(driver);
  if (running) return running;
  const check = Promise.race([connects(driver, database), delay(TIMEOUT_MS, false, { ref: false })]).finally(
    () => checks.delete(driver),
  );
  checks.set(driver, check);
  return check;
}

async function connects(driver: Driver, database: string): Promise<boolean> {
  for (const delayMs of DELAYS_MS) {
    await delay(delayMs);
    const connected = await driver.getServerInfo({ database }).then(
      () => true,
      () => false,
    );
    if (connected) return true;
  }
  return false;
}
