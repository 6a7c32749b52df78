import { join } from 'node:path';
import { testDocComments } from '../../../test/support/doc-examples.ts';

testDocComments(join(import.meta.dirname, '..'));
