/** A release that was not made or not published, and why. What readers see has not changed. */
export class ReleaseError extends Error {
  override readonly name = 'ReleaseError';
}

/** A value that a record cannot be stored with: too long for an index, or off the scale or form that its property declares. */
export interface InvalidValue {
  readonly property: string;
  readonly value: unknown;
  /** The error, and what would be right. */
  readonly message: string;
}

/** A removal that ended before all was removed, and why. The same command goes on where it ended. */
export class IncompleteRemovalError extends Error {
  override readonly name = 'IncompleteRemovalError';
}

/** Records that do not fit the declared graph or each other. */
export class RecordError extends Error {
  override readonly name = 'RecordError';
  /** The value that is wrong; undefined where the record itself is. */
  readonly invalidValue: InvalidValue | undefined;

  constructor(message: string, invalidValue?: InvalidValue) {
    super(message);
    this.invalidValue = invalidValue;
  }
}
