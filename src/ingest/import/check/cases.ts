/** Takes in every case of every finding, so that a report can list them all. What is counted in memory keeps a few samples only. */
export interface CaseSink {
  /**
   * @param section The part of the report, such as `dangling`.
   * @param what What it is a case of.
   * @param item The case: text, or an object of texts and numbers.
   */
  add(section: string, what: string, item: unknown): void;
}

/** Keeps no case. */
export const noCases: CaseSink = { add: () => undefined };
