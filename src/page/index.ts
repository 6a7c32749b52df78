export { builtPage, PageMissing } from './build.ts';
export { type PageFile, readPage } from './files.ts';
export { pageOperations } from './operations.ts';
