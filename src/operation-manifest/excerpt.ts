/** A text that may be a document, and the line of the file that it begins on. */
export interface Excerpt {
  readonly text: string;
  readonly line: number;
}
