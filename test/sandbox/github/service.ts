import { execute, type Node } from '../graphql/execute.ts';
import { GraphqlError, parseQuery } from '../graphql/parse.ts';
import { type Answer, type Outside, startOutside } from '../outside/service.ts';
import { githubSchema } from './schema.ts';
import { type GitHubItem, nodeOf, type PullRequest } from './work.ts';

export type GitHub = Outside<'graphql'> & {
  token: string;
  work: GitHubItem[];
  /** A classic token without `read:user`: GitHub answers nothing to who asks for addresses. */
  withoutEmails(): void;
};

/** https://docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api#exceeding-the-rate-limit */
export function overTheLimit(secondsLeft: number): Answer {
  const reset = Math.floor(Date.now() / 1_000) + secondsLeft;
  return {
    status: 200,
    headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) },
    json: { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded for user ID 1.' }] },
  };
}

const refused = (status: number, message: string): Answer => ({
  status,
  json: { message, documentation_url: 'https://docs.github.com/graphql', status: String(status) },
});

/** The emulated GraphQL API of GitHub. */
export async function startGitHub({ port }: { port?: number } = {}): Promise<GitHub> {
  const token = 'github_pat_emulated0123456789';
  const work: GitHubItem[] = [];
  let showsEmails = true;
  const withoutEmails = () => {
    showsEmails = false;
  };

  const outside = await startOutside<'graphql'>({
    port,
    notFound: refused(404, 'Not Found'),
    gate({ headers }, violate) {
      if (!headers['user-agent']) {
        violate('no User-Agent');
        return refused(
          403,
          'Request forbidden by administrative rules. Please make sure your request has a User-Agent header',
        );
      }
      return headers.authorization === `Bearer ${token}` ? undefined : refused(401, 'Bad credentials');
    },
    routes: [
      {
        name: 'graphql',
        method: 'POST',
        path: /^\/graphql$/,
        handle({ json }, violate) {
          const { query, variables = {} } = json as { query: string; variables?: Record<string, unknown> };
          const needsScope = !showsEmails && /\bemail\b/.test(query);
          if (needsScope)
            return {
              status: 200,
              json: {
                errors: [
                  {
                    type: 'INSUFFICIENT_SCOPES',
                    message:
                      "The 'email' field requires one of the following scopes: ['user:email', 'read:user']",
                  },
                ],
              },
            };
          try {
            const run = { schema: githubSchema, document: parseQuery(query), variables, check: checkPage };
            return { status: 200, json: { data: execute(run, rootOf(work, violate)) } };
          } catch (error) {
            if (!(error instanceof GraphqlError)) throw error;
            violate(error.message);
            return { status: 200, json: { errors: [{ message: error.message }] } };
          }
        },
      },
    ],
  });
  return { ...outside, token, work, withoutEmails };
}

/** Connections need `first` or `last`, of 1 to 100. */
function checkPage(parent: string, field: string, { first, last }: Record<string, unknown>): void {
  if (field !== 'search' && field !== 'timelineItems') return;
  const size = Number(first ?? last ?? Number.NaN);
  if (!(size >= 1 && size <= 100))
    throw new GraphqlError(`${parent}.${field} wants \`first\` or \`last\` of 1 to 100`);
}

const searched =
  /^(repo:[\w.-]+\/[\w.-]+|org:[\w.-]+) is:(pr|issue) updated:>=(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ) sort:updated-desc$/;

function rootOf(work: readonly GitHubItem[], violate: (what: string) => void): Node {
  return {
    __typename: 'Query',
    search({ type, query, first }: { type: string; query: string; first: number }) {
      const [, scope = '', kind, since = ''] = searched.exec(query) ?? [];
      if (type !== 'ISSUE' || scope === '') violate(`a search for ${query}`);
      const found = work
        .filter(
          (one) => isIn(one, scope) && isPull(one) === (kind === 'pr') && one.updatedAt >= new Date(since),
        )
        .toSorted((one, other) => other.updatedAt.getTime() - one.updatedAt.getTime());
      return {
        __typename: 'SearchResultItemConnection',
        issueCount: found.length,
        nodes: found.slice(0, first).map(nodeOf),
      };
    },
  };
}

function isPull(item: GitHubItem): item is PullRequest {
  return item.kind === 'pull';
}

function isIn({ repo }: GitHubItem, scope: string): boolean {
  const [kind, name = ''] = scope.split(':');
  return kind === 'repo' ? repo === name : repo.startsWith(`${name}/`);
}
