/** Takes in every case of every finding, so that a report can list them all. Counts in memory keep a few samples only. */
export interface CaseSink {
  /**
   * @param section The part of the report, such as `dangling`.
   * @param what The finding's name.
   * @param item The case: text, or an object of texts and numbers.
   */
  add(section: string, what: string, item: unknown): void;
}

/** Keeps no case. */
export const noCases: CaseSink = { add: () => undefined };
