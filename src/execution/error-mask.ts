import type { GraphQLError } from 'graphql';
import type { Caller } from './caller.ts';

/** Turns a thrown value into an error that a client may see. A masked error stays as it is. */
export type ErrorMask = (thrown: unknown, caller?: Caller) => GraphQLError;
