export { builtPage, PageMissing } from './build.ts';
export { type PageFile, type PageFiles, pageFiles } from './files.ts';
export { pageOperations } from './operations.ts';
