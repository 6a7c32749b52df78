import type { ExecutedStatement, Explanation } from '@rolegraph/pothos-plugin-neo4j';
import type { ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { callerOf } from '../pipeline/caller.ts';

/** The header that asks for an explanation: `plan`, or `profile` to count database hits as well. */
export const explainHeader = 'x-explain';

/** The most letters of all explanations of a response. */
const maxLetters = 1_000_000;

/** Explains a statement; `profiled` runs it once more to count database hits. */
export type Explainer = (mode: ExecutedStatement, profiled: boolean) => Promise<Explanation>;

/**
 * Adds to an answer, where its request asks for it, an explanation of each root field: `extensions.explain` with plan, Cypher and
 * parameters. For development: only the owner of the database should see these.
 */
export function useExplain(explainer: Explainer): Plugin {
  const observed = new WeakMap<Request, ExecutedStatement[]>();
  return {
    // Before the context is made, which has the observer.
    onRequest: ({ request }) => {
      if (!modeOf(request)) return;
      const statements: ExecutedStatement[] = [];
      observed.set(request, statements);
      callerOf(request).observer = (statement) => statements.push(statement);
    },
    onExecute: ({ args }) => {
      const { request } = args.contextValue;
      const statements = observed.get(request);
      if (!statements) return undefined;
      return {
        onExecuteDone: async ({ result, setResult }) => {
          if (!isResult(result)) return;
          const explained = await explainAll(statements, explainer, modeOf(request) === 'profile');
          setResult({ ...result, extensions: { ...result.extensions, ...explained } });
        },
      };
    },
  };
}

/** Explains statements one after the other: to profile one runs it once more. It counts those beyond the limit. */
async function explainAll(statements: readonly ExecutedStatement[], explainer: Explainer, profiled: boolean) {
  const explain: Explanation[] = [];
  let letters = 0;
  for (const statement of statements) {
    const explanation = await explainer(statement, profiled);
    letters += JSON.stringify(explanation).length;
    if (letters > maxLetters) return { explain, explainOmitted: statements.length - explain.length };
    explain.push(explanation);
  }
  return { explain };
}

function modeOf(request: Request): 'plan' | 'profile' | undefined {
  const mode = request.headers.get(explainHeader);
  return mode === 'plan' || mode === 'profile' ? mode : undefined;
}

function isResult(result: object): result is ExecutionResult {
  return !(Symbol.asyncIterator in result);
}
