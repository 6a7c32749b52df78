import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Cost } from '../servers/child.ts';
import type { Contender } from './contenders.ts';
import type { Growth } from './growth-report.ts';
import type { Measured } from './measure.ts';

/** Everything that was found out about one work. */
export interface WorkResult {
  readonly name: string;
  readonly title: string;
  /** Whether `@neo4j/graphql` was given Cypher by hand. */
  readonly byHand?: boolean;
  /** Answers compared with RoleGraph's, and how many were the same. */
  readonly compared: number;
  readonly equal: number;
  /** Of the work's first set of values. */
  readonly costs: Readonly<Partial<Record<Contender, Cost>>>;
  readonly measured: readonly Measured[];
}

/** What a run found out, as it is written to `bench/results/`. */
export interface Results {
  readonly at: string;
  readonly commit: string;
  readonly node: string;
  readonly processors: number;
  readonly memoryGiB: number;
  /** How busy the machine was when the run began, in processes that want a processor: above 0.5 times are not to be trusted. */
  readonly loadBefore: number;
  /** The command line. */
  readonly args: readonly string[];
  readonly graph: string;
  readonly works: readonly WorkResult[];
  readonly growth: Growth | undefined;
}

export type Circumstances = Omit<Results, 'works' | 'growth'>;

/** What a run is made under. To be taken before it begins. */
export function circumstances(args: readonly string[], graph: string): Circumstances {
  return {
    at: new Date().toISOString(),
    commit: commit(),
    node: process.version,
    processors: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    loadBefore: Math.round((loadavg()[0] ?? 0) * 100) / 100,
    args,
    graph,
  };
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}

const folder = join(import.meta.dirname, '..', 'results');

/** Writes a run's results, and gives the file's name. */
export function writeResults(results: Results): string {
  const file = join(folder, `${results.at.replaceAll(':', '-')}.json`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(results, null, 1));
  return file;
}

/** Reads what an earlier run has written. @throws Error where it is not there. */
export function readResults(file: string): Results {
  return JSON.parse(readFileSync(file, 'utf8')) as Results;
}
