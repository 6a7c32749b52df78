/** Operations cannot be registered. The message has a line for each problem, with file and line. */
export class OperationsRefused extends Error {
  override readonly name = 'OperationsRefused';

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
  }
}
