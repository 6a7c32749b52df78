import { z } from 'zod';

/**
 * Gives a language tag (BCP 47) in canonical form; undefined for other text, such as `German` or `de_DE`, and for `und`, undetermined.
 *
 * @example languageTag('pt-br') // 'pt-BR'
 */
export function languageTag(text: string): string | undefined {
  // Longer first subtags are well-formed, but none is registered: `english` is a word, not a tag.
  if (!/^[a-z]{2,3}(-|$)/i.test(text)) return undefined;
  try {
    const [tag] = Intl.getCanonicalLocales(text);
    return tag === undefined || /^und(-|$)/.test(tag) ? undefined : tag;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** A language tag as a declaration writes it, in letters of either case. */
export const languageTagSchema = z
  .string()
  .refine((text) => languageTag(text) !== undefined, 'is no language tag of BCP 47, such as "en" or "pt-BR"');
