import { describe, type TestContext, test } from 'vitest';

/** Something outside the project that some tests need. */
export interface Requirement {
  readonly met: boolean;
  /** What is missing and how to get it, in one sentence. */
  readonly missing: string;
}

/** `test` where the requirement is met; a test that is skipped, with a message, where it is not. */
export function testWith({ met, missing }: Requirement) {
  if (!met) console.log(`Skipped: ${missing}`);
  return test.skipIf(!met);
}

/** Like `describe`, but its body does not run where the requirement is not met: one skipped test stands for it. */
export function describeWith(requirement: Requirement, name: string, body: () => void | Promise<void>): void {
  if (requirement.met) describe(name, body);
  else testWith(requirement)(`${name} (${requirement.missing})`, () => undefined);
}

/** Skips the test under way where the requirement is not met. */
export function need({ met, missing }: Requirement, context: TestContext): void {
  if (!met) context.skip(missing);
}
