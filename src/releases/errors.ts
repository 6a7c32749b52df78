/** A release that was not made or not published, and why. What readers see has not changed. */
export class ReleaseError extends Error {
  override readonly name = 'ReleaseError';
}

/** A value that a record cannot be stored with. */
export interface ValueFault {
  readonly property: string;
  readonly value: unknown;
  /** What is wrong with it and what would be right. */
  readonly message: string;
}

/** A removal that ended before all was removed, and why. The same command goes on where it ended. */
export class IncompleteRemovalError extends Error {
  override readonly name = 'IncompleteRemovalError';
}

/** Records that do not fit the declared graph or each other. */
export class RecordError extends Error {
  override readonly name = 'RecordError';
  /** The value at fault, where it is one. */
  readonly fault: ValueFault | undefined;

  constructor(message: string, fault?: ValueFault) {
    super(message);
    this.fault = fault;
  }
}
