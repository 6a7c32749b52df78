/** Asks a question through GraphQL. */
export type Ask = (query: string, variables: Readonly<Record<string, unknown>>) => Promise<unknown>;

const rolesPerRequest = 50;

const question = /* GraphQL */ `
  query DefaultSimilar($after: String) {
    roles(dataset: "onet", first: ${rolesPerRequest}, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        code
        similar {
          comparedBy
          role {
            code
          }
        }
      }
    }
  }
`;

interface Page {
  readonly roles: {
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly nodes: readonly {
      readonly code: string;
      readonly similar: readonly { readonly comparedBy: string; readonly role: { readonly code: string } }[];
    }[];
  };
}

/** The codes that `similar` gives with its default arguments for each occupation that it compares by profile. */
export async function defaultSimilar(ask: Ask): Promise<ReadonlyMap<string, readonly string[]>> {
  const rankings = new Map<string, readonly string[]>();
  for (let after: string | null = null; ; ) {
    const { roles } = (await ask(question, { after })) as Page;
    for (const { code, similar } of roles.nodes) {
      if (similar[0]?.comparedBy === 'PROFILE')
        rankings.set(
          code,
          similar.map(({ role }) => role.code),
        );
    }
    if (!roles.pageInfo.hasNextPage) return rankings;
    after = roles.pageInfo.endCursor;
  }
}
