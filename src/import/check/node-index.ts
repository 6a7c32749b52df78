export { NodeIndex, type NumberedSlugs } from '../../releases/node-index.ts';
