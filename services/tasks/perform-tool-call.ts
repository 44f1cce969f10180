import type { ReachFailpoint } from '../meetings/failpoints.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import { applyToolCallEvent } from './apply-tool-call-event.ts';
import { brokenMeanwhile } from './broken-meanwhile.ts';
import { canBeShown } from './can-be-shown.ts';
import { contextOf } from './context-of.ts';
import type { TasksUnit } from './ports/tasks-unit.ts';
import type { AnyTool, ToolResult } from './tool.ts';
import { isToolCallFinished, type ToolCall } from './tool-call.ts';

export type PerformDeps = {
  transact: Transact<TasksUnit>;
  tools: readonly AnyTool[];
  /** Waits a little for a tool whose server is still being connected to. */
  ready?: (tool: string) => Promise<void>;
  failpoint: ReachFailpoint;
  log: { error(fields: object, message: string): void };
};

/** A tool call counts as cut off this long past its deadline: its process is gone or stopped. */
const graceMs = 10_000;

/** Does what a tool call waits for at its time: carries it out, lets it lapse, or says that it was cut off. */
export const attendToolCall =
  (deps: PerformDeps) =>
  async (toolCallId: string, signal: AbortSignal): Promise<void> => {
    const due = await deps.transact(async (unit) => {
      const toolCall = await unit.toolCalls.lock(toolCallId);
      return toolCall?.nextRunAt && toolCall.nextRunAt <= unit.now ? { toolCall, now: unit.now } : null;
    });
    if (!due || isToolCallFinished(due.toolCall)) return;
    if (due.toolCall.state === 'approved') await deps.ready?.(due.toolCall.tool);
    const tool = deps.tools.find(({ name }) => name === due.toolCall.tool);
    if (due.toolCall.state === 'awaiting_approval') return apply(deps, toolCallId, { type: 'lapse' });
    if (due.toolCall.state === 'running') {
      return apply(deps, toolCallId, { type: 'cut_off', repeatable: tool?.repeatable ?? false });
    }
    if (due.toolCall.state === 'approved') await perform(deps, toolCallId, tool, signal);
  };

async function perform(
  deps: PerformDeps,
  toolCallId: string,
  tool: AnyTool | undefined,
  signal: AbortSignal,
): Promise<void> {
  // The row says that it is on its way before it is: should we die now, nobody sends it twice.
  const started = await deps.transact(async (unit) => {
    const approved = await unit.toolCalls.lock(toolCallId);
    const meeting = approved && (await unit.meetings.lock(approved.meetingId));
    if (!meeting) return null;
    // What is tried again may be out already.
    const heldBy = approved.attempts === 0 ? await brokenMeanwhile(unit, approved, meeting) : null;
    if (heldBy && canBeShown(approved.preview)) {
      await applyToolCallEvent(unit, toolCallId, { type: 'hold', heldBy });
      return null;
    }
    const until = new Date(unit.now.getTime() + (tool?.deadline ?? 0) + graceMs);
    const applied = await applyToolCallEvent(unit, toolCallId, { type: 'start', until });
    if (applied.kind !== 'applied') return null;
    const threadTs = await unit.announcer.threadOf(meeting);
    return { toolCall: applied.toolCall, meeting: { ...meeting, threadTs }, heldBy, now: unit.now };
  });
  if (!started) return;
  deps.failpoint('tool.started');
  const { toolCall, meeting, heldBy: list, now } = started;
  // Nobody could review it.
  const result: ToolResult = list
    ? { kind: 'failed', problem: { kind: 'not_to_be_said', list } }
    : await resultOf(deps, tool, toolCall, (toolSignal) =>
        contextOf(toolCall, meeting, now, AbortSignal.any([signal, toolSignal])),
      );
  deps.failpoint('tool.done.before-stored');
  await apply(deps, toolCallId, { type: 'finish', attempt: toolCall.attempts, result });
}

async function resultOf(
  { log }: PerformDeps,
  tool: AnyTool | undefined,
  toolCall: ToolCall,
  context: (signal: AbortSignal) => Parameters<AnyTool['run']>[2],
): Promise<ToolResult> {
  if (!tool) return { kind: 'failed', problem: { kind: 'tool_gone' } };
  // Settings may have changed since it was asked for: a workflow may be gone that it names.
  if (!tool.schema.safeParse(toolCall.input).success)
    return { kind: 'failed', problem: { kind: 'settings_changed' } };
  try {
    return await tool.run(toolCall.input, toolCall.bound, context(AbortSignal.timeout(tool.deadline)));
  } catch (error) {
    log.error({ err: error, tool: tool.name, toolCall: toolCall.id }, 'a tool broke');
    return { kind: toolCall.effect === 'reads' ? 'failed' : 'uncertain', problem: { kind: 'internal' } };
  }
}

async function apply(
  { transact }: PerformDeps,
  toolCallId: string,
  event: Parameters<typeof applyToolCallEvent>[2],
): Promise<void> {
  await transact((unit) => applyToolCallEvent(unit, toolCallId, event));
}
