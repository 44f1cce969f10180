import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { expect, onTestFinished } from 'vitest';
import type { Turn } from '../../services/agents/house/turn.ts';
import { houseTurns } from '../../services/store/schema/house.ts';
import { sessionEvents } from '../../services/store/schema/session-events.ts';
import { toolCalls } from '../../services/store/schema/tasks.ts';
import type { ToolCall } from '../../services/tasks/tool-call.ts';
import { type EmulatedModel, startModel } from '../sandbox/model/service.ts';
import type { StoredMessage } from '../sandbox/slack/messages.ts';
import { renderMessage } from '../sandbox/slack/render-text.ts';
import { goLive, letInAtOnce } from './slack-acts.ts';
import { startWorld, type World, type WorldOptions } from './world.ts';

/** A world with a model, so that the house agent is on. */
export type HouseWorld = World & {
  model: EmulatedModel;
  turns(): Promise<Turn[]>;
  toolCalls(): Promise<ToolCall[]>;
  /** The turns, once all of them are over. */
  settled(count: number): Promise<Turn[]>;
  /** Our newest message with these words, as people read it; as it stands now. */
  reads(words: string | RegExp, where?: { channel?: string; ts?: string }): Promise<StoredMessage>;
};

export async function houseWorld({ settings, ...options }: WorldOptions = {}): Promise<HouseWorld> {
  const model = await startModel();
  onTestFinished(async () => {
    await model.close();
    expect(model.violations, 'the model was misused').toEqual([]);
  });
  const world = await startWorld({
    ...options,
    pika: { script: letInAtOnce, notes: 404, ...options.pika },
    settings: {
      MODEL: 'compatible/small-model',
      MODEL_BASE_URL: `${model.url}/v1`,
      MODEL_API_KEY: model.key,
      ...settings,
    },
  });
  const { db } = world.database;
  const turns = () => db.select().from(houseTurns).orderBy(asc(houseTurns.seq)) as Promise<Turn[]>;
  return Object.assign(world, {
    model,
    turns,
    toolCalls: () => db.select().from(toolCalls).orderBy(asc(toolCalls.createdAt)) as Promise<ToolCall[]>,
    async settled(count: number) {
      await expect
        .poll(async () => (await turns()).map(({ finishedAt }) => finishedAt !== null))
        .toEqual(Array.from({ length: count }, () => true));
      return turns();
    },
    reads: (words: string | RegExp, { channel, ts }: { channel?: string; ts?: string } = {}) =>
      world.slack.waitForMessage(
        (message) =>
          message.own &&
          (channel === undefined || message.channel === channel) &&
          (ts === undefined || message.threadTs === ts) &&
          includes(renderMessage(message), words),
        { current: true, hoping: String(words) },
      ),
  });
}

/** The same, with a call in #general in which the house agent is. */
export type HouseInCall = HouseWorld & {
  channel: string;
  /** The meeting's thread. */
  ts: string;
  meetingId: string;
  /** Somebody speaks: seconds from the start of the call, ten apart where they aren't said. Resolves once the app has heard it. */
  says(speaker: string, text: string, startSeconds?: number): Promise<void>;
  /** A member writes into the thread, with a mention of the app unless they don't. */
  writes(
    user: { id: string },
    text: string,
    how?: { mention?: boolean; times?: number },
  ): Promise<{ ts: string }>;
};

/** `before`: what is there before the call. */
export async function houseInCall({
  before,
  ...options
}: WorldOptions & { before?: (world: World) => Promise<void> } = {}): Promise<HouseInCall> {
  const world = await houseWorld(options);
  await before?.(world);
  const { slack, pika } = world;
  const channel = slack.channels.general.id;
  const { ts, session, meeting } = await goLive(world);
  const control = pika.control(session.id);
  let said = 0;
  let spoken = 0;
  return Object.assign(world, {
    channel,
    ts,
    meetingId: meeting.id,
    async says(speaker: string, text: string, startSeconds = said + 10) {
      said = startSeconds;
      spoken += 1;
      const start_ms = startSeconds * 1_000;
      const segment = { speaker, text, start_ms, end_ms: start_ms + 3_000 };
      control.emit({ type: 'transcript.segment', segment });
      const isApplied = and(
        eq(sessionEvents.type, 'transcript.segment'),
        isNotNull(sessionEvents.processedAt),
      );
      await expect.poll(() => world.database.db.$count(sessionEvents, isApplied)).toBe(spoken);
    },
    writes: (user: { id: string }, text: string, { mention = true, times = 1 } = {}) =>
      slack.post({
        ...{ channel, user: user.id, threadTs: ts, times },
        text: mention ? `<@${slack.botUserId}> ${text}` : text,
      }),
  });
}

function includes(text: string, words: string | RegExp): boolean {
  return typeof words === 'string' ? text.includes(words) : words.test(text);
}
