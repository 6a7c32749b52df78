export { codes, type Heard, operations, serve } from './fixture.ts';
