/** A value of random data. */
export type Scalar = string | number | boolean;

/** Values by property. One that is missing has no key. */
export type Values = Readonly<Record<string, Scalar | readonly Scalar[]>>;
