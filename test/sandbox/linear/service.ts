import { execute, type Node } from '../graphql/execute.ts';
import { GraphqlError, parseQuery } from '../graphql/parse.ts';
import { type Answer, type Outside, startOutside } from '../outside/service.ts';
import { linearSchema } from './schema.ts';

type LinearUser = { name: string; displayName: string; email: string; app?: boolean };
type LinearState = { name: string; type: 'backlog' | 'unstarted' | 'started' | 'completed' | 'canceled' };
export type LinearIssue = {
  identifier: string;
  title: string;
  createdAt: Date;
  creator: LinearUser | null;
  assignee: LinearUser | null;
  moves: { at: Date; by: LinearUser | null; to: LinearState }[];
};

export type Linear = Outside<'graphql'> & { key: string; issues: LinearIssue[] };

/** https://linear.app/developers/rate-limiting: status 400, and a code that says so. */
export const overTheLimit: Answer = {
  status: 400,
  headers: { 'x-ratelimit-requests-remaining': '0' },
  json: {
    errors: [{ message: 'Rate limit exceeded', extensions: { code: 'RATELIMITED', type: 'ratelimited' } }],
  },
};

const notAuthenticated: Answer = {
  status: 401,
  json: {
    errors: [
      {
        message: 'Authentication required, not authenticated',
        extensions: { type: 'authentication error', code: 'AUTHENTICATION_ERROR', userError: true },
      },
    ],
  },
};

/** The emulated GraphQL API of Linear. */
export async function startLinear({ port }: { port?: number } = {}): Promise<Linear> {
  const key = 'lin_api_emulated0123456789';
  const issues: LinearIssue[] = [];
  const outside = await startOutside<'graphql'>({
    port,
    notFound: { status: 404, text: 'Not found' },
    gate({ headers }, violate) {
      if (headers.authorization?.startsWith('Bearer ')) violate('a personal key as a bearer token');
      return headers.authorization === key ? undefined : notAuthenticated;
    },
    routes: [
      {
        name: 'graphql',
        method: 'POST',
        path: /^\/graphql$/,
        handle({ json }, violate) {
          const { query, variables = {} } = json as { query: string; variables?: Record<string, unknown> };
          try {
            const run = { schema: linearSchema, document: parseQuery(query), variables, check: checkPage };
            return { status: 200, json: { data: execute(run, rootOf(issues)) } };
          } catch (error) {
            if (!(error instanceof GraphqlError)) throw error;
            violate(error.message);
            const extensions = { code: 'GRAPHQL_VALIDATION_FAILED', type: 'graphql error' };
            return { status: 400, json: { errors: [{ message: error.message, extensions }] } };
          }
        },
      },
    ],
  });
  return { ...outside, key, issues };
}

/** Fifty without `first`, and 250 at most; the pages multiply to the query's complexity, 10,000 at most. */
function checkPage(parent: string, field: string, { first = 50 }: Record<string, unknown>): void {
  const most = { issues: 50, history: 20 }[field];
  if (most !== undefined && Number(first) > most)
    throw new GraphqlError(`Query too complex: ${first} of ${parent}.${field}`);
}

type IssueArgs = { first?: number; filter?: { updatedAt?: { gte?: string } }; orderBy?: string };

function rootOf(issues: readonly LinearIssue[]): Node {
  return {
    __typename: 'Query',
    issues({ first = 50, filter, orderBy = 'createdAt' }: IssueArgs) {
      const since = new Date(filter?.updatedAt?.gte ?? 0);
      const by = (issue: LinearIssue) =>
        (orderBy === 'updatedAt' ? updatedAt(issue) : issue.createdAt).getTime();
      const found = issues
        .filter((one) => updatedAt(one) >= since)
        .toSorted((one, other) => by(other) - by(one));
      return {
        __typename: 'IssueConnection',
        pageInfo: { __typename: 'PageInfo', hasNextPage: found.length > first },
        nodes: found.slice(0, first).map(nodeOf),
      };
    },
  };
}

function updatedAt({ createdAt, moves }: LinearIssue): Date {
  return new Date(Math.max(createdAt.getTime(), ...moves.map(({ at }) => at.getTime())));
}

function nodeOf({ identifier, title, createdAt, creator, assignee, moves }: LinearIssue): Node {
  const newestFirst = moves.toSorted((one, other) => other.at.getTime() - one.at.getTime());
  return {
    __typename: 'Issue',
    ...{ identifier, title, createdAt: createdAt.toISOString() },
    url: `https://linear.app/acme/issue/${identifier}/${encodeURIComponent(title.slice(0, 30))}`,
    creator: userOf(creator),
    assignee: userOf(assignee),
    history: ({ first = 50 }: { first?: number }) => ({
      __typename: 'IssueHistoryConnection',
      nodes: newestFirst.slice(0, first).map(({ at, by, to }) => ({
        __typename: 'IssueHistory',
        createdAt: at.toISOString(),
        actor: userOf(by),
        toState: { __typename: 'WorkflowState', ...to },
      })),
    }),
  };
}

function userOf(user: LinearUser | null): Node | null {
  return user && { __typename: 'User', app: false, ...user };
}
