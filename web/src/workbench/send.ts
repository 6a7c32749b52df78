import { identityHeader } from '../key.ts';

export type ExplainMode = 'off' | 'plan' | 'profile';

/** How a root field was answered, as the server tells it. */
export interface Explanation {
  readonly field: string;
  readonly plan: readonly string[];
  readonly cypher: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly dbHits?: number;
}

/** What an operation took. */
export interface Measured {
  /** Until the whole answer was there, as seen from here. */
  readonly milliseconds: number;
  readonly bytes: number;
  readonly cost: { readonly requested: number; readonly limit: number } | undefined;
  /** One a statement; undefined where it was not asked for, or the server does not tell. */
  readonly explain: readonly Explanation[] | undefined;
}

export interface SenderOptions {
  readonly explain: () => ExplainMode;
  readonly measured: (measured: Measured) => void;
  /** Told why, where the server wants to know who asks, or wants somebody else. */
  readonly refused: (message: string) => void;
}

interface Body {
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
  readonly extensions?: {
    readonly cost?: Measured['cost'];
    readonly explain?: Measured['explain'];
  } & Readonly<Record<string, unknown>>;
}

/**
 * Sends for GraphiQL: adds who asks and the headers by which the server tells what a question took, and takes what it tells out of the
 * answer again, which GraphiQL then shows as every client gets it. Headers of GraphiQL's own tab win, and their answer is left as it is.
 */
export function sender(send: typeof fetch, { explain, measured, refused }: SenderOptions): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    if (new URL(request.url).pathname !== '/graphql' || request.method !== 'POST') return send(request);
    const aboutSchema = (await request.clone().text()).includes('__schema');
    const mode = aboutSchema ? 'off' : explain();
    const added = {
      ...identityHeader(),
      ...(aboutSchema ? {} : { 'x-graphql-cost': '1' }),
      ...(mode === 'off' ? {} : { 'x-explain': mode }),
    };
    const ours = Object.entries(added).filter(([name]) => !request.headers.has(name));
    for (const [name, value] of ours) request.headers.set(name, value);
    const start = performance.now();
    const response = await send(request);
    const text = await response.clone().text();
    const milliseconds = performance.now() - start;
    const body = parsed(text);
    const refusal = body?.errors?.find(({ extensions }) =>
      ['UNAUTHENTICATED', 'FORBIDDEN'].includes(extensions?.code ?? ''),
    );
    if (refusal) refused(refusal.message);
    if (!body || aboutSchema) return response;
    const { cost, explain: explained } = body.extensions ?? {};
    const plain = withoutOurs(
      body,
      ours.map(([name]) => name),
    );
    const bytes = new TextEncoder().encode(JSON.stringify(plain)).length;
    measured({ milliseconds, bytes, cost, explain: explained });
    const { status, headers } = response;
    return new Response(JSON.stringify(plain), { status, headers });
  };
}

function parsed(text: string): Body | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function withoutOurs({ extensions, ...body }: Body, headers: readonly string[]): Body {
  if (!extensions) return body;
  const { cost, explain, ...others } = extensions;
  const kept = {
    ...others,
    ...(cost && !headers.includes('x-graphql-cost') ? { cost } : {}),
    ...(explain && !headers.includes('x-explain') ? { explain } : {}),
  };
  return Object.keys(kept).length > 0 ? { ...body, extensions: kept } : body;
}
