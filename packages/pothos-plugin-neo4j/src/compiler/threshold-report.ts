import { conjunction, type Relationship } from '@rolegraph/graph-model';
import type { ThresholdField, ThresholdReportPlan } from '../planner/plan.ts';
import { type ThresholdInput, thresholdReason, thresholdValue } from '../planner/threshold.ts';
import type { CompileContext, Decode } from './context.ts';
import { emptyObject } from './result-object.ts';
import { compileThreshold, givenThreshold } from './threshold.ts';

/** The threshold that an answer applies, with how many relationships it leaves out and why. */
export interface ThresholdReport {
  /** A condition that holds of a relationship in the report's variable that is left out. */
  readonly leavesOut: string;
  /** The row of counts, aggregated over rows that are left out. */
  readonly aggregated: string;
  /** The row of counts of a list of relationships that are left out. */
  ofList(list: string): string;
  readonly decode: Decode;
}

/** @param edge The variable of a relationship that is left out. */
export function compileThresholdReport(
  plan: ThresholdReportPlan,
  relationship: Pick<Relationship, 'threshold' | 'properties'>,
  input: ThresholdInput | undefined,
  edge: string,
  context: CompileContext,
): ThresholdReport {
  const { threshold } = relationship;
  if (!threshold) throw new TypeError(`${plan.typename} is of a relationship without a threshold`);
  const conditions = compileThreshold(relationship, input, edge, context);
  const fails = conditions.map(({ holds }) => `CASE WHEN ${holds} THEN 0 ELSE 1 END`);
  return {
    leavesOut: `NOT (${conjunction(conditions)})`,
    aggregated: `[${['count(*)', ...fails.map((fail) => `sum(${fail})`)].join(', ')}]`,
    ofList: (list) => {
      const counts = conditions.map(({ holds }) => `size([${edge} IN ${list} WHERE NOT ${holds}])`);
      return `[${[`size(${list})`, ...counts].join(', ')}]`;
    },
    decode: (raw, { binding }) => {
      const [count = 0, ...byCondition] = (raw as readonly number[] | null) ?? [];
      const thresholdInput = input ? givenThreshold(binding, input) : {};
      const answer = emptyObject(plan.typename);
      const decodeField = (field: ThresholdField): unknown => {
        switch (field.kind) {
          case 'typename':
            return plan.typename;
          case 'value':
            return thresholdValue(threshold, field.property, thresholdInput);
          case 'count':
            return Number(count);
          case 'reasons':
            return conditions.flatMap(({ property }, index) => {
              const some = Number(byCondition[index] ?? 0);
              if (some === 0) return [];
              const reason = emptyObject(field.typename);
              for (const { key, part } of field.fields) {
                reason[key] = { reason: thresholdReason(property), count: some, typename: field.typename }[
                  part
                ];
              }
              return [reason];
            });
        }
      };
      for (const field of plan.fields) answer[field.key] = decodeField(field);
      return answer;
    },
  };
}
