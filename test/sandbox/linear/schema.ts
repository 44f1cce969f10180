import type { Schema } from '../graphql/execute.ts';

const pageArgs = {
  ...{ first: 'Int', last: 'Int', after: 'String', before: 'String' },
  ...{ orderBy: 'PaginationOrderBy', includeArchived: 'Boolean' },
};

/** What is used of https://github.com/linear/linear/blob/master/packages/sdk/src/schema.graphql, as it is there. */
export const linearSchema: Schema = {
  inputs: ['DateTimeOrDuration!', 'Int!', 'String!'],
  abstract: {},
  types: {
    Query: { issues: { type: 'IssueConnection', args: { ...pageArgs, filter: 'IssueFilter' } } },
    IssueConnection: { nodes: '[Issue]', pageInfo: 'PageInfo' },
    PageInfo: { hasNextPage: 'Boolean', endCursor: 'String' },
    Issue: {
      ...{
        identifier: 'String',
        title: 'String',
        url: 'String',
        createdAt: 'DateTime',
        updatedAt: 'DateTime',
      },
      ...{ creator: 'User', assignee: 'User', state: 'WorkflowState' },
      history: { type: 'IssueHistoryConnection', args: pageArgs },
    },
    IssueHistoryConnection: { nodes: '[IssueHistory]', pageInfo: 'PageInfo' },
    IssueHistory: {
      createdAt: 'DateTime',
      actor: 'User',
      fromState: 'WorkflowState',
      toState: 'WorkflowState',
    },
    WorkflowState: { name: 'String', type: 'String' },
    User: { name: 'String', displayName: 'String', email: 'String', app: 'Boolean' },
  },
};
