import { type Contender, contenders } from './contenders.ts';
import type { Loaded } from './database.ts';
import { type Load, type Server, startLoad, startServer } from './processes.ts';

/** The servers under measurement and the process that puts them under load. */
export interface Field {
  readonly servers: ReadonlyMap<Contender, Server>;
  readonly load: Load;
  port(contender: Contender): number;
}

/**
 * Starts contenders on a loaded graph, lets `work` measure them, and stops them whatever happens.
 *
 * @param profile Where RoleGraph's server writes a CPU profile; undefined for none.
 * @param against The checkout whose server is the contender `before`.
 */
export async function withServers<Result>(
  { access }: Loaded,
  taking: readonly Contender[],
  { profile, against }: { readonly profile?: string | undefined; readonly against?: string | undefined },
  work: (field: Field) => Promise<Result>,
): Promise<Result> {
  const servers = new Map<Contender, Server>();
  const load = startLoad();
  try {
    for (const contender of taking) {
      const flags =
        contender === 'ours' && profile
          ? ['--cpu-prof', '--cpu-prof-interval', '200', '--cpu-prof-dir', profile]
          : [];
      const checkout = contender === 'before' ? against : undefined;
      servers.set(contender, await startServer(contenders[contender].script, access, flags, checkout));
    }
    return await work({
      servers,
      load,
      port: (contender) => {
        const server = servers.get(contender);
        if (!server) throw new Error(`${contender} is not running`);
        return server.port;
      },
    });
  } finally {
    await load.stop();
    for (const server of servers.values()) await server.stop();
  }
}
