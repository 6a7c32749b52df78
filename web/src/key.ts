const place = 'rolegraph-authorization';

/** The key or token that somebody gave; empty where nobody did. */
export function knownKey(): string {
  return sessionStorage.getItem(place) ?? '';
}

/** Kept for as long as the tab is open, sent to this server only, and never part of an address. An empty one is forgotten. */
export function rememberKey(key: string): void {
  if (key) sessionStorage.setItem(place, key);
  else sessionStorage.removeItem(place);
}

/** The header that says who asks. The server takes keys and tokens alike by it. */
export function identityHeader(): Readonly<Record<string, string>> {
  const key = knownKey();
  return key ? { authorization: `Bearer ${key}` } : {};
}
