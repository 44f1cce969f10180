import { z } from 'zod';
import { ownValue } from '../common/own-value.ts';
import type { Task, TaskStatus } from './task.ts';
import { kindsWithoutTrace, taskKinds } from './tool.ts';

// What of a task isn't what the wire says is left out; the rest still counts.
const text = z.string().max(100_000).optional().catch(undefined);
const linkSchema = z.looseObject({ title: z.string().catch(''), url: z.string() });
const taskSchema = z.looseObject({
  id: z.string().min(1).max(512),
  kind: z.enum(taskKinds).catch('other').default('other'),
  title: text,
  requested_by: text,
  detail: text,
  output: text,
  error: text,
  links: z.array(z.unknown()).max(1_000).catch([]).default([]),
});
const bodySchema = z.looseObject({ id: z.string().optional().catch(undefined), task: taskSchema });

const statusOf: Record<string, TaskStatus> = {
  'task.created': 'pending',
  'task.updated': 'in_progress',
  'task.completed': 'complete',
  'task.failed': 'error',
};

const ranks = Object.keys(statusOf);

/** A task goes forward only: an event that came late, or from a clock that is off, doesn't take it back. */
const stageOf: Record<TaskStatus, number> = { pending: 0, in_progress: 1, complete: 2, error: 2 };

export type CallEvent = { type: string; at: Date; body: unknown };

/**
 * The tasks of a call from its events, in whatever order and however often these came: later fields win by the time of
 * their event, and what is finished stays finished. Oldest first.
 */
export function callTasks(events: readonly CallEvent[]): Task[] {
  const tasks = new Map<string, Task>();
  for (const event of inOrder(events)) {
    const { at } = event;
    const said = toldIn(event);
    if (!said) continue;
    const { status, told } = said;
    const before = tasks.get(told.id);
    const outcome = told.error ?? told.output ?? before?.outcome ?? null;
    const kind = told.kind === 'other' ? (before?.kind ?? 'other') : told.kind;
    const reached = before && stageOf[before.status] > stageOf[status] ? before.status : status;
    tasks.set(told.id, {
      id: told.id,
      kind,
      title: told.title?.trim() || before?.title || 'A task',
      status: reached,
      requestedBy: told.requested_by ?? before?.requestedBy ?? null,
      detail: told.detail ?? before?.detail ?? null,
      outcome,
      links: linksOf(told.links) ?? before?.links ?? [],
      since: before?.since ?? at,
      quiet: reached === 'complete' && kindsWithoutTrace.has(kind),
    });
  }
  return [...tasks.values()];
}

/**
 * Those that matter no more, whatever comes and however late: each thing they say of their task, a later one says too.
 * The first of a task stays, which tells since when it is there.
 */
export function superseded<Event extends CallEvent>(events: readonly Event[]): Event[] {
  const known = new Map<string, Set<string>>();
  const firsts = new Map<string, Event>();
  const over: Event[] = [];
  for (const event of inOrder(events).reverse()) {
    const said = toldIn(event);
    if (!said) continue;
    const { id } = said.told;
    const later = known.get(id) ?? new Set();
    const things = thingsIn(said);
    if (things.every((thing) => later.has(thing))) over.push(event);
    for (const thing of things) later.add(thing);
    known.set(id, later);
    firsts.set(id, event);
  }
  const first = new Set(firsts.values());
  return over.filter((event) => !first.has(event));
}

type Told = { status: TaskStatus; told: z.infer<typeof taskSchema> };

function toldIn({ type, body }: CallEvent): Told | null {
  const status = ownValue(statusOf, type);
  const told = bodySchema.safeParse(body).data?.task;
  return status && told ? { status, told } : null;
}

/** What an event says of its task, each by a name. A stage says all that come before it, too. */
function thingsIn({ status, told }: Told): string[] {
  const stages = Array.from({ length: stageOf[status] + 1 }, (_, stage) => `stage ${stage}`);
  const said = {
    outcome: told.error ?? told.output,
    kind: told.kind === 'other' ? undefined : told.kind,
    title: told.title?.trim() || undefined,
    requestedBy: told.requested_by,
    detail: told.detail,
    links: linksOf(told.links) ?? undefined,
  };
  return [...stages, ...Object.entries(said).flatMap(([name, value]) => (value === undefined ? [] : [name]))];
}

/** By time; of the same moment in the order of a task's life, then by their ids: never by arrival. */
function inOrder<Event extends CallEvent>(events: readonly Event[]): Event[] {
  const names = new Map<CallEvent, string>();
  const nameOf = (event: CallEvent): string => {
    const name = names.get(event) ?? JSON.stringify([bodySchema.safeParse(event.body).data?.id, event.body]);
    names.set(event, name);
    return name;
  };
  const byName = (a: CallEvent, b: CallEvent) =>
    Number(nameOf(a) > nameOf(b)) - Number(nameOf(a) < nameOf(b));
  return events.toSorted((a, b) => a.at.getTime() - b.at.getTime() || rankOf(a) - rankOf(b) || byName(a, b));
}

function rankOf({ type }: CallEvent): number {
  return ranks.indexOf(type);
}

/** Null where an event says nothing of links. */
function linksOf(links: readonly unknown[]): Task['links'] | null {
  const parsed = links.flatMap((link) => linkSchema.safeParse(link).data ?? []);
  return parsed.length > 0 ? parsed.map(({ title, url }) => ({ title, url })) : null;
}
