/** What the benchmark uses of a driver. Peers bring a copy of the driver's package of their own, so the types of one would not fit. */
export interface AnyDriver {
  session(config?: object): AnySession;
  executeQuery(text: string, parameters?: object, config?: object): Promise<AnyResult>;
  close(): Promise<void>;
}

interface AnySession {
  run(text: string, parameters?: object, config?: object): PromiseLike<AnyResult>;
  beginTransaction(config?: object): unknown;
  executeRead(work: (transaction: AnyTransaction) => unknown, config?: object): Promise<unknown>;
  close(): Promise<void>;
}

interface AnyTransaction {
  run(text: string, parameters?: object): PromiseLike<AnyResult>;
}

interface AnyResult {
  readonly summary: { readonly profile: unknown };
}

export interface Recorded {
  readonly text: string;
  readonly parameters: object;
}

/**
 * Notes the statements that a piece of work sends. The driver is changed only while the work runs, so that what is
 * measured later is the plain driver.
 */
export async function record(driver: AnyDriver, work: () => Promise<unknown>): Promise<readonly Recorded[]> {
  const recorded: Recorded[] = [];
  const note = (text: string, parameters: object = {}) => recorded.push({ text, parameters });
  const { session: open, executeQuery } = driver;
  driver.session = (config) => listenTo(open.call(driver, config), note);
  driver.executeQuery = (text, parameters, config) => {
    note(text, parameters);
    return executeQuery.call(driver, text, parameters, config);
  };
  try {
    await work();
  } finally {
    driver.session = open;
    driver.executeQuery = executeQuery;
  }
  return recorded;
}

function listenTo(session: AnySession, note: (text: string, parameters?: object) => void): AnySession {
  const { run, executeRead } = session;
  session.run = (text, parameters, config) => {
    note(text, parameters);
    return run.call(session, text, parameters, config);
  };
  session.executeRead = (work, config) =>
    executeRead.call(
      session,
      (transaction) => {
        const runInside = transaction.run;
        transaction.run = (text, parameters) => {
          note(text, parameters);
          return runInside.call(transaction, text, parameters);
        };
        return work(transaction);
      },
      config,
    );
  return session;
}

interface ProfiledStep {
  readonly dbHits?: number;
  readonly children?: readonly ProfiledStep[];
}

/** Runs a statement under PROFILE and adds up what it touches in the store. */
export async function dbHits(driver: AnyDriver, { text, parameters }: Recorded): Promise<number> {
  const session = driver.session({ database: 'neo4j' });
  try {
    const { summary } = await session.run(`PROFILE ${text}`, parameters);
    return sum(summary.profile as ProfiledStep);
  } finally {
    await session.close();
  }
}

function sum({ dbHits: own = 0, children = [] }: ProfiledStep): number {
  return children.reduce((total, child) => total + sum(child), Number(own));
}
