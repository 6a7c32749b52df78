import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';

/**
 * Which tier a test file belongs to, declared here only:
 *
 * - full: by its path. Takes long or breaks something on purpose: faults, fuzzing, whole public data sets, long browser sessions.
 * - unit: by its content. Starts no process, neither Neo4j nor a browser nor another program, and waits for nothing long.
 * - integration: all others. On a real Neo4j, what a change needs.
 */
export interface Tiers {
  readonly unit: readonly string[];
  readonly integration: readonly string[];
  readonly full: readonly string[];
}

/** Paths of the full tier. */
const isFull = (path: string) => /^test\/(faults|fuzz)\/|\.full\.test\.ts$/.test(path);

/** What a unit test and its helpers do not import, except for types: by path from the project, or by name. */
const isOutside = (imported: string) =>
  /^neo4j-driver$|managed-neo4j|\/neo4j\.ts$|playwright|child_process|\/product\.ts$/.test(imported);

/** The comment of a file that is no unit test for a reason that is seen in no import. */
const note = '// Not a unit test: ';

const imports = /^(?:import|export) (?!type )(?:[^'"]*? from )?'([^']+)'/gm;

/**
 * Sorts the test files of a project into tiers.
 *
 * @param root The folder that holds `test/` and `packages/`.
 * @returns Paths relative to the root, each in one tier.
 */
export function readTiers(root: string): Tiers {
  const folders = ['test', ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}/test`)];
  const files = folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.test.ts'))
        .map((path) => `${folder}/${path.replaceAll('\\', '/')}`),
    )
    .toSorted();
  const isOfTests = (path: string) =>
    folders.some((folder) => !relative(join(root, folder), path).startsWith('..'));
  const outside = new Map<string, boolean>();
  /** Whether a module of the tests imports something outside the process, by itself or through other modules of the tests. */
  const leadsOutside = (path: string): boolean => {
    const cached = outside.get(path);
    if (cached !== undefined) return cached;
    outside.set(path, false);
    const source = readFileSync(path, 'utf8');
    const specifiers = [...source.matchAll(imports)].map(([, specifier = '']) => specifier);
    const imported = specifiers.map((specifier) =>
      specifier.startsWith('.') ? resolve(dirname(path), specifier) : specifier,
    );
    const helpers = imported.filter(
      (helper) => isAbsolute(helper) && isOfTests(helper) && helper.endsWith('.ts'),
    );
    const result =
      source.includes(note) ||
      imported.some((one) => isOutside(isAbsolute(one) ? relative(root, one) : one)) ||
      helpers.some(leadsOutside);
    outside.set(path, result);
    return result;
  };
  const unit = files.filter((path) => !isFull(path) && !leadsOutside(join(root, path)));
  return {
    unit,
    integration: files.filter((path) => !isFull(path) && !unit.includes(path)),
    full: files.filter(isFull),
  };
}
