import { asc, sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { standupOccurrences, standups } from '../../services/store/schema/standups.ts';
import type { StoredMessage } from '../sandbox/slack/messages.ts';
import { renderMessage } from '../sandbox/slack/render-text.ts';
import { isCard, letInAtOnce } from './slack-acts.ts';
import { startWorld, type World, type WorldOptions } from './world.ts';

export const standupUrl = 'https://meet.google.com/abc-defg-hij';

/** A time of day, in #standup's zone, that is hours away whenever the tests run. */
export function hoursAway(): string {
  return minutesAway(6 * 60);
}

/** A time of day, in #standup's zone, that is so far away, or up to a minute less. */
export function minutesAway(minutes: number): string {
  const then = new Date(Date.now() + minutes * 60_000);
  return then.toLocaleTimeString('sv-SE', { timeZone: 'Europe/Helsinki' }).slice(0, 5);
}

/** Everybody is let in at once; a standup's card comes ten minutes ahead. */
export function startStandups(options: WorldOptions = {}): Promise<World> {
  return startWorld({ ...options, pika: { script: letInAtOnce, ...options.pika } });
}

/** Types `/pika standup …` in #standup. */
export function typist({ slack }: World, user = slack.users.ada.id, channel = slack.channels.standup.id) {
  return async (text: string, seenBy: 'ephemeral' | 'in_channel' = 'ephemeral') => {
    const answer = await slack.command({ channel, user, text: `standup ${text}` });
    expect(answer, text).toMatchObject({ ok: true, responseType: seenBy });
    return answer.text ?? '';
  };
}

/** Brings a standup's next time to so many minutes from now; minus is past. */
export async function comesTo(world: World, minutes: number, number = 1): Promise<void> {
  const found = (await allStandups(world)).find((one) => one.number === number);
  if (!found?.nextAt) throw new Error(`Standup ${number} has no next time`);
  await world.elapse((found.nextAt.getTime() - Date.now()) / 60_000 - minutes);
}

export function allStandups({ database }: World) {
  return database.db.select().from(standups).orderBy(asc(standups.number));
}

export function allOccurrences({ database }: World) {
  return database.db.select().from(standupOccurrences).orderBy(asc(standupOccurrences.at));
}

/** The card of a standup, once it is up, and its thread. */
export async function standupCard(world: World, channel = world.slack.channels.standup.id) {
  const card = await world.slack.waitForMessage(
    (message) => isCard(message, 'abc-defg-hij') && message.channel === channel,
    { hoping: 'the card of a standup' },
  );
  const { slack } = world;
  const replies = () => slack.messages(channel, card.ts).filter(({ own, ts }) => own && ts !== card.ts);
  return {
    ts: card.ts,
    channel,
    /** What of ours stands under it. */
    shown: () => replies().map(renderMessage).join('\n'),
    reads: (words: string | RegExp): Promise<StoredMessage> =>
      slack.waitForMessage(
        (message) => message.own && message.threadTs === card.ts && matches(renderMessage(message), words),
        { current: true, hoping: String(words) },
      ),
    reply: (user: { id: string }, text: string) =>
      slack.post({ channel, user: user.id, text, threadTs: card.ts }),
  };
}

/** The card of a daily standup, whose thread is being asked what people have for it. */
export async function askedStandup(world: World) {
  await typist(world)(`add ${standupUrl} daily ${hoursAway()}`, 'in_channel');
  await comesTo(world, 9);
  const card = await standupCard(world);
  await card.reads('*Anything for');
  return card;
}

export const notesOf = (participants: readonly string[]) => ({
  title: 'Daily',
  summary: 'They agreed on the plan.',
  decisions: [],
  chapters: [],
  action_items: [{ text: 'Send the plan', owner: 'Ada' }, { text: 'Tell support' }],
  participants: participants.map((name) => ({ name })),
});

/** The standup that is waiting begins, with these people, and ends. */
export async function takesPlace(world: World, participants: readonly string[]) {
  await world.elapse(10);
  return isHeld(world, participants, true);
}

/** These people are in the call that is being joined, and it ends; with `noted` there are notes of it. */
export async function isHeld(world: World, participants: readonly string[], noted: boolean) {
  const live = () => world.pika.sessions.find(({ endedAt }) => !endedAt);
  await expect.poll(() => live()?.id).toBeTruthy();
  const session = live();
  if (!session) throw new Error('No session');
  const control = world.pika.control(session.id);
  for (const name of participants) control.emit({ type: 'participant.joined', participant: { name } });
  if (noted) control.emit({ type: 'notes.ready', notes: notesOf(participants) });
  await expect.poll(async () => (await world.meetings()).some(({ state }) => state === 'live')).toBe(true);
  control.endCall();
  await world.elapse(0.2);
  return session;
}

/** What of ours stands in a channel itself. */
export function inChannel({ slack }: World, channel = slack.channels.standup.id): string[] {
  return slack
    .messages(channel)
    .filter(({ own, threadTs, ts }) => own && (!threadTs || threadTs === ts))
    .map(renderMessage);
}

/** Waits until nothing is due any more: every standup was looked at. */
export async function untilSeenTo({ database }: World): Promise<void> {
  const due = sql`select 1 from standups where next_at <= clock_timestamp() + interval '10 minutes'
    and paused_at is null and removed_at is null`;
  await expect.poll(async () => (await database.db.execute(due)).rows.length).toBe(0);
}

function matches(text: string, words: string | RegExp): boolean {
  return typeof words === 'string' ? text.includes(words) : words.test(text);
}
