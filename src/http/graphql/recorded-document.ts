import type { DocumentNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { callerOf } from '../pipeline/caller.ts';

/** Records the document of a request for the audit log as soon as it is parsed, so that those of invalid documents are there too. */
export function useRecordedDocument(): Plugin {
  return {
    onParse:
      ({ context }) =>
      ({ result }) => {
        if (isDocument(result)) callerOf(context.request).record.document = result;
      },
  };
}

function isDocument(result: unknown): result is DocumentNode {
  return typeof result === 'object' && result !== null && 'kind' in result;
}
