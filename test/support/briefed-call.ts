import { expect } from 'vitest';
import { renderThread } from '../sandbox/slack/render-text.ts';
import type { World } from './world.ts';

/** The planned call begins; the session of it. */
export async function comesInto(world: World) {
  const planned = (await world.meetings()).find(({ state }) => state === 'scheduled');
  if (!planned?.startsAt) throw new Error('No call is planned');
  await world.elapse((planned.startsAt.getTime() - Date.now()) / 60_000 + 0.05);
  const live = () => world.pika.sessions.find(({ endedAt }) => !endedAt);
  await expect.poll(() => live()?.id).toBeTruthy();
  const session = live();
  if (!session) throw new Error('No session');
  return {
    id: session.id,
    meetingId: planned.id,
    systemPrompt: (session.systemPrompt ?? '').replaceAll('\r\n', '\n'),
  };
}

/** These words are said in it, then it ends; its thread with the recap. Without any there's no transcript. */
export async function endsWith(
  world: World,
  { id, meetingId }: { id: string; meetingId: string },
  said: readonly (readonly [speaker: string, text: string])[],
): Promise<string> {
  const control = world.pika.control(id);
  for (const [at, [speaker, text]] of said.entries())
    control.emit({
      type: 'transcript.segment',
      segment: { speaker, text, start_ms: at * 10_000, end_ms: at * 10_000 + 8_000 },
    });
  const notes = { title: 'Planning', summary: 'They talked.', decisions: [], chapters: [], action_items: [] };
  control.emit({ type: 'notes.ready', notes: { ...notes, participants: [] } });
  const meeting = async () => (await world.meetings()).find((one) => one.id === meetingId);
  await expect.poll(async () => (await meeting())?.state).toBe('live');
  control.endCall();
  await world.elapse(0.2);
  await expect.poll(async () => (await meeting())?.state).toBe('done');
  await world.slack.waitForMessage(
    (message) => message.own && JSON.stringify(message.blocks).includes('*Planning*'),
    {
      current: true,
      hoping: 'the recap',
    },
  );
  return threadOf(world, meetingId);
}

/** What of ours stands in a meeting's thread now. */
export async function threadOf(world: World, meetingId: string): Promise<string> {
  const meeting = (await world.meetings()).find((one) => one.id === meetingId);
  const { channelId = '', threadTs = null } = meeting ?? {};
  return renderThread(world.slack.messages(channelId, threadTs ?? '').filter(({ own }) => own));
}
