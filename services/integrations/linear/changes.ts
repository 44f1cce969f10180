import { z } from 'zod';
import { oneLine } from '../../common/one-line.ts';
import type { FoundChange, WorkPerson } from '../../standups/work/work-change.ts';
import { pageOf, refOf, stateOf, titleOf } from '../shown-work.ts';

/** Null where an integration or nobody did it; `app` is an agent's account. */
const user = z.object({ displayName: z.string(), email: z.string(), app: z.boolean() }).nullable();

export const linearIssue = z.object({
  identifier: z.string(),
  title: z.string(),
  url: z.string(),
  createdAt: z.coerce.date(),
  creator: user,
  assignee: user,
  history: z.object({
    nodes: z.array(
      z.object({
        createdAt: z.coerce.date(),
        actor: user,
        /** Null where it's no change of state. */
        toState: z.object({ name: z.string(), type: z.string() }).nullable(),
      }),
    ),
  }),
});

/** Types of states in which an issue is over (`WorkflowState.type`). */
const overTypes = ['completed', 'canceled', 'duplicate'];

/** What happened to an issue since then: whose it is counts before who moved it. */
export function changesOfIssue(issue: z.infer<typeof linearIssue>, since: Date): FoundChange[] {
  const { identifier, title, url, createdAt, creator, assignee, history } = issue;
  const shown = { ref: refOf(identifier), title: titleOf(title), url: pageOf(url) };
  const opened = personOf(creator);
  return [
    ...(opened ? [{ what: 'issue_opened' as const, ...shown, to: null, at: createdAt, who: opened }] : []),
    ...history.nodes.flatMap(({ createdAt: at, actor, toState }) => {
      const who = personOf(assignee) ?? personOf(actor);
      if (!toState || !who) return [];
      const what = overTypes.includes(toState.type) ? ('issue_closed' as const) : ('issue_moved' as const);
      return [{ what, ...shown, to: stateOf(toState.name), at, who }];
    }),
  ].filter(({ at }) => at >= since);
}

function personOf(someone: z.infer<typeof user>): WorkPerson | null {
  if (!someone || someone.app) return null;
  return { service: 'linear', login: oneLine(someone.displayName, 60), email: someone.email || null };
}
