/** Letters of a client's text that an error repeats. */
const LONGEST = 100;

/** A client's text as an error repeats it. */
export function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  const letters = [...text.slice(0, 2 * LONGEST)];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}…` : text;
}
