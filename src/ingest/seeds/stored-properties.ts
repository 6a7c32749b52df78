/** Checked properties by name. Unknown ones are absent. */
export type StoredProperties = Readonly<Record<string, unknown>>;
