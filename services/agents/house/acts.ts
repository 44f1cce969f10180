import type { z } from 'zod';
import { fenced } from '../../common/fence.ts';
import { wordsIn } from '../../common/says-forbidden.ts';
import { brokenList, type DoNotSay } from '../../meetings/do-not-say/lists.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import { problemsIn, type ToolCallRequest, type ToolCallRequested } from '../../tasks/request-tool-call.ts';
import { isToolCallFinished, type ToolCall } from '../../tasks/tool-call.ts';
import { type AskDeps, askThread } from './ask-thread.ts';
import type { CallOutcome, Waits } from './call-outcome.ts';
import { ownInputs, ownTools } from './offered-tools.ts';
import { placeOf } from './place-of.ts';
import type { OfferedTool } from './ports/house-model.ts';
import type { HouseUnit } from './ports/house-unit.ts';
import type { Knowledge } from './ports/knowledge.ts';
import type { SayInCall } from './ports/say-in-call.ts';
import { partChars, readSkill } from './read-skill.ts';
import { searchFor } from './search-past.ts';
import { searchSelfFor } from './search-self.ts';
import { type CallResult, callsBefore, keyOfCall, type ModelCall, openCalls, type Turn } from './turn.ts';

export type ActDeps<U extends HouseUnit> = AskDeps<U> & {
  knowledge: Knowledge<U>;
  /** The door of every agent. */
  request: (request: ToolCallRequest) => Promise<ToolCallRequested>;
  sayInCall: SayInCall;
};

export type Acted = { results: readonly CallResult[]; waits: Waits | null };

/** Calls of one answer, and of a turn: somebody has to read and approve them, and a thread isn't flooded. */
const most = { callsAtOnce: 8, calls: 24 } as const;
/** Seconds for which a tool call that needs nobody is awaited. */
const resultSeconds = 25;
/** Characters of a result, as the model reads it. */
const maxResultChars = 8_000;

/**
 * Carries out what the model called and nothing came of yet. Each call has a key of its own, so that this may be done any
 * number of times: what was asked for before isn't asked for again.
 */
export async function carryOut<U extends HouseUnit>(
  deps: ActDeps<U>,
  turn: Turn,
  meeting: Meeting | null,
  offered: readonly OfferedTool[],
  signal: AbortSignal,
): Promise<Acted> {
  const results: CallResult[] = [];
  const waits: Waits[] = [];
  const lists = await deps.transact((unit) => unit.doNotSay.of(placeOf(turn, meeting)));
  const before = callsBefore(turn);
  for (const { call, index } of openCalls(turn)) {
    if (signal.aborted) break;
    const isTooMany = index >= most.callsAtOnce || before + index >= most.calls;
    const one: CallOutcome = isTooMany
      ? { result: deps.words.tooManyCalls(most) }
      : await carryOutOne(deps, { turn, meeting, lists, offered, call, index }, signal);
    if ('waits' in one) waits.push(one.waits);
    else
      results.push({ id: call.id, name: call.name, text: data(turn, call, one.result), ...sourcesOf(one) });
  }
  return { results, waits: together(waits) };
}

function sourcesOf({ sources }: { sources?: CallResult['sources'] }) {
  return sources ? { sources } : {};
}

/** Whatever a tool tells is data. */
function data({ boundary }: Turn, { name }: ModelCall, text: string): string {
  const maxChars = name === ownTools.skill ? 2 * partChars : maxResultChars;
  return fenced(`RESULT of ${name.slice(0, 80)}`, text.slice(0, maxChars).toWellFormed(), boundary);
}

type Act = {
  turn: Turn;
  meeting: Meeting | null;
  lists: DoNotSay;
  offered: readonly OfferedTool[];
  call: ModelCall;
  index: number;
};

async function carryOutOne<U extends HouseUnit>(
  deps: ActDeps<U>,
  act: Act,
  signal: AbortSignal,
): Promise<CallOutcome> {
  const { turn, meeting, lists, offered, call } = act;
  if (!offered.some(({ name }) => name === call.name)) {
    const known = offered.map(({ name }) => name);
    return { result: deps.words.refusal({ kind: 'no_such_tool', known }) };
  }
  if (call.name === ownTools.search) {
    const input = ownInputs[ownTools.search].safeParse(call.input);
    if (!input.success) return badInput(deps, input.error);
    return searchFor(deps.knowledge, turn, meeting ? deps.personBehind(meeting) : null, input.data.question);
  }
  if (call.name === ownTools.self) {
    const input = ownInputs[ownTools.self].safeParse(call.input);
    if (!input.success) return badInput(deps, input.error);
    return searchSelfFor(deps.knowledge, turn, meeting ? deps.personBehind(meeting) : null, input.data.words);
  }
  if (call.name === ownTools.skill) {
    const input = ownInputs[ownTools.skill].safeParse(call.input);
    return input.success
      ? { result: await readSkill(deps.knowledge.skills, input.data) }
      : badInput(deps, input.error);
  }
  if (!meeting) return { result: deps.words.refusal({ kind: 'no_such_tool', known: [ownTools.search] }) };
  // Whatever it writes stands somewhere: on a card and in the plan even before it's done.
  if (brokenList(wordsIn(call.input), lists)) return { result: deps.words.notToBeSaid };
  if (call.name === ownTools.ask) {
    const input = ownInputs[ownTools.ask].safeParse(call.input);
    if (!input.success) return badInput(deps, input.error);
    const question = input.data.question.slice(0, 2_000);
    return askThread(deps, turn, meeting, keyOfCall(turn, act.index), question);
  }
  if (call.name === ownTools.say && deps.sayInCall) {
    const input = ownInputs[ownTools.say].safeParse(call.input);
    if (!input.success) return badInput(deps, input.error);
    await deps.sayInCall(meeting, input.data.text, signal);
    return { result: 'Said in the call.' };
  }
  return useTool(deps, act, meeting);
}

function badInput<U extends HouseUnit>({ words }: ActDeps<U>, error: z.ZodError): CallOutcome {
  return { result: words.refusal({ kind: 'bad_input', problems: problemsIn(error) }) };
}

async function useTool<U extends HouseUnit>(
  deps: ActDeps<U>,
  { turn, call, index }: Act,
  meeting: Meeting,
): Promise<CallOutcome> {
  const { tokenId, now } = await deps.transact(async (unit) => ({
    tokenId: await deps.identityIn(unit, meeting),
    now: unit.now,
  }));
  const key = keyOfCall(turn, index);
  const requested = await deps.request({
    meeting,
    tokenId,
    userId: deps.personBehind(meeting),
    keyChannelId: meeting.channelId,
    tool: call.name,
    input: call.input,
    key,
    // What caused the turn, by us: no word of the model's.
    requestedBy: turn.speaker,
    quote: turn.speaker === null ? null : turn.words.slice(0, 1_000).toWellFormed(),
    quotedAtMs: turn.saidAtMs,
  });
  if (requested.kind === 'no_meeting') return { result: deps.words.noMeeting };
  if (requested.kind === 'refused') return { result: deps.words.refusal(requested.problem) };
  const { toolCall } = requested;
  const until = new Date(toolCall.createdAt.getTime() + resultSeconds * 1_000);
  const isAwaited = !isToolCallFinished(toolCall) && toolCall.state !== 'awaiting_approval';
  if (isAwaited && until > now) return { waits: { questionId: null, until } };
  return { result: told(deps, toolCall) };
}

function told<U extends HouseUnit>({ words }: ActDeps<U>, toolCall: ToolCall): string {
  const { summary, output, state } = toolCall;
  const found = state === 'done' && output !== null ? `\n${JSON.stringify(output)}` : '';
  return `${words.toolCall(toolCall)}${summary ? `\n${summary}` : ''}${found}`;
}

function together(all: readonly Waits[]): Waits | null {
  if (all.length === 0) return null;
  const times = all.map(({ until }) => until.getTime());
  return {
    questionId: all.find(({ questionId }) => questionId !== null)?.questionId ?? null,
    until: new Date(Math.min(...times)),
  };
}
