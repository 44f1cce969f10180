import { z } from 'zod';
import { isFinished, type Task, type TaskStatus } from '../tasks/task.ts';

const kinds = ['document', 'crm', 'follow_up', 'message', 'search', 'workflow', 'other'] as const;

// What of a task is not what the wire says is left out; the rest still counts.
const text = z.string().max(100_000).optional().catch(undefined);
const linkSchema = z.looseObject({ title: z.string().catch(''), url: z.string() });
const taskSchema = z.looseObject({
  id: z.string().min(1).max(512),
  kind: z.enum(kinds).catch('other').default('other'),
  title: text,
  requested_by: text,
  detail: text,
  output: text,
  error: text,
  links: z.array(z.unknown()).max(1_000).catch([]).default([]),
});
const bodySchema = z.looseObject({ task: taskSchema });

const statusOf: Record<string, TaskStatus> = {
  'task.created': 'pending',
  'task.updated': 'in_progress',
  'task.completed': 'complete',
  'task.failed': 'error',
};

export type CallEvent = { type: string; at: Date; body: unknown };

/**
 * The tasks of a call from its events, in whatever order and however often these came: later fields win by the time of
 * their event, and what is finished stays finished.
 */
export function callTasks(events: readonly CallEvent[]): Task[] {
  const tasks = new Map<string, Task>();
  for (const { type, at, body } of inOrder(events)) {
    const status = statusOf[type];
    const told = bodySchema.safeParse(body).data?.task;
    if (!status || !told) continue;
    const before = tasks.get(told.id);
    const outcome = told.error ?? told.output ?? before?.outcome ?? null;
    tasks.set(told.id, {
      id: told.id,
      kind: told.kind === 'other' ? (before?.kind ?? 'other') : told.kind,
      title: told.title ?? before?.title ?? 'A task',
      status: before && isFinished(before) && !isFinished({ status }) ? before.status : status,
      requestedBy: told.requested_by ?? before?.requestedBy ?? null,
      detail: told.detail ?? before?.detail ?? null,
      outcome,
      links: linksOf(told.links) ?? before?.links ?? [],
      since: before?.since ?? at,
      quiet: false,
    });
  }
  return [...tasks.values()];
}

function inOrder(events: readonly CallEvent[]): CallEvent[] {
  const rank = ({ type }: CallEvent) => Object.keys(statusOf).indexOf(type);
  return events.toSorted((a, b) => a.at.getTime() - b.at.getTime() || rank(a) - rank(b));
}

/** Null where an event says nothing of links. */
function linksOf(links: readonly unknown[]): Task['links'] | null {
  const parsed = links.flatMap((link) => linkSchema.safeParse(link).data ?? []);
  return parsed.length > 0 ? parsed.map(({ title, url }) => ({ title, url })) : null;
}
