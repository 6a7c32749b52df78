import { type PageFiles, PageMissing } from '../../explorer/index.ts';
import type { Log } from '../../log.ts';
import type { Example } from './examples.ts';

/** The server that the page is for. */
export interface WorkbenchSettings {
  /** The path of the GraphQL endpoint. */
  readonly endpoint: string;
  /** Operations to choose from; GraphiQL opens with the first. */
  readonly examples: readonly Example[];
  /** Whether the server explains its answers. */
  readonly explains: boolean;
  /** Whether the server accepts keys or tokens, and whether it needs one. */
  readonly identity: 'none' | 'optional' | 'required';
  /** The files that the workbench is among. */
  readonly files: PageFiles;
  readonly log: Log;
}

/** Loads nine megabytes of script at the first request for the page, so that starting the server does not wait for them. */
export async function renderPage(settings: WorkbenchSettings, hasQuery: boolean): Promise<string> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const [first] = settings.examples;
  const options = {
    endpoint: settings.endpoint,
    title: 'GraphiQL · RoleGraph',
    // A query in the address would lose to this one.
    ...(first && !hasQuery ? { query: first.query } : {}),
    // Keys in the headers stay off the disk.
    shouldPersistHeaders: false,
  };
  const page = renderGraphiQL(options);
  const head = `${steadyTabs}${await workbench(settings)}</head>`;
  // A function, since `replace` may take parts of a text for a pattern.
  return page.replace('</head>', () => head);
}

/** Keeps GraphiQL from shifting its tabs while one is pressed, since the first click on a tab then misses it. */
const steadyTabs = '<style>.graphiql-tab { transform: none !important; }</style>';

/**
 * The workbench around GraphiQL, which is built with the explorer: its settings, its files, and a gate. GraphiQL asks for the schema
 * at once; its requests wait at the gate until the workbench can send them with the key. Empty where the page cannot be built.
 */
async function workbench({ examples, explains, identity, files, log }: WorkbenchSettings): Promise<string> {
  const paths = await files().then(
    (found) => [...found.keys()].filter((path) => path.startsWith('/assets/workbench-')),
    (thrown) => {
      if (!(thrown instanceof PageMissing)) throw thrown;
      log.warn(`GraphiQL is shown without its workbench. ${thrown.message}`);
      return [];
    },
  );
  const script = paths.find((path) => path.endsWith('.js'));
  if (script === undefined) return '';
  const pageSettings = JSON.stringify({ examples, explains, identity }).replaceAll('<', '\\u003c');
  return [
    `<script type="application/json" id="workbench-settings">${pageSettings}</script>`,
    `<script>{
      const send = globalThis.fetch.bind(globalThis);
      let open;
      const gate = new Promise((resolve) => { open = resolve; });
      globalThis.fetch = (...asked) => gate.then((ask) => ask(...asked));
      globalThis.workbench = { send, open };
      // GraphiQL reads the question from its address, but its variables only from where it keeps them.
      const asked = new URLSearchParams(location.search);
      if (asked.has('query')) localStorage.setItem('graphiql:variables', asked.get('variables') ?? '');
    }</script>`,
    ...paths
      .filter((path) => path.endsWith('.css'))
      .map((path) => `<link rel="stylesheet" href="${path}" />`),
    `<script type="module" src="${script}" onerror="workbench.open(workbench.send)"></script>`,
  ].join('');
}
