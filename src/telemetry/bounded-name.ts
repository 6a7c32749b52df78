const maxLetters = 64;

/** Bounds an operation's name for logs: clients choose it. */
export function boundedName(name: string): string {
  return name.length > maxLetters ? `${name.slice(0, maxLetters)}…` : name;
}
