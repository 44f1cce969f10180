import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { isAllowed } from '../meetings/channel-settings.ts';
import { brokenList } from '../meetings/do-not-say/lists.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { keepsLess } from '../meetings/policy/keep.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import { showToolCall } from './apply-tool-call-event.ts';
import { canBeShown } from './can-be-shown.ts';
import { contextOf } from './context-of.ts';
import type { TasksUnit } from './ports/tasks-unit.ts';
import type { RequestProblem } from './request-problem.ts';
import type { AnyTool, Previewed } from './tool.ts';
import type { ToolCall } from './tool-call.ts';
import { approvalUntil } from './tool-call-transitions.ts';
import type { ToolProblem } from './tool-problem.ts';
import { whyNotInCall } from './tools-of-call.ts';
import { wordsOfToolCall } from './words-of-tool-call.ts';

export type ToolCallRequest = {
  meeting: Meeting;
  tokenId: string;
  /** The Slack user the agent acts for. */
  userId: string;
  /** The one channel that the agent's key is for; null is all of its person's. */
  keyChannelId: string | null;
  tool: string;
  input: unknown;
  /** The agent's own: asked again under the same key, it is the same tool call. */
  key: string;
  /** Who asked in the call, and in which words: shown to the person who decides, and never a reason on its own. */
  requestedBy: string | null;
  quote: string | null;
  quotedAtMs: number | null;
};

export type ToolCallRequested =
  | { kind: 'requested'; toolCall: ToolCall }
  /** While it was looked up what will happen, the key ended, or its person left. */
  | { kind: 'no_meeting' }
  | { kind: 'refused'; problem: ToolProblem | RequestProblem };

export type RequestToolCallDeps = {
  transact: Transact<TasksUnit>;
  tools: readonly AnyTool[];
  newId: () => string;
  /** Whether who asks still sees the meeting: asked after all that takes time. */
  stillSees: (request: ToolCallRequest) => Promise<boolean>;
};

/** Open tool calls of a meeting: beyond that nobody could tell what they approve. */
const maxOpenToolCalls = 20;
/** All tool calls of a meeting: its plan reads them all with every change. */
const maxToolCalls = 500;

/** Takes a task from an agent: done at once where it stays in the thread, shown for a click where it reaches beyond. */
export const requestToolCall =
  (deps: RequestToolCallDeps) =>
  async (request: ToolCallRequest): Promise<ToolCallRequested> => {
    const tool = deps.tools.find(({ name }) => name === request.tool);
    if (!tool) return refused({ kind: 'no_such_tool', known: deps.tools.map(({ name }) => name) });
    const parsed = tool.schema.safeParse(request.input);
    if (!parsed.success) return refused({ kind: 'bad_input', problems: problemsIn(parsed.error) });
    const early = await deps.transact(async (unit) => {
      const known = await unit.toolCalls.byKey(request.tokenId, request.key);
      if (known) return again(known, request, parsed.data);
      const why = await whyNotInCall(unit, deps.tools, tool, request.meeting);
      return why && refused(why);
    });
    if (early) return early;

    const id = deps.newId();
    const now = await deps.transact(async (unit) => unit.now);
    const shown = await preview(tool, parsed.data, { id, userId: request.userId }, request.meeting, now);
    if (!(await deps.stillSees(request))) return { kind: 'no_meeting' };
    if (!shown.ok) {
      if (tool.kind === 'crm') await deps.transact((unit) => markRead(unit, request));
      return refused(shown.problem);
    }
    if (tool.effect(parsed.data) === 'reaches_out' && !canBeShown(shown.preview)) {
      return refused({ kind: 'too_long' });
    }
    return deps.transact((unit) =>
      insertToolCall(unit, {
        id,
        request,
        tool,
        input: parsed.data,
        preview: shown.preview,
        bound: shown.bound,
        target: shown.target ?? null,
      }),
    );
  };

/** Why a record can't be changed names records as others wrote them. */
function markRead({ agents }: TasksUnit, { meeting, tokenId }: ToolCallRequest): Promise<void> {
  return agents.markRead(meeting.teamId, meeting.id, tokenId);
}

/** Looks outside where it must, so never inside a transaction. */
export function preview(
  tool: AnyTool,
  input: unknown,
  toolCall: Pick<ToolCall, 'id' | 'userId'>,
  meeting: Meeting,
  now: Date,
): Promise<Previewed> {
  return tool.preview(input, contextOf(toolCall, meeting, now, AbortSignal.timeout(tool.deadline)));
}

/** The same request again is the same tool call; another one under its key is a slip that mustn't pass for done. */
function again(toolCall: ToolCall, { tool, meeting }: ToolCallRequest, input: unknown): ToolCallRequested {
  // What people edited is still what was asked for.
  const same = toolCall.tool === tool && toolCall.meetingId === meeting.id;
  if (same && (toolCall.editedBy !== null || isDeepStrictEqual(toolCall.input, asJson(input)))) {
    return { kind: 'requested', toolCall };
  }
  return refused({ kind: 'key_taken' });
}

function refused(problem: ToolProblem | RequestProblem): ToolCallRequested {
  return { kind: 'refused', problem };
}

/** As the row has it. */
function asJson(input: unknown): unknown {
  return JSON.parse(JSON.stringify(input));
}

type NewToolCall = Pick<ToolCall, 'id' | 'input' | 'preview' | 'bound'> & {
  request: ToolCallRequest;
  tool: AnyTool;
  target: string | null;
};

async function insertToolCall(unit: TasksUnit, given: NewToolCall): Promise<ToolCallRequested> {
  const { id, request, tool, input, preview: shown, bound } = given;
  const { meeting } = request;
  // Under the lock: of two at once with the same key, the second finds what the first asked for.
  const current = await unit.meetings.lock(meeting.id);
  // Nobody would delete its words any more.
  if (!current || current.forgottenAt) return refused({ kind: 'call_forgotten' });
  const twin = await unit.toolCalls.byKey(request.tokenId, request.key);
  if (twin) return again(twin, request, input);
  if ((await unit.toolCalls.countOpen(meeting.id)) >= maxOpenToolCalls)
    return refused({ kind: 'too_many_open', most: maxOpenToolCalls });
  if ((await unit.toolCalls.countAll(meeting.id)) >= maxToolCalls)
    return refused({ kind: 'too_many_tasks', most: maxToolCalls });
  const heldBy = brokenList(
    wordsOfToolCall({ ...request, input, preview: shown }),
    await unit.doNotSay.of(meeting),
  );
  if (heldBy && !canBeShown(shown)) return refused({ kind: 'too_long' });
  // What breaks a list waits for a person, wherever it goes.
  const effect = heldBy ? 'reaches_out' : tool.effect(input);
  const asks = heldBy !== null || (effect === 'reaches_out' && !(await isLifted(unit, given)));
  const { keep } = await unit.channels.settings(meeting.teamId, meeting.channelId);
  const toolCall: ToolCall = {
    id,
    teamId: meeting.teamId,
    meetingId: meeting.id,
    tokenId: request.tokenId,
    userId: request.userId,
    key: request.key,
    tool: tool.name,
    kind: tool.kind,
    effect,
    input,
    bound: bound ?? null,
    preview: shown,
    requestedBy: request.requestedBy,
    // Where words don't stay, they don't stand in the thread either.
    quote: keepsLess(keep?.value ?? null, 'words') ? null : request.quote,
    quotedAtMs: request.quotedAtMs,
    state: asks ? 'awaiting_approval' : 'approved',
    version: 1,
    attempts: 0,
    decidedBy: null,
    decidedAt: null,
    editedBy: null,
    editedAt: null,
    createdAt: unit.now,
    nextRunAt: asks ? approvalUntil(unit.now) : unit.now,
    finishedAt: null,
    summary: null,
    problem: null,
    links: [],
    output: null,
    heldBy,
  };
  await unit.toolCalls.insert(toolCall);
  await showToolCall(unit, toolCall);
  await unit.toolCalls.wake(toolCall.id, toolCall.nextRunAt);
  return { kind: 'requested', toolCall };
}

/**
 * A channel may lift approval for a tool and a target, for what the agent does of its person's own accord. What someone
 * in the call asked for still waits for a click: anyone may be in a call, under any name. So does all that an agent asks
 * for once it has read others' words, whatever it says of who asked; and what leads out of the channel that its key is for.
 */
async function isLifted(unit: TasksUnit, { tool, target, request }: NewToolCall): Promise<boolean> {
  const { meeting, tokenId, keyChannelId, requestedBy, quote } = request;
  if (target === null || requestedBy !== null || quote !== null) return false;
  const leads = tool.targets === 'in_slack' && keyChannelId !== null && target !== `#${keyChannelId}`;
  if (leads) return false;
  const settings = await unit.channels.settings(meeting.teamId, meeting.channelId);
  return isAllowed(settings, tool.name, target) && !(await unit.agents.hasRead(tokenId, meeting.id));
}

export function problemsIn(error: z.ZodError): string[] {
  return error.issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join('.')}: ${message}` : message,
  );
}
