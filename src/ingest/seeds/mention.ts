import type { SeedProblems } from './errors.ts';
import { isLocatedList, type Located } from './load.ts';
import { suggestion } from './nearest.ts';
import { STATED } from './vocabulary.ts';

/** A mention of an entry or a relation. */
export interface Mention {
  readonly section: string;
  readonly strength: string;
  readonly note: string | undefined;
}

export interface MentionContext {
  /** Slugs of the existing sections. */
  readonly sections: ReadonlySet<string>;
  readonly strengths: readonly string[];
  /** Whether a mention may leave its strength out, which then is a plain statement. */
  readonly strengthOptional: boolean;
}

/** The dash before a note; a hyphen, which every keyboard has, may replace it. */
const FORM = /^(?<section>\S+)(?:\s+(?<strength>[A-Za-z]+))?(?:\s+[—–-]\s+(?<note>\S.*))?$/su;

/**
 * Reads mentions such as `S5.1 both` or `S5.T primary — leads across teams`: one, or a list of them.
 * Errors go to the problems, and a mention with any is left out.
 */
export function readMentions(
  located: Located,
  context: MentionContext,
  problems: SeedProblems,
): readonly Mention[] {
  const items = isLocatedList(located.value) ? located.value : [located];
  if (items.length === 0)
    problems.add(located.location, `names no section that says so; ${example(context)}`);
  return items.flatMap((item) => readMention(item, context, problems) ?? []);
}

function readMention(item: Located, context: MentionContext, problems: SeedProblems): Mention | undefined {
  const { location, value } = item;
  const parts = typeof value === 'string' ? FORM.exec(value.trim())?.groups : undefined;
  if (!parts?.section) {
    const given = typeof value === 'string' ? `\`${value}\`` : 'this';
    problems.add(location, `${given} is no mention; ${example(context)}`);
    return undefined;
  }
  const { section, strength = context.strengthOptional ? STATED : undefined, note } = parts;
  if (!context.sections.has(section)) {
    problems.add(location, `there is no section \`${section}\`${suggestion(section, context.sections)}`);
    return undefined;
  }
  if (strength === undefined) {
    problems.add(location, `\`${section}\` lacks a strength; ${example(context)}`);
    return undefined;
  }
  if (!context.strengths.includes(strength.toUpperCase())) {
    const strengths = context.strengths.map((name) => name.toLowerCase());
    const meant = suggestion(strength, strengths);
    problems.add(
      location,
      `\`${strength}\` is no strength${meant} The strengths are ${strengths.join(', ')}`,
    );
    return undefined;
  }
  return { section, strength: strength.toUpperCase(), note: note?.trim() };
}

function example({ strengthOptional }: MentionContext): string {
  return strengthOptional
    ? 'a mention is a section, such as `S1`, with a strength where it is no plain statement: `S3.3 inferred`'
    : 'a mention is a section and a strength, such as `S5.1 both` or `S5.T primary — with a note`';
}
