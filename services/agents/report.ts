import { brokenList } from '../meetings/do-not-say/lists.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import type { SessionEvent } from '../sessions/session-event.ts';
import type { Task, TaskStatus } from '../tasks/task.ts';
import type { AgentsUnit } from './ports/agents-unit.ts';
import type { NotToBeSaid } from './refusal.ts';
import type { Agent } from './visible-meetings.ts';

const typeOf = {
  pending: 'task.created',
  in_progress: 'task.updated',
  complete: 'task.completed',
  error: 'task.failed',
} as const satisfies Record<TaskStatus, string>;

/** A task as its agent tells of it, under a name of the agent's. */
export type Reported = Omit<Task, 'since' | 'quiet' | 'toolCall'>;

/** Reports of all agents in one meeting, each up to 25 kB: its plan reads them all with every change. */
export const maxReports = 1_000;

/** Puts what an agent says of its own task into the session's stream, beside what PikaStream says. */
export const reportTask =
  ({ transact, newId }: { transact: Transact<AgentsUnit>; newId: () => string }) =>
  (agent: Agent, meeting: Meeting, task: Reported): Promise<'reported' | 'too_many' | NotToBeSaid> =>
    transact(async (unit) => {
      if ((await unit.agents.countReports(meeting.id)) >= maxReports) return 'too_many';
      const list = brokenList(wordsOf(task), await unit.doNotSay.of(meeting));
      if (list) return { kind: 'not_to_be_said', list };
      const event: SessionEvent = {
        id: `mcp:${newId()}`,
        type: typeOf[task.status],
        at: unit.now.toISOString(),
        task: {
          // One agent's names don't touch another's tasks, nor PikaStream's.
          id: `${agent.tokenId}:${task.id}`,
          kind: task.kind,
          title: task.title,
          links: task.links,
          ...(task.requestedBy ? { requested_by: task.requestedBy } : {}),
          ...(task.detail ? { detail: task.detail } : {}),
          ...(task.outcome ? { [task.status === 'error' ? 'error' : 'output']: task.outcome } : {}),
        },
      };
      await unit.sessions.record(meeting, 'mcp', [event]);
      await unit.queueSessionEvents(meeting.id);
      return 'reported';
    });

function wordsOf({ title, requestedBy, detail, outcome, links }: Reported): string {
  const linked = links.flatMap((link) => [link.title, link.url]);
  return [title, requestedBy ?? '', detail ?? '', outcome ?? '', ...linked].join('\n');
}
