import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface Options {
  /** Folder of O*NET's text edition; undefined for a generated graph. */
  readonly data: string | undefined;
  /** Names of the works to measure; empty for all. */
  readonly only: readonly string[];
  /** Seconds that each server is under load per work and number of clients, in six rounds. */
  readonly seconds: number;
  readonly clients: readonly number[];
  /** Where RoleGraph's server writes a CPU profile; undefined for none. */
  readonly profile: string | undefined;
  /** The folder of another checkout whose server is the only one to compare with; undefined to compare with the peers. */
  readonly against: string | undefined;
  /** Whether to print every statement. */
  readonly cypher: boolean;
  /** Whether to measure the works. */
  readonly works: boolean;
  /** Whether to measure how costs grow with the graph. */
  readonly growth: boolean;
  /** The file of an earlier run's results, to be printed as Markdown in place of a run. */
  readonly markdown: string | undefined;
}

export const usage = `npm run bench -- [options]
  --data <folder>     O*NET's text edition; by default ../shared/data/onet-29.3 where it is there, else a generated graph
  --generated         measure on the generated graph in any case
  --only <works>      names of works, separated by commas
  --seconds <n>       seconds of load per server, work and number of clients (4)
  --clients <list>    numbers of clients, separated by commas (1,16)
  --quick             one second each
  --profile <folder>  write a CPU profile of RoleGraph's server there
  --against <folder>  compare with the server of another checkout of RoleGraph, in place of all others
  --cypher            print the statements of every server
  --growth            measure how costs grow with the graph as well: 1, 10 and 100 times the data, pages 1 to 1,000
  --growth-only       measure that alone
  --markdown <file>   print an earlier run's results as tables of Markdown`;

const defaultData = resolve('../shared/data/onet-29.3');

/** Reads the command line. @throws TypeError where an option is not known. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      generated: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      seconds: { type: 'string' },
      clients: { type: 'string', default: '1,16' },
      quick: { type: 'boolean', default: false },
      profile: { type: 'string' },
      against: { type: 'string' },
      cypher: { type: 'boolean', default: false },
      growth: { type: 'boolean', default: false },
      'growth-only': { type: 'boolean', default: false },
      markdown: { type: 'string' },
    },
  });
  const found = existsSync(defaultData) ? defaultData : undefined;
  return {
    data: values.generated ? undefined : values.data === undefined ? found : resolve(values.data),
    only: listOf(values.only),
    seconds: positive('--seconds', values.seconds ?? (values.quick ? '1' : '4')),
    clients: listOf(values.clients).map((number) => positive('--clients', number)),
    profile: values.profile === undefined ? undefined : resolve(values.profile),
    against: values.against === undefined ? undefined : resolve(values.against),
    cypher: values.cypher,
    works: !values['growth-only'],
    growth: values.growth || values['growth-only'],
    markdown: values.markdown,
  };
}

function listOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function positive(option: string, text: string): number {
  const number = Number(text);
  if (number > 0) return number;
  throw new TypeError(`${option} takes a number above 0, not "${text}".`);
}
