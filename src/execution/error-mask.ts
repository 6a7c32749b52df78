import type { GraphQLError } from 'graphql';
import type { Caller } from './caller.ts';

/** Turns whatever was thrown into an error that a client may see. Seen twice, an error stays as it is. */
export type ErrorMask = (thrown: unknown, caller?: Caller) => GraphQLError;
