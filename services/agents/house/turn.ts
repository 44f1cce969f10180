import type { TurnProblem } from './turn-problem.ts';

/** What a turn answers: words of a call, a message in a meeting's thread, *Tell…*, a mention elsewhere, a DM. */
export type CauseKind = 'spoken' | 'thread' | 'told' | 'mention' | 'dm';

export type TurnState =
  /** Its channel wants to be asked, and nobody has answered. */
  | 'proposed'
  | 'waiting'
  /** The model is asked, or its calls are carried out. */
  | 'thinking'
  /** Something is awaited: an answer of the thread, or the end of a tool call. */
  | 'asking'
  | 'done'
  | 'failed'
  /** Nobody hears of it. */
  | 'dropped';

/** A call of the model's, under the id that it gave it. */
export type ModelCall = { readonly id: string; readonly name: string; readonly input: unknown };

/** Where words of a past meeting come from, as an answer cites them. */
export type Source = {
  readonly number: number;
  readonly meetingId: string;
  readonly title: string;
  readonly startedAt: string;
  readonly thread: { readonly channelId: string; readonly ts: string } | null;
};

/** What came of a call, as the model reads it. */
export type CallResult = {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly sources?: readonly Source[];
};

export type TurnMessage =
  | { readonly role: 'user'; readonly text: string }
  | { readonly role: 'assistant'; readonly text: string; readonly calls: readonly ModelCall[] }
  | { readonly role: 'tool'; readonly results: readonly CallResult[] };

/** One thing that the house agent was asked for, once however often it was told. Times are the database's. */
export type Turn = {
  readonly id: string;
  readonly seq: number;
  readonly teamId: string;
  readonly meetingId: string | null;
  readonly channelId: string;
  readonly threadTs: string | null;
  readonly lane: string;
  readonly asker: string | null;
  readonly cause: CauseKind;
  readonly causeKey: string;
  readonly words: string;
  readonly speaker: string | null;
  readonly saidAtMs: number | null;
  readonly state: TurnState;
  /** Grows with every change: what a worker learned for an older one is nothing. */
  readonly version: number;
  readonly messages: readonly TurnMessage[];
  /** Other meetings whose words its context or its answer may repeat, by their ids. */
  readonly about: readonly string[];
  readonly boundary: string;
  /** Answers of the model so far. */
  readonly steps: number;
  /** How often this step was begun. */
  readonly attempts: number;
  readonly tokensIn: number;
  readonly tokensOut: number;
  /** What its request that is on its way may take at most. */
  readonly tokensHeld: number;
  readonly questionId: string | null;
  readonly problem: TurnProblem | null;
  readonly createdAt: Date;
  readonly nextRunAt: Date | null;
  readonly finishedAt: Date | null;
};

export type NewTurn = Pick<
  Turn,
  | 'id'
  | 'teamId'
  | 'meetingId'
  | 'channelId'
  | 'threadTs'
  | 'lane'
  | 'asker'
  | 'cause'
  | 'causeKey'
  | 'words'
  | 'speaker'
  | 'saidAtMs'
  | 'state'
  | 'boundary'
  | 'problem'
  | 'nextRunAt'
>;

export function isTurnOver({ state }: Pick<Turn, 'state'>): boolean {
  return state === 'done' || state === 'failed' || state === 'dropped';
}

/** The model's calls that nothing came of yet, each with its place in its answer. */
export function openCalls({ messages }: Pick<Turn, 'messages'>): { call: ModelCall; index: number }[] {
  const said = messages.findLast(({ role }) => role === 'assistant');
  if (said?.role !== 'assistant') return [];
  const after = messages.slice(messages.lastIndexOf(said) + 1);
  const known = new Set(
    after.flatMap((message) => (message.role === 'tool' ? message.results.map(({ id }) => id) : [])),
  );
  return said.calls.map((call, index) => ({ call, index })).filter(({ call }) => !known.has(call.id));
}

/** How many calls the model's earlier answers had. */
export function callsBefore({ messages }: Pick<Turn, 'messages'>): number {
  const said = messages.flatMap((message) => (message.role === 'assistant' ? [message.calls.length] : []));
  return said.slice(0, -1).reduce((sum, calls) => sum + calls, 0);
}

/** Of the call at this place in the model's newest answer: asked for again under it, it is the same. */
export function keyOfCall({ id, steps }: Pick<Turn, 'id' | 'steps'>, index: number): string {
  return `${keysOf(id)}${steps}:${index}`;
}

/** What all keys of a turn begin with. */
export function keysOf(turnId: string): string {
  return `turn:${turnId}:`;
}

/** The turn that asked for something under this key; null for other agents' keys. */
export function turnOfKey(key: string): string | null {
  return /^turn:([0-9a-f-]{36}):/.exec(key)?.[1] ?? null;
}
