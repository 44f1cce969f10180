import { z } from 'zod';
import type { JsonClient } from '../../http/json-client.ts';
import type { WorkSource } from '../../standups/ports/work-source.ts';
import { askGraphql } from '../graphql.ts';
import { createPause } from '../pause.ts';
import { changesOfIssue, linearIssue } from './changes.ts';

export const linearApi = 'https://api.linear.app';

/** A personal key goes without `Bearer`, which is for OAuth (https://linear.app/developers/graphql). */
export function linearHeaders(key: string): Record<string, string> {
  return { authorization: key };
}

/**
 * Issues that changed, the latest first, each with the last of its history. It costs some 2,000 points of complexity; Linear
 * refuses a query of more than 10,000 (https://linear.app/developers/rate-limiting).
 */
const query = `query($since: DateTimeOrDuration!) {
  issues(first: 50, orderBy: updatedAt, filter: { updatedAt: { gte: $since } }) {
    pageInfo { hasNextPage }
    nodes {
      identifier title url createdAt
      creator { ...who }
      assignee { ...who }
      history(first: 10) { nodes { createdAt actor { ...who } toState { name type } } }
    }
  }
}
fragment who on User { displayName email app }`;

const answer = z.object({
  issues: z.object({
    pageInfo: z.object({ hasNextPage: z.boolean() }),
    nodes: z.array(linearIssue),
  }),
});

/** Issues of Linear, in one request. */
export function createLinear(http: JsonClient): WorkSource {
  const pause = createPause();
  return {
    service: 'linear',
    async since(since, signal) {
      if (pause.isOn()) return { ok: false, problem: { kind: 'too_many_requests', service: 'linear' } };
      const found = await askGraphql(http, {
        service: 'linear',
        query,
        variables: { since: since.toISOString() },
        schema: answer,
        signal,
      });
      if (found.ok) {
        const { nodes, pageInfo } = found.data.issues;
        return {
          ok: true,
          changes: nodes.flatMap((issue) => changesOfIssue(issue, since)),
          incomplete: found.partial || pageInfo.hasNextPage,
        };
      }
      if (found.problem.kind === 'too_many_requests') pause.begin(found.waitSeconds);
      return { ok: false, problem: found.problem };
    },
  };
}
