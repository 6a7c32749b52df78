/** Checked properties by name. What is unknown is absent. */
export type StoredProperties = Readonly<Record<string, unknown>>;
