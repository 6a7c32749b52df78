export { escapeName } from './escape.ts';
export { beginningQuery, closeQuery, exactQuery, namesQuery, prefixQuery, searchQuery } from './lucene.ts';
