import type { RunState, ToolRun } from './run.ts';
import type { Task, TaskStatus } from './task.ts';

/** How a run of a tool stands in the plan, beside the call's own tasks. */
export function taskOfRun(run: ToolRun): Task {
  return {
    id: `run:${run.id}`,
    kind: run.kind,
    title: run.preview.title,
    status: statusOf[run.state],
    requestedBy: run.requestedBy,
    detail: detailOf[run.state] ?? null,
    outcome: run.summary,
    links: run.links,
    since: run.createdAt,
    // Its own message in the thread is the news; a card that was declined says so itself.
    quiet: run.state === 'declined' || (run.state === 'done' && run.effect === 'writes_in_thread'),
  };
}

const statusOf: Record<RunState, TaskStatus> = {
  awaiting_approval: 'pending',
  approved: 'pending',
  running: 'in_progress',
  delivering: 'in_progress',
  done: 'complete',
  failed: 'error',
  uncertain: 'error',
  declined: 'error',
  lapsed: 'error',
};

const detailOf: Partial<Record<RunState, string>> = {
  awaiting_approval: 'Waits for a click in this thread',
  declined: 'Declined',
  lapsed: 'Nobody decided within a day',
  uncertain: 'It may or may not have happened',
};
