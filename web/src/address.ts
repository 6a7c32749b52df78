/**
 * Where the page is, kept behind the `#` of its address: every state has a link, the back button works, and the server, its caches and
 * its logs never see what somebody looked at.
 */
export interface Place {
  /** The view, such as `compare`; empty for the explorer. */
  readonly view: string;
  readonly params: URLSearchParams;
}

export function readPlace(hash: string = globalThis.location?.hash ?? ''): Place {
  const [view = '', search = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  return { view, params: new URLSearchParams(search) };
}

/** A link to a place in the present dataset, unless it names another. */
export function linkTo(
  view: string,
  params: Readonly<Record<string, string | readonly string[]>> = {},
): string {
  const dataset = readPlace().params.get('dataset') ?? '';
  const search = new URLSearchParams(
    Object.entries({ dataset, ...params }).flatMap(([name, value]) =>
      [value]
        .flat()
        .filter(Boolean)
        .map((one): [string, string] => [name, one]),
    ),
  );
  // Readable links: these characters need no escape behind a #.
  const text = search.toString().replaceAll('%2F', '/');
  return `#/${view}${text ? `?${text}` : ''}`;
}

/** Goes to a place; as a step of its own that the back button undoes, or in place of the present one. */
export function go(link: string, how: 'push' | 'replace' = 'push'): void {
  if (location.hash === link) return;
  if (how === 'push') history.pushState(null, '', link);
  else history.replaceState(null, '', link);
  if (how === 'push') window.dispatchEvent(new Event('rolegraph:place'));
}

/** Calls back at once and whenever the place changes. */
export function onPlace(show: (place: Place) => void): void {
  const shown = () => show(readPlace());
  window.addEventListener('popstate', shown);
  window.addEventListener('rolegraph:place', shown);
  shown();
}
