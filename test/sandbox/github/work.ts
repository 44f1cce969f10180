import type { Node } from '../graphql/execute.ts';

/** Somebody at GitHub; `email` is what their profile shows, '' for nothing. */
export type GitHubUser = { type: 'User' | 'Bot'; login: string; email: string };

type Common = {
  repo: string;
  number: number;
  title: string;
  author: GitHubUser | null;
  createdAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
  url?: string;
};
export type PullRequest = Common & {
  kind: 'pull';
  mergedAt: Date | null;
  reviews: { by: GitHubUser; at: Date; state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' }[];
  asked: { of: GitHubUser; at: Date }[];
};
export type Issue = Common & { kind: 'issue'; closedBy: GitHubUser | null };
export type GitHubItem = PullRequest | Issue;

type TimelineArgs = { since?: string; itemTypes: readonly string[]; last?: number };

/** As GitHub's schema has it. */
export function nodeOf(item: GitHubItem): Node {
  const { repo, number, title, createdAt, closedAt, author } = item;
  const place = item.kind === 'pull' ? 'pull' : 'issues';
  return {
    __typename: item.kind === 'pull' ? 'PullRequest' : 'Issue',
    ...{ number, title, createdAt: stamp(createdAt), closedAt: stamp(closedAt) },
    url: item.url ?? `https://github.com/${repo}/${place}/${number}`,
    mergedAt: item.kind === 'pull' ? stamp(item.mergedAt) : null,
    repository: { __typename: 'Repository', nameWithOwner: repo },
    author: author && userOf(author),
    timelineItems: (args: TimelineArgs) => timelineOf(item, args),
  };
}

function timelineOf(item: GitHubItem, { since, itemTypes, last = 100 }: TimelineArgs): Node {
  const from = new Date(since ?? 0);
  const nodes = eventsOf(item)
    .filter(({ type, at }) => itemTypes.includes(type) && at >= from)
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())
    .map(({ node }) => node)
    .slice(-last);
  return { __typename: 'Connection', nodes };
}

function eventsOf(item: GitHubItem): { type: string; at: Date; node: Node }[] {
  if (item.kind === 'issue') {
    const { closedAt: at, closedBy } = item;
    const node = { __typename: 'ClosedEvent', createdAt: stamp(at), actor: closedBy && userOf(closedBy) };
    return at ? [{ type: 'CLOSED_EVENT', at, node }] : [];
  }
  return [
    ...item.asked.map(({ of, at }) => ({
      type: 'REVIEW_REQUESTED_EVENT',
      at,
      node: { __typename: 'ReviewRequestedEvent', createdAt: stamp(at), requestedReviewer: userOf(of) },
    })),
    ...item.reviews.map(({ by, at, state }) => ({
      type: 'PULL_REQUEST_REVIEW',
      at,
      node: { __typename: 'PullRequestReview', submittedAt: stamp(at), state, author: userOf(by) },
    })),
  ];
}

function userOf({ type, login, email }: GitHubUser): Node {
  return { __typename: type, login, email };
}

function stamp(at: Date | null): string | null {
  return at && `${at.toISOString().slice(0, 19)}Z`;
}
