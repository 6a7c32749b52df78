export { asksForSchema } from './document-facts.ts';
export { codedError, type ErrorCode, errorCodes, type StatusOf } from './error-codes.ts';
export { errorCodesDocument } from './error-codes-document.ts';
export { Gate, type GateSettings, Overloaded } from './gate.ts';
export type { KeptReplies } from './kept-replies.ts';
export { type OperationSettings, Operations, type Question } from './operations.ts';
export { ReleaseCheck } from './release-check.ts';
export { codesOf, headersOf, type Reply, type ReplyForms, replyOf, statusOf } from './reply.ts';
