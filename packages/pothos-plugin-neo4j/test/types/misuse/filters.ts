import type { Filter, Order, RelationshipFilter, RelationshipOrder } from '../../../src/index.ts';
import type { library } from '../../library.ts';

type Library = typeof library;
type BooksFilter = RelationshipFilter<Library, 'Author', 'books'>;
type BooksOrder = RelationshipOrder<Library, 'Author', 'books'>;

// error: 'nam' does not exist
export const unknownProperty: Filter<Library, 'Author'> = { nam: { eq: 'Ann' } };

// error: Type 'number' is not assignable to type 'string'
export const numberForAText: Filter<Library, 'Author'> = { title: { eq: 1970 } };

// error: Type 'string' is not assignable to type 'number'
export const textForANumber: Filter<Library, 'Author'> = { born: { lt: '1970' } };

// error: 'contains' does not exist
export const partOfANumber: Filter<Library, 'Author'> = { born: { contains: 19 } };

// error: Type '"NOVELLA"' is not assignable to type
export const unknownValueOfASet: Filter<Library, 'Book'> = { genre: { in: ['NOVELLA'] } };

// error: 'eq' does not exist
export const equalityOfAList: Filter<Library, 'Book'> = { tags: { eq: 'wet' } };

// error: Type 'null' is not assignable to type
export const nullForAComparison: Filter<Library, 'Author'> = { born: { lt: null } };

// error: Type 'null' is not assignable to type
export const nullForARelationship: Filter<Library, 'Author'> = { books: { some: null } };

// error: 'edge' does not exist
export const edgeWhereNoneLeads: Filter<Library, 'Book'> = { edge: { share: { gt: 0.5 } } };

// error: 'weight' does not exist
export const unknownEdgeProperty: BooksFilter = { edge: { weight: { gt: 1 } } };

// error: Type '"UP"' is not assignable to type
export const unknownDirection: Order<Library, 'Author'> = { title: 'UP' };

// error: 'titel' does not exist
export const orderByAnUnknownProperty: Order<Library, 'Author'> = { titel: 'ASC' };

// error: is not assignable to type
export const orderByTwoAtOnce: Order<Library, 'Author'> = { title: 'ASC', born: 'DESC' };

// error: 'tags' does not exist
export const orderByAList: Order<Library, 'Book'> = { tags: 'ASC' };

// error: Type 'string' is not assignable to type '{ readonly count: Direction; }'
export const orderByARelationshipWithoutCount: Order<Library, 'Author'> = { books: 'DESC' };

// error: 'weight' does not exist
export const byAnUnknownEdgeProperty: BooksOrder = { edge: { weight: 'ASC' } };
