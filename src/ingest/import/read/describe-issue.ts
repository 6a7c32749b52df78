import type { z } from 'zod';

/** The objection of a property's schema to a value, as the end of a sentence about it. */
export function describeIssue(error: z.ZodError | undefined): string {
  const [issue] = error?.issues ?? [];
  if (!issue) return 'is not right';
  const item = issue.path.length > 0 ? ` (item ${Number(issue.path[0]) + 1})` : '';
  return `${issue.message.charAt(0).toLowerCase()}${issue.message.slice(1)}${item}`;
}
