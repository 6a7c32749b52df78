/** A location in the seeds. */
export interface SeedLocation {
  readonly file: string;
  readonly line: number;
  /** The path from the node type down, such as `Role.ai-engineer.skills`. Empty for the file itself. */
  readonly path: string;
}

export interface SeedProblem extends SeedLocation {
  /** The error, and what would be right. */
  readonly message: string;
}

const SHOWN = 50;

/** The seeds do not hold together. The message lists the first problems, a line each. */
export class SeedsInvalid extends Error {
  override readonly name = 'SeedsInvalid';
  readonly problems: readonly SeedProblem[];

  constructor(problems: readonly SeedProblem[]) {
    const lines = problems.slice(0, SHOWN).map(describe);
    if (problems.length > SHOWN) lines.push(`… and ${problems.length - SHOWN} more`);
    super(
      `The seeds have ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n${lines.join('\n')}`,
    );
    this.problems = problems;
  }
}

function describe({ file, line, path, message }: SeedProblem): string {
  return `  ${file}:${line}${path && ` ${path}`}: ${message}`;
}

/** Gathers problems, so that one run reports all of them instead of one after the other. */
export class SeedProblems {
  readonly #found: SeedProblem[] = [];

  add(location: SeedLocation, message: string): void {
    this.#found.push({ ...location, message });
  }

  /** All problems so far as one error, in the order of the files and lines. */
  error(): SeedsInvalid {
    return new SeedsInvalid(this.#found.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line));
  }

  /** @throws SeedsInvalid where any problem was found so far. */
  throwIfAny(): void {
    if (this.#found.length > 0) throw this.error();
  }
}
