/** The values of a line of JSON, or its error. */
export type JsonLine = { readonly values: Readonly<Record<string, unknown>> } | { readonly error: string };

/** Reads a line as one JSON object that names nothing twice. */
export function readJsonLine(text: string): JsonLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return { error: 'is no JSON object on a line of its own' };
    throw thrown;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { error: 'is no JSON object on a line of its own' };
  }
  const twice = repeatedName(text, Object.keys(value).length);
  if (twice !== undefined) return { error: `says ${JSON.stringify(twice)} twice: keep one of the two` };
  return { values: value as Readonly<Record<string, unknown>> };
}

/** A name of an object that stands in its text more than once: of several values, JSON keeps the last without a word. */
function repeatedName(text: string, count: number): string | undefined {
  const names: string[] = [];
  let depth = 0;
  // Strings, with the colon that makes them names, and brackets: nothing else counts.
  for (const [token, colon] of text.matchAll(/"(?:[^"\\]|\\.)*"(?:\s*(:))?|[{}[\]]/g)) {
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    else if (colon && depth === 1) names.push(JSON.parse(token.slice(0, token.lastIndexOf('"') + 1)));
  }
  if (names.length === count) return undefined;
  return names.find((name, index) => names.indexOf(name) !== index);
}
