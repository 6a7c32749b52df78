import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TestContext } from 'vitest';
import { z } from 'zod';
import { need } from '../support/requirements.ts';

const inventoryFile = resolve('../shared/article/facts.json');

/** Skips a test where the inventory is not there to compare with. */
export function needsInventory(context: TestContext): void {
  const missing = 'the inventory of the article, ../shared/article/facts.json, is not beside this checkout';
  need({ met: existsSync(inventoryFile), missing }, context);
}

const said = z.object({ section: z.string(), strength: z.string().optional(), note: z.string().optional() });
const inventoryShape = z.object({
  entities: z.record(
    z.string(),
    z.array(
      z.looseObject({
        id: z.string(),
        name: z.string(),
        aliases: z.array(z.string()).default([]),
        sources: z.array(said),
      }),
    ),
  ),
  relations: z.record(
    z.string(),
    z.array(z.looseObject({ from: z.string(), to: z.string(), sources: z.array(said) })),
  ),
  sections: z.array(z.object({ id: z.string(), heading: z.string(), parent: z.string().nullable() })),
  inconsistencies: z.array(z.object({ kind: z.string() })),
});

/** The inventory with its ids written as they are in the seeds. */
export function readInventory() {
  const inventory = inventoryShape.parse(JSON.parse(readFileSync(inventoryFile, 'utf8')));
  const renamed: Record<string, string> = { Tool: 'Framework', FAQ: 'Question' };
  const types = new Map<string, string>();
  for (const [type, entities] of Object.entries(inventory.entities)) {
    for (const { id } of entities) types.set(id, renamed[type] ?? type);
  }
  const keyOf = (id: string) => `${types.get(id)}/${id.split('/')[1]?.replace(/-$/, '')}`;
  return { ...inventory, keyOf };
}

/** What the article says and the inventory of its facts leaves out: the level of two figures, and the skills that criteria tell about. */
export const beyondInventory: readonly string[] = [
  'SalaryFigure/ai-engineer-v-p25-salary-com FOR_LEVEL RoleLevel/ai-engineer-v @S6.1 STATED',
  'SalaryFigure/ai-engineer-v-p75-salary-com FOR_LEVEL RoleLevel/ai-engineer-v @S6.1 STATED',
  ...[
    'versioning ASSESSES Skill/version-control @S10.3 IMPLIED',
    'retraining ASSESSES Skill/model-retraining @S10.3 IMPLIED',
    'latency-budgets ASSESSES Skill/performance-optimization @S10.3 IMPLIED with a note',
    'post-deployment-monitoring ASSESSES Skill/model-monitoring @S10.3 IMPLIED',
    'thinks-of-reliability-not-only-research ASSESSES Skill/reliability @S10.3 STATED',
    'translates-tech-into-outcomes ASSESSES Skill/translating-tech-into-outcomes @S10.4 STATED',
    'explains-cost-savings ASSESSES Skill/translating-tech-into-outcomes @S10.4 IMPLIED with a note',
    'explains-retention ASSESSES Skill/translating-tech-into-outcomes @S10.4 IMPLIED with a note',
    'explains-efficiency-gains ASSESSES Skill/translating-tech-into-outcomes @S10.4 IMPLIED with a note',
    'focuses-on-roi ASSESSES Skill/strategic-thinking-roi-focus @S10.4 STATED',
    'explains-how-a-model-works-negative-signal ASSESSES Skill/translating-tech-into-outcomes @S10.4 IMPLIED with a note',
  ].map((line) => `InterviewCriterion/${line}`),
];
