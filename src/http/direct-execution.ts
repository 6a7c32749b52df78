import type { Plugin } from 'graphql-yoga';
import { executeDirectly } from '../plugin/index.ts';

/** Answers operations that are all the graph's own without walking their answers once more; others take the usual way. */
export function useDirectExecution(): Plugin {
  return {
    onExecute: ({ executeFn, setExecuteFn }) => {
      setExecuteFn((args) => executeDirectly(args) ?? executeFn(args));
    },
  };
}
