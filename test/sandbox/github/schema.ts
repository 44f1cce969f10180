import type { Schema } from '../graphql/execute.ts';

const pageArgs = { first: 'Int', last: 'Int', after: 'String', before: 'String' };

/** What is used of https://docs.github.com/public/fpt/schema.docs.graphql, as it is there. */
export const githubSchema: Schema = {
  inputs: ['DateTime!', 'String!', 'Int!', 'Int', 'String'],
  abstract: {
    Actor: ['User', 'Bot', 'Mannequin', 'Organization', 'EnterpriseUserAccount'],
    SearchResultItem: [
      'PullRequest',
      'Issue',
      'Discussion',
      'Repository',
      'User',
      'Organization',
      'App',
      'MarketplaceListing',
    ],
    RequestedReviewer: ['User', 'Bot', 'Mannequin', 'Team'],
    PullRequestTimelineItems: ['ReviewRequestedEvent', 'PullRequestReview', 'MergedEvent', 'ClosedEvent'],
    IssueTimelineItems: ['ClosedEvent', 'ReopenedEvent'],
  },
  types: {
    Query: {
      search: {
        type: 'SearchResultItemConnection',
        args: { ...pageArgs, type: 'SearchType!', query: 'String!' },
      },
    },
    SearchResultItemConnection: { issueCount: 'Int', nodes: '[SearchResultItem]', pageInfo: 'PageInfo' },
    PageInfo: { hasNextPage: 'Boolean', endCursor: 'String' },
    SearchResultItem: {},
    PullRequest: {
      ...{
        number: 'Int',
        title: 'String',
        url: 'URI',
        createdAt: 'DateTime',
        mergedAt: 'DateTime',
        closedAt: 'DateTime',
      },
      ...{ repository: 'Repository', author: 'Actor' },
      timelineItems: {
        type: 'PullRequestTimelineItemsConnection',
        args: {
          ...pageArgs,
          since: 'DateTime',
          itemTypes: '[PullRequestTimelineItemsItemType!]',
          skip: 'Int',
        },
      },
    },
    Issue: {
      ...{ number: 'Int', title: 'String', url: 'URI', createdAt: 'DateTime', closedAt: 'DateTime' },
      ...{ repository: 'Repository', author: 'Actor' },
      timelineItems: {
        type: 'IssueTimelineItemsConnection',
        args: { ...pageArgs, since: 'DateTime', itemTypes: '[IssueTimelineItemsItemType!]', skip: 'Int' },
      },
    },
    Repository: { nameWithOwner: 'String', name: 'String' },
    PullRequestTimelineItemsConnection: { nodes: '[PullRequestTimelineItems]' },
    IssueTimelineItemsConnection: { nodes: '[IssueTimelineItems]' },
    PullRequestTimelineItems: {},
    IssueTimelineItems: {},
    ReviewRequestedEvent: { createdAt: 'DateTime', actor: 'Actor', requestedReviewer: 'RequestedReviewer' },
    PullRequestReview: { submittedAt: 'DateTime', state: 'PullRequestReviewState', author: 'Actor' },
    ClosedEvent: { createdAt: 'DateTime', actor: 'Actor' },
    RequestedReviewer: {},
    Actor: { login: 'String' },
    User: { login: 'String', name: 'String', email: 'String' },
  },
};
