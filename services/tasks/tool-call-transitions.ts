import type { ListOwner } from '../meetings/do-not-say/lists.ts';
import type { Effect, Preview, TaskLink, ToolResult } from './tool.ts';
import type { ToolCall, ToolCallState } from './tool-call.ts';
import type { ToolProblem } from './tool-problem.ts';

/** What can happen to a tool call. `version` is what the person saw. */
export type ToolCallEvent =
  | { type: 'approve'; by: string; version: number }
  | { type: 'decline'; by: string; version: number }
  | {
      type: 'edit';
      by: string;
      version: number;
      input: unknown;
      effect: Effect;
      preview: Preview;
      bound: unknown;
      heldBy: ListOwner | null;
    }
  /** Its words break a list that is newer than its card, or its approval. */
  | { type: 'hold'; heldBy: ListOwner }
  | { type: 'lapse' }
  /** The key ended of the agent that asked for it. */
  | { type: 'agent_ended' }
  /** `until`: after that its process counts as gone, or standing still. */
  | { type: 'start'; until: Date }
  /** Of the attempt with this number: an older one speaks only where nobody else did. */
  | { type: 'finish'; attempt: number; result: ToolResult }
  /** Its process died, or hangs: nobody hears of it any more. */
  | { type: 'cut_off'; repeatable: boolean }
  | { type: 'delivered'; links: readonly TaskLink[] }
  | { type: 'undeliverable'; problem: ToolProblem; certain: boolean };

type Change = Partial<Omit<ToolCall, 'id' | 'teamId' | 'version'>>;

const approvalHours = 24;
const maxAttempts = 3;

/** The tool call after `event`, or null where the event means nothing to it any more. Pure. */
export function nextToolCall(toolCall: ToolCall, event: ToolCallEvent, now: Date): ToolCall | null {
  const change = changeOf(toolCall, event, now);
  return change && { ...toolCall, ...change, version: toolCall.version + 1 };
}

function changeOf(toolCall: ToolCall, event: ToolCallEvent, now: Date): Change | null {
  switch (event.type) {
    case 'approve':
      return awaits(toolCall, event.version)
        ? { state: 'approved', decidedBy: event.by, decidedAt: now, nextRunAt: now }
        : null;
    case 'decline':
      return awaits(toolCall, event.version)
        ? over('declined', now, { decidedBy: event.by, decidedAt: now })
        : null;
    case 'edit': {
      const { input, effect, preview, bound, heldBy } = event;
      return awaits(toolCall, event.version)
        ? { input, effect, preview, bound, heldBy, editedBy: event.by, editedAt: now }
        : null;
    }
    case 'hold':
      return toolCall.state === 'awaiting_approval' ||
        (toolCall.state === 'approved' && toolCall.attempts === 0)
        ? {
            ...{ state: 'awaiting_approval', heldBy: event.heldBy, effect: 'reaches_out' },
            ...{ decidedBy: null, decidedAt: null, nextRunAt: approvalUntil(now) },
          }
        : null;
    case 'lapse':
      return toolCall.state === 'awaiting_approval' ? over('lapsed', now, {}) : null;
    case 'agent_ended':
      return toolCall.state === 'awaiting_approval'
        ? over('failed', now, { problem: { kind: 'key_ended' } })
        : null;
    case 'start':
      return toolCall.state === 'approved'
        ? { state: 'running', attempts: toolCall.attempts + 1, nextRunAt: event.until }
        : null;
    case 'finish':
      return speaks(toolCall, event.attempt) ? finished(event.result, now) : null;
    case 'cut_off':
      if (toolCall.state !== 'running') return null;
      return event.repeatable && toolCall.attempts < maxAttempts
        ? { state: 'approved', nextRunAt: now }
        : over('uncertain', now, { problem: { kind: 'cut_off' } });
    case 'delivered':
      return isUnderWay(toolCall) ? over('done', now, { links: event.links }) : null;
    case 'undeliverable':
      return isUnderWay(toolCall)
        ? over(event.certain ? 'failed' : 'uncertain', now, { problem: event.problem })
        : null;
    default:
      return event satisfies never;
  }
}

/** When nobody decides. */
export function approvalUntil(now: Date): Date {
  return new Date(now.getTime() + approvalHours * 3_600_000);
}

function awaits(toolCall: ToolCall, version: number): boolean {
  return toolCall.state === 'awaiting_approval' && toolCall.version === version;
}

/** Also one that is to be tried again: what its first try handed over may get there meanwhile. */
function isUnderWay({ state, attempts }: ToolCall): boolean {
  return state === 'running' || state === 'delivering' || (state === 'approved' && attempts > 0);
}

/** An attempt that was given up for uncertain knows better, if it comes back after all. */
function speaks(toolCall: ToolCall, attempt: number): boolean {
  return toolCall.attempts === attempt && (toolCall.state === 'running' || toolCall.state === 'uncertain');
}

function finished(result: ToolResult, now: Date): Change {
  switch (result.kind) {
    case 'done':
      return over('done', now, {
        summary: result.summary,
        links: result.links,
        output: result.output ?? null,
      });
    case 'queued':
      return { state: 'delivering', nextRunAt: null, problem: null };
    case 'failed':
    case 'uncertain':
      return over(result.kind, now, { problem: result.problem });
    default:
      return result satisfies never;
  }
}

function over(state: ToolCallState, now: Date, change: Change): Change {
  return { problem: null, ...change, state, nextRunAt: null, finishedAt: now };
}
