export { explainDocumentErrors } from './document-errors.ts';
export { areVariableErrors, explainVariableErrors } from './variable-errors.ts';
