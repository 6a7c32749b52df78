/** Asks once and gives the answer's text. @throws Error with the answer where it is not a success. */
export async function askGraphql(port: number, path: string, body: string): Promise<string> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body });
  const text = await response.text();
  if (response.status !== 200 || text.includes('"errors"')) {
    throw new Error(`${response.status}: ${text.slice(0, 600)}`);
  }
  return text;
}
