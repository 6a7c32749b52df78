import type { DeclaredLoss } from '../losses.ts';
import type { Loss, LossKind } from '../read/loss.ts';
import type { Problems } from '../read/problems.ts';
import type { CaseSink } from './cases.ts';
import { type Finding, Tally } from './tally.ts';

/** The messages that refuse losses that no importer has declared. */
const refusals: Readonly<Record<LossKind, (loss: Loss) => string>> = {
  dangling: ({ subject, other }) => `${subject}: refers to ${other}, which is not there`,
  repeated: ({ subject, other }) => `${subject}: is there already${other === undefined ? '' : ` (${other})`}`,
  omitted: ({ subject, other }) => `${subject}: is not taken${other === undefined ? '' : ` (${other})`}`,
  unresolved: ({ subject, other }) => `${subject}: refers to ${other}, which is not there`,
};

/** Counts and lists rows that are not taken as they stand, and refuses those that the source does not declare. */
export class Losses {
  readonly #declared: ReadonlyMap<string, DeclaredLoss> | undefined;
  readonly #problems: Problems;
  readonly #tallies: Readonly<Record<LossKind, Tally>>;

  /** @param declared Undefined where each loss is taken. */
  constructor(declared: readonly DeclaredLoss[] | undefined, problems: Problems, cases: CaseSink) {
    this.#declared = declared && new Map(declared.map((loss) => [keyOf(loss), loss]));
    this.#problems = problems;
    this.#tallies = {
      dangling: new Tally('dangling', cases),
      repeated: new Tally('repeated', cases),
      omitted: new Tally('omitted', cases),
      unresolved: new Tally('unresolved', cases),
    };
  }

  add(loss: Loss): void {
    const declared = this.#declared?.get(keyOf(loss));
    const { kind, subject, location, value, other } = loss;
    if (this.#declared && !declared) {
      this.#problems.add(
        location ?? { file: `(${subject})`, line: 0 },
        refusals[kind](loss),
        undefined,
        value,
      );
      return;
    }
    this.#count(loss, subject, declared?.reason, { ...location, value, other });
  }

  /** Counts a record of another source that loses its reference by this import. */
  addCarried(loss: Loss, part: string): void {
    const { subject, value, other } = loss;
    this.#count(loss, `${subject} (of ${part})`, `${part} refers to what this import does not have`, {
      value,
      other,
    });
  }

  findings(kind: LossKind): Readonly<Record<string, Finding>> {
    return this.#tallies[kind].findings;
  }

  #count(loss: Loss, what: string, why: string | undefined, item: unknown): void {
    this.#tallies[loss.kind].add(what, sampleOf(loss), item, why);
  }
}

function keyOf({ kind, subject }: Pick<DeclaredLoss, 'kind' | 'subject'>): string {
  return `${kind} ${subject}`;
}

function sampleOf({ kind, location, value, other }: Loss): string {
  const refers = kind === 'dangling' || kind === 'unresolved';
  const where = location ? ` (${location.file}:${location.line})` : '';
  return `${refers && other !== undefined ? other : value}${where}`;
}
