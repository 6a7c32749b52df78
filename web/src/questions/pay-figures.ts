import { type Entity, entityFields } from '../entity.ts';

/** One sum that a source tells. */
export interface Figure extends Entity {
  /** In the words of the source. */
  readonly statistic: string;
  /** As it compares. */
  readonly measure: string | null;
  readonly amount: number | null;
  readonly currency: string;
  readonly region: string | null;
  readonly period: string | null;
  readonly asOf: string | null;
  readonly year: number | null;
  /** Within the role, in the words of the source. */
  readonly seniority: string | null;
  readonly approximate: boolean | null;
  readonly source: { readonly name: string } | null;
  readonly level: Entity | null;
  readonly roles: { readonly nodes: readonly Entity[] };
  readonly conflicts: { readonly nodes: readonly { readonly description: string }[] };
}

/** Of a connection of such figures. */
export const figureFields = `totalCount
    nodes {
      ${entityFields}
      statistic measure amount currency region period asOf year seniority approximate
      source { name }
      level { ${entityFields} }
      roles { nodes { ${entityFields} } }
      conflicts { nodes { description } }
    }`;

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
