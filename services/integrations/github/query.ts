/**
 * The question for as many scopes (`repo:acme/app`, `org:acme`): pull requests and issues that changed. One search each, since
 * GitHub takes several `repo:` of one search for “and”. `since` limits what a timeline tells.
 */
export function changesQuery(scopes: number, withEmail: boolean): string {
  const each = <Part>(part: (index: number) => Part) => Array.from({ length: scopes }, (_, n) => part(n));
  const names = each((n) => `$p${n}: String!, $i${n}: String!`).join(', ');
  const searches = each(
    (n) => `  p${n}: search(type: ISSUE, first: ${pageSize.pulls}, query: $p${n}) { ...pulls }
  i${n}: search(type: ISSUE, first: ${pageSize.issues}, query: $i${n}) { ...issues }`,
  ).join('\n');
  const email = withEmail ? ' email' : '';
  return `query($since: DateTime!, ${names}) {
${searches}
}
fragment pulls on SearchResultItemConnection {
  issueCount
  nodes { ... on PullRequest {
    number title url createdAt mergedAt closedAt
    repository { nameWithOwner }
    author { ...who }
    timelineItems(last: 10, since: $since, itemTypes: [REVIEW_REQUESTED_EVENT, PULL_REQUEST_REVIEW]) { nodes {
      __typename
      ... on ReviewRequestedEvent { createdAt requestedReviewer { __typename ... on User { login${email} } } }
      ... on PullRequestReview { submittedAt state author { ...who } }
    } }
  } }
}
fragment issues on SearchResultItemConnection {
  issueCount
  nodes { ... on Issue {
    number title url createdAt closedAt
    repository { nameWithOwner }
    author { ...who }
    timelineItems(last: 1, since: $since, itemTypes: [CLOSED_EVENT]) { nodes {
      __typename
      ... on ClosedEvent { createdAt actor { ...who } }
    } }
  } }
}
fragment who on Actor { __typename login ... on User { __typename${email} } }`;
}

export const pageSize = { pulls: 30, issues: 20 } as const;

/** What a search is asked for; the latest first. */
export function searchesFor(scope: string, since: Date): { pulls: string; issues: string } {
  const from = `${since.toISOString().slice(0, 19)}Z`;
  const of = (kind: string) => `${scope} ${kind} updated:>=${from} sort:updated-desc`;
  return { pulls: of('is:pr'), issues: of('is:issue') };
}
