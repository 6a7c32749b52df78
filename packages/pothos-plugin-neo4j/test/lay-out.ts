/** What opens a part of a statement that is read by itself. */
const OPENS = /(?:(?:COLLECT|COUNT|EXISTS)|CALL \([^)]*\)) \{ /y;
const CLAUSE = /(?:OPTIONAL MATCH|MATCH|WITH|WHERE|RETURN|UNWIND|ORDER BY|LIMIT)(?= )/y;

/** Lays Cypher out for reading: subqueries indented, a line for each clause. Nothing but white space changes. */
export function layOut(cypher: string): string {
  const lines: string[] = [];
  const ends: number[] = [];
  let line = '';
  const breakLine = () => {
    if (line.trim() !== '') lines.push(`${'  '.repeat(ends.length)}${line.trim()}`);
    line = '';
  };
  let braces = 0;
  for (let at = 0; at < cypher.length; ) {
    OPENS.lastIndex = at;
    CLAUSE.lastIndex = at;
    const opening = OPENS.exec(cypher)?.[0];
    const clause = /\w/.test(cypher[at - 1] ?? '') ? undefined : CLAUSE.exec(cypher)?.[0];
    if (opening) {
      line += opening;
      breakLine();
      ends.push(braces);
      at += opening.length;
    } else if (clause) {
      // A list comprehension has its WHERE in the middle of a line.
      if (inBrackets(line)) line += clause;
      else {
        breakLine();
        line = clause;
      }
      at += clause.length;
    } else {
      const character = cypher[at] ?? '';
      if (character === '{') braces += 1;
      if (character === '}' && ends.at(-1) === braces) {
        breakLine();
        ends.pop();
      } else if (character === '}') braces -= 1;
      line += character;
      at += 1;
    }
  }
  breakLine();
  return lines.join('\n');
}

function inBrackets(line: string): boolean {
  return line.split(/[[(]/).length > line.split(/[\])]/).length;
}
