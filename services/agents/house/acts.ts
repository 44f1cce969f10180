import { fenced } from '../../common/fence.ts';
import { hashOf } from '../../common/secret.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import type { Transact } from '../../meetings/ports/unit.ts';
import type { ToolCallRequest, ToolCallRequested } from '../../tasks/request-tool-call.ts';
import { isToolCallFinished, type ToolCall } from '../../tasks/tool-call.ts';
import type { AskOutcome } from '../talk.ts';
import type { Agent } from '../visible-meetings.ts';
import { ownInputs, ownTools } from './offered-tools.ts';
import type { OfferedTool } from './ports/house-model.ts';
import type { HouseUnit } from './ports/house-unit.ts';
import type { HouseWords } from './ports/house-words.ts';
import type { Knowledge } from './ports/knowledge.ts';
import type { SayInCall } from './ports/say-in-call.ts';
import { searchFor } from './search-past.ts';
import { type CallResult, keyOfCall, type ModelCall, openCalls, type Turn } from './turn.ts';

export type ActDeps<U extends HouseUnit> = {
  transact: Transact<U>;
  knowledge: Knowledge<U>;
  words: HouseWords;
  /** The agent in this meeting, as its tool calls name it. */
  identityIn: (unit: U, meeting: Meeting) => Promise<string>;
  /** For whom it acts there. */
  personBehind: (meeting: Meeting) => string;
  /** The door of every agent. */
  request: (request: ToolCallRequest) => Promise<ToolCallRequested>;
  sayInCall: SayInCall;
  /** Asks the thread under this id. */
  ask: (
    agent: Agent,
    meetingId: string,
    question: { id: string; text: string; askedBy: string | null },
  ) => Promise<AskOutcome | null>;
};

/** What is awaited, and until when at most. */
type Waits = { questionId: string | null; until: Date };

export type Acted = { results: readonly CallResult[]; waits: Waits | null };

type One = { result: string; sources?: CallResult['sources'] } | { waits: Waits };

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
  for (const { call, index } of openCalls(turn)) {
    if (signal.aborted) break;
    const one = await carryOutOne(deps, { turn, meeting, offered, call, index }, signal);
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
  return fenced(`RESULT of ${name.slice(0, 80)}`, text.slice(0, maxResultChars).toWellFormed(), boundary);
}

type Act = {
  turn: Turn;
  meeting: Meeting | null;
  offered: readonly OfferedTool[];
  call: ModelCall;
  index: number;
};

async function carryOutOne<U extends HouseUnit>(
  deps: ActDeps<U>,
  act: Act,
  signal: AbortSignal,
): Promise<One> {
  const { turn, meeting, offered, call } = act;
  if (!offered.some(({ name }) => name === call.name)) {
    const known = offered.map(({ name }) => name);
    return { result: deps.words.refusal({ kind: 'no_such_tool', known }) };
  }
  if (call.name === ownTools.search) {
    const input = ownInputs[ownTools.search].safeParse(call.input);
    if (!input.success) return badInput(deps, 'question');
    return searchFor(deps.knowledge, turn, meeting ? deps.personBehind(meeting) : null, input.data.question);
  }
  if (!meeting) return { result: deps.words.refusal({ kind: 'no_such_tool', known: [ownTools.search] }) };
  if (call.name === ownTools.ask) {
    const input = ownInputs[ownTools.ask].safeParse(call.input);
    if (!input.success || input.data.question.trim() === '') return badInput(deps, 'question');
    return askThread(deps, act, meeting, input.data.question.trim().slice(0, 2_000));
  }
  if (call.name === ownTools.say && deps.sayInCall) {
    const input = ownInputs[ownTools.say].safeParse(call.input);
    if (!input.success) return badInput(deps, 'text');
    await deps.sayInCall(meeting, input.data.text, signal);
    return { result: 'Said in the call.' };
  }
  return useTool(deps, act, meeting);
}

function badInput<U extends HouseUnit>({ words }: ActDeps<U>, field: string): One {
  return { result: words.refusal({ kind: 'bad_input', problems: [`${field}: is missing`] }) };
}

async function useTool<U extends HouseUnit>(
  deps: ActDeps<U>,
  { turn, call, index }: Act,
  meeting: Meeting,
): Promise<One> {
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

async function askThread<U extends HouseUnit>(
  deps: ActDeps<U>,
  { turn, index }: Act,
  meeting: Meeting,
  text: string,
): Promise<One> {
  const id = idOf(keyOfCall(turn, index));
  const known = await deps.transact((unit) => unit.agents.question(id));
  if (!known) {
    const tokenId = await deps.transact((unit) => deps.identityIn(unit, meeting));
    const { teamId, channelId } = meeting;
    const agent = { tokenId, teamId, userId: deps.personBehind(meeting), readOnly: false, channelId };
    const asked = await deps.ask(agent, meeting.id, { id, text, askedBy: turn.speaker });
    if (!asked) return { result: deps.words.refusal({ kind: 'call_forgotten' }) };
    if (asked.kind === 'busy' && asked.question.id !== id)
      return { result: 'Another question waits in the thread.' };
    return { waits: { questionId: id, until: asked.question.expiresAt } };
  }
  if (known.answer !== null) return { result: `<@${known.answeredBy}> answered: ${known.answer}` };
  const now = await deps.transact(async (unit) => unit.now);
  return known.expiresAt > now
    ? { waits: { questionId: id, until: known.expiresAt } }
    : { result: 'Nobody answered within an hour.' };
}

/** The same id for the same call, however often it is carried out. */
function idOf(key: string): string {
  const hex = hashOf(key);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

function together(all: readonly Waits[]): Waits | null {
  if (all.length === 0) return null;
  const times = all.map(({ until }) => until.getTime());
  return {
    questionId: all.find(({ questionId }) => questionId !== null)?.questionId ?? null,
    until: new Date(Math.min(...times)),
  };
}
