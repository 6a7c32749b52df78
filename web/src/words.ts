import { strengths } from 'rolegraph:model';

/** `REQUIRES_SKILL` and `RoleLevel` and `asOf` as words: requires skill, role level, as of. */
export function words(name: string): string {
  return name
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .replaceAll('_', ' ')
    .toLowerCase();
}

/** With a capital, as a heading has it. */
export function title(name: string): string {
  return capital(words(name));
}

/** The first letter as a capital, the others as they are: there may be names among them. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `1 skill`, `3 skills`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
}

/** What a strength means: its name and the sentence that the schema has for it. */
export function strengthInWords(strength: string | null): string {
  if (!strength) return 'Strength not told.';
  return `${title(strength)}: ${strengths[strength] ?? ''}`;
}

/** `€ 1,234` or `unknown`; unknown is not zero. */
export function money(amount: number | null, currency: string | null): string {
  if (amount === null) return 'unknown';
  return `${amount.toLocaleString('en-GB')} ${currency ?? ''}`.trim();
}

/** A figure in its unit: `1,800 %`, `90 days`; a plain number where it counts what is told beside it. */
export function inUnit(value: number, unit: string): string {
  const number = value.toLocaleString('en-GB');
  if (unit === 'COUNT') return number;
  return `${number} ${unit === 'PERCENT' ? '%' : words(unit)}`;
}
