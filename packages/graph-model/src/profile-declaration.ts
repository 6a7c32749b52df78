/** The profile that a relationship's ratings make of the node at its start: a vector with one weight per rated end. */
export interface ProfileDeclaration {
  /** Numeric properties of the relationship. A rating's weight is their product, or the one of them that the release rates. */
  readonly scales: readonly string[];
  /** A boolean property of the relationship: a rating where it is true weighs 0. */
  readonly zeroWhere?: string;
}
