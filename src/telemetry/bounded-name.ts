const maxLetters = 64;

/** The name of an operation as logs have it: clients choose it. */
export function boundedName(name: string): string {
  return name.length > maxLetters ? `${name.slice(0, maxLetters)}…` : name;
}
