import { entityFields } from '../entity.ts';
import type { SelectionOf } from '../graphql.ts';

export const figureFields = `totalCount
    nodes {
      ${entityFields}
      statistic measure amount currency region period asOf year seniority approximate
      source { name }
      level { ${entityFields} }
      roles { nodes { ${entityFields} } }
      conflicts { nodes { description } }
    }` as const;

/** One sum that a source tells. */
export type Figure = SelectionOf<'SalaryFigureConnection', typeof figureFields>['nodes'][number];

export function sourceOf({ source }: Figure): string {
  return source?.name ?? 'Source not told';
}

export function whose({ roles, level, seniority }: Figure): string {
  const within = level?.name ?? seniority;
  return [...roles.nodes.map(({ name }) => name), ...(within ? [within] : [])].join(', ') || 'not told';
}

export function takenIn({ asOf, year }: Figure): string | null {
  return asOf ?? (year === null ? null : String(year));
}
