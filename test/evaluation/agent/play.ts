import { and, asc, count, eq, isNotNull } from 'drizzle-orm';
import { isTurnOver, type Turn } from '../../../services/agents/house/turn.ts';
import { questions } from '../../../services/store/schema/agents.ts';
import { houseTurns } from '../../../services/store/schema/house.ts';
import { meetings } from '../../../services/store/schema/meetings.ts';
import { sessionEvents } from '../../../services/store/schema/session-events.ts';
import { toolCalls } from '../../../services/store/schema/tasks.ts';
import type { ToolCall } from '../../../services/tasks/tool-call.ts';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import type { Played } from './judge.ts';
import type { Scene } from './scene.ts';
import type { Stage } from './stage.ts';

/** A call with the agent in it, and its thread. */
type Live = { ts: string; meetingId: string; sessionId: string };

const msPerWord = 350;
const breathMs = 600;
/** A model may think long; a turn is several of its answers. */
const turnMs = 300_000;
/** For what needs no model. */
const soonMs = 60_000;
/** For an answer that may never come: then the scene is wrong. */
const answerMs = 20_000;

/** Plays one scene, as nobody presses anything, and says what came of it. */
export async function play(stage: Stage, scene: Scene): Promise<Played> {
  const needsCall = scene.said.length > 0 || scene.writes.some(({ where }) => where === 'thread');
  const live = needsCall ? await goLive(stage, codeOf(stage.nextCall())) : null;
  const known = new Set(
    stage.slack.journal.entries.flatMap((entry) => (entry.kind === 'message' ? entry.message.ts : [])),
  );
  if (live) await speak(stage, live, scene.said);
  const threads = await write(stage, live, scene);
  const isOurs = ({ meetingId, words }: Turn) =>
    live ? meetingId === live.meetingId : scene.writes.some(({ text }) => words.includes(text));
  const turns = await settled(stage, isOurs, scene);
  const played = await resultOf(stage, scene, { turns, live, threads, known });
  if (live) await putAway(stage, live);
  return played;
}

async function goLive({ slack, pika, database: { db } }: Stage, code: string): Promise<Live> {
  const url = `https://meet.google.com/${code}`;
  const { ts } = await slack.post({
    channel: slack.channels.general.id,
    user: slack.users.ada.id,
    text: url,
  });
  return until(soonMs, 'the agent to be in the call', async () => {
    const session = pika.sessions.find(({ meetUrl }) => meetUrl === url);
    if (!session) return undefined;
    const [meeting] = await db.select().from(meetings).where(eq(meetings.sessionId, session.id));
    return meeting?.state === 'live' ? { ts, meetingId: meeting.id, sessionId: session.id } : undefined;
  });
}

/** People speak one after the other; returns once the app has heard all of it. */
async function speak({ pika, database: { db } }: Stage, live: Live, said: readonly string[]): Promise<void> {
  const control = pika.control(live.sessionId);
  let at = 10_000;
  for (const [index, line] of said.entries()) {
    const cut = line.indexOf(': ');
    const [speaker, text] = [line.slice(0, cut), line.slice(cut + 2)];
    const end_ms = at + text.split(/\s+/).length * msPerWord;
    control.emit({ type: 'transcript.segment', segment: { speaker, text, start_ms: at, end_ms } });
    at = end_ms + breathMs;
    const heard = and(
      eq(sessionEvents.meetingId, live.meetingId),
      eq(sessionEvents.type, 'transcript.segment'),
      isNotNull(sessionEvents.processedAt),
    );
    await until(soonMs, `“${text}” to be heard`, async () => {
      const [row] = await db.select({ heard: count() }).from(sessionEvents).where(heard);
      return row && row.heard > index ? row : undefined;
    });
  }
}

/** The threads in which answers may stand. */
async function write({ slack }: Stage, live: Live | null, { writes }: Scene): Promise<string[]> {
  const threads = live ? [live.ts] : [];
  for (const { by, where, text } of writes) {
    const user = slack.users[by as keyof typeof slack.users];
    const channel = where === 'dm' ? user.dm : slack.channels.general.id;
    const posted = await slack.post({
      ...{ channel, user: user.id, text: where === 'dm' ? text : `<@${slack.botUserId}> ${text}` },
      ...(where === 'thread' && live ? { threadTs: live.ts } : {}),
    });
    if (where !== 'thread') threads.push(posted.ts);
  }
  return threads;
}

/** The turns of a scene once they are over, or wait for an answer in the thread. */
async function settled(
  { database: { db } }: Stage,
  isOurs: (turn: Turn) => boolean,
  scene: Scene,
): Promise<Turn[]> {
  const all = async () =>
    ((await db.select().from(houseTurns).orderBy(asc(houseTurns.seq))) as Turn[]).filter(isOurs);
  // What is said has its turn once it's heard; what is written may take a moment.
  const isLate = scene.writes.length > 0;
  if (isLate) {
    await until(answerMs, 'a turn', async () =>
      (await all()).length >= scene.turns ? true : undefined,
    ).catch(() => {});
  }
  return until(turnMs, 'the turns to be over', async () => {
    const turns = await all();
    const isOver = turns.every((turn) => isTurnOver(turn) || (turn.state === 'asking' && turn.questionId));
    return isOver ? turns : undefined;
  });
}

/** So few calls may run at once. It isn't left as people leave: notes would ask the model too. */
async function putAway({ database: { db } }: Stage, { meetingId }: Live): Promise<void> {
  await db.update(meetings).set({ state: 'done', nextRunAt: null }).where(eq(meetings.id, meetingId));
}

type Ended = {
  turns: readonly Turn[];
  live: Live | null;
  threads: readonly string[];
  /** What stood there before anybody said anything. */
  known: ReadonlySet<string>;
};

const onTheirWay = new Set(['approved', 'running', 'delivering']);

async function resultOf(stage: Stage, scene: Scene, { turns, live, threads, known }: Ended): Promise<Played> {
  const { database } = stage;
  const { db } = database;
  const calls = live ? await callsOf(stage, live.meetingId) : [];
  const asked = live ? await db.select().from(questions).where(eq(questions.meetingId, live.meetingId)) : [];
  const wrote = () =>
    ours(stage)
      .filter(({ ts, threadTs }) => threads.includes(threadTs ?? '') && !known.has(ts))
      .map(renderMessage);
  if (scene.reply.length > 0) {
    const isAnswered = async () =>
      scene.reply.every((pattern) => wrote().some((text) => new RegExp(pattern, 'isu').test(text))) ||
      undefined;
    await until(answerMs, 'an answer', isAnswered).catch(() => {});
  }
  return {
    turns: turns.length,
    problems: turns.flatMap(({ problem }) => problem ?? []),
    toolCalls: calls,
    asked: asked.length > 0,
    wrote: wrote(),
    elsewhere: elsewhere(stage, calls),
    tokensIn: turns.reduce((sum, turn) => sum + turn.tokensIn, 0),
    tokensOut: turns.reduce((sum, turn) => sum + turn.tokensOut, 0),
  };
}

function ours({ slack }: Stage) {
  const entries = slack.journal.entries.filter((entry) => entry.kind === 'message');
  return entries.map(({ message }) => message).filter(({ own }) => own);
}

/** Words of its tool calls that stand outside of the channel whose call it was. */
function elsewhere(stage: Stage, calls: readonly ToolCall[]): string[] {
  const texts = calls.map(({ input }) => String(Object(input).text ?? '')).filter((text) => text !== '');
  return ours(stage)
    .filter(({ channel }) => channel !== stage.slack.channels.general.id)
    .map(renderMessage)
    .filter((message) => texts.some((text) => message.includes(text)));
}

/** What it asked for, once none of it is on its way. */
function callsOf({ database: { db } }: Stage, meetingId: string): Promise<ToolCall[]> {
  return until(soonMs, 'tool calls to be over', async () => {
    const rows = (await db.select().from(toolCalls).where(eq(toolCalls.meetingId, meetingId))) as ToolCall[];
    return rows.some(({ state }) => onTheirWay.has(state)) ? undefined : rows;
  });
}

/** Of a call that no other scene has. */
function codeOf(number: number): string {
  const letters = [...String(number).padStart(3, '0')].map((digit) => 'abcdefghij'[Number(digit)]);
  return `sce-nesx-${letters.join('')}`;
}

const lookEveryMs = 50;

async function until<T>(ms: number, hoping: string, look: () => Promise<T | undefined>): Promise<T> {
  const from = performance.now();
  while (performance.now() - from < ms) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
  throw new Error(`Waited ${ms} ms in vain for ${hoping}`);
}
