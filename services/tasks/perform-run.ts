import type { ReachFailpoint } from '../meetings/failpoints.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import { applyRunEvent } from './apply-run-event.ts';
import { contextOf } from './context-of.ts';
import type { TasksUnit } from './ports/tasks-unit.ts';
import { isRunFinished, type ToolRun } from './run.ts';
import type { AnyTool, ToolResult } from './tool.ts';

export type PerformDeps = {
  transact: Transact<TasksUnit>;
  tools: readonly AnyTool[];
  failpoint: ReachFailpoint;
  log: { error(fields: object, message: string): void };
};

/** Milliseconds past its deadline after which a run counts as cut off: its process is gone, or stands still. */
const grace = 10_000;

/** Does what a run waits for at its time: carries it out, lets it lapse, or says that it was cut off. */
export const attendRun =
  (deps: PerformDeps) =>
  async (runId: string, signal: AbortSignal): Promise<void> => {
    const due = await deps.transact(async (unit) => {
      const run = await unit.runs.lock(runId);
      return run?.nextRunAt && run.nextRunAt <= unit.now ? { run, now: unit.now } : null;
    });
    if (!due || isRunFinished(due.run)) return;
    const tool = deps.tools.find(({ name }) => name === due.run.tool);
    if (due.run.state === 'awaiting_approval') return apply(deps, runId, { type: 'lapse' });
    if (due.run.state === 'running') {
      return apply(deps, runId, { type: 'cut_off', repeatable: tool?.repeatable ?? false });
    }
    if (due.run.state === 'approved') await perform(deps, runId, tool, signal);
  };

async function perform(
  deps: PerformDeps,
  runId: string,
  tool: AnyTool | undefined,
  signal: AbortSignal,
): Promise<void> {
  // The row says that it is on its way before it is: should we die now, nobody sends it twice.
  const started = await deps.transact(async (unit) => {
    const until = new Date(unit.now.getTime() + (tool?.deadline ?? 0) + grace);
    const applied = await applyRunEvent(unit, runId, { type: 'start', until });
    if (applied.kind !== 'applied') return null;
    const { run } = applied;
    const meeting = await unit.meetings.lock(run.meetingId);
    const threadTs = meeting && (await unit.announcer.threadOf(meeting));
    return meeting && { run, meeting: { ...meeting, threadTs }, now: unit.now };
  });
  if (!started) return;
  deps.failpoint('tool.started');
  const { run, meeting, now } = started;
  const result = await resultOf(deps, tool, run, (toolSignal) =>
    contextOf(run, meeting, now, AbortSignal.any([signal, toolSignal])),
  );
  deps.failpoint('tool.done.before-stored');
  await apply(deps, runId, { type: 'finish', attempt: run.attempts, result });
}

async function resultOf(
  { log }: PerformDeps,
  tool: AnyTool | undefined,
  run: ToolRun,
  context: (signal: AbortSignal) => Parameters<AnyTool['run']>[2],
): Promise<ToolResult> {
  if (!tool) return { kind: 'failed', reason: 'This tool is no longer set up here.' };
  // Settings may have changed since it was asked for: a workflow may be gone that it names.
  if (!tool.schema.safeParse(run.input).success)
    return {
      kind: 'failed',
      reason: 'This tool is set up differently now, and does not take that any more.',
    };
  try {
    return await tool.run(run.input, run.bound, context(AbortSignal.timeout(tool.deadline)));
  } catch (error) {
    log.error({ err: error, tool: tool.name, run: run.id }, 'a tool broke');
    return run.effect === 'reads'
      ? { kind: 'failed', reason: 'Something went wrong on our side.' }
      : { kind: 'uncertain', reason: 'Something went wrong on our side on the way.' };
  }
}

async function apply(
  { transact }: PerformDeps,
  runId: string,
  event: Parameters<typeof applyRunEvent>[2],
): Promise<void> {
  await transact((unit) => applyRunEvent(unit, runId, event));
}
