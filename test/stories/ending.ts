import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { isOver, type Meeting } from '../../services/meetings/meeting.ts';
import { sayHeadline } from '../../services/slack/words/card.ts';
import { cardKey } from '../../services/store/rows/message-keys.ts';
import { slackOutbox } from '../../services/store/schema/slack.ts';
import type { StoredMessage } from '../sandbox/slack/messages.ts';
import { emptyTables } from '../support/database-reset.ts';
import { pass, press, pushHeld, quiet, type Story } from './call.ts';

/** In minutes: for undo; longer than calls may last; longer than a card waits for an answer. */
const waits = [1.5, 16, 16, 61, 61, 16, 16, 13 * 60, 16, 13 * 60];

/** Whatever is still under way ends: limits pass, and what was waited for is given up. */
export async function endStory(story: Story): Promise<void> {
  const { slack, pika } = story.world;
  slack.faults.clear();
  pika.faults.clear();
  await pushHeld(story);
  for (const minutes of waits) {
    await quiet(story);
    // Nobody else knows whether there is a session.
    for (const call of [0, 1]) await press(story, call, 'Dismiss');
    await quiet(story);
    if ((await meetingsOf(story)).every(hasEnded) && (await pending(story)).length === 0) return;
    await pass(story, minutes);
  }
  const open = (await meetingsOf(story)).filter((meeting) => !hasEnded(meeting));
  throw new Error(
    `These don’t end: ${JSON.stringify([...open.map(({ state, nextRunAt }) => ({ state, nextRunAt })), ...(await pending(story))])}`,
  );
}

/** Messages that are still to be sent, now or later. */
function pending({ world }: Story) {
  return world.database.db.select().from(slackOutbox).where(eq(slackOutbox.state, 'pending'));
}

function hasEnded(meeting: Meeting): boolean {
  return isOver(meeting) && meeting.nextRunAt === null;
}

/** What holds after every story. */
export async function judge(story: Story): Promise<void> {
  const { slack, pika, log } = story.world;
  const meetings = await meetingsOf(story);
  const messages = [...new Set(story.pasted.map(({ channel }) => channel))].flatMap((channel) =>
    slack.messages(channel).filter(({ own }) => own),
  );
  expect(story.troubles).toEqual([]);
  expect(slack.violations).toEqual([]);
  expect(pika.violations).toEqual([]);
  expect(
    keysOf(messages).filter((key, index, all) => all.indexOf(key) !== index),
    'messages twice',
  ).toEqual([]);
  for (const meeting of meetings) {
    const cards = messages.filter((message) => keyOf(message) === cardKey(meeting.id));
    expect(cards, `the card of ${meeting.state}`).toHaveLength(1);
    expect(cards[0]?.text, `the card of ${meeting.state}`).toContain(plain(sayHeadline(meeting)));
  }
  const known = new Set(meetings.map(({ sessionId }) => sessionId));
  expect(
    pika.liveSessions().filter(({ id }) => known.has(id)),
    'sessions that nobody ends',
  ).toEqual([]);
  expect(log.filter(({ level }) => Number(level) >= 60)).toEqual([]);
}

/** Where a story went wrong, the next begins anew: nothing of it is under way. */
export async function clearAway({ world }: Story): Promise<void> {
  const { slack, pika } = world;
  slack.faults.clear();
  pika.faults.clear();
  await world.restart({}, async () => {
    for (const { id } of pika.liveSessions()) pika.control(id).setStatus('closed');
    await emptyTables(world.database.db);
  });
  slack.violations.length = 0;
  pika.violations.length = 0;
}

async function meetingsOf({ world, urlOf }: Story): Promise<Meeting[]> {
  const urls = [urlOf(0), urlOf(1)];
  return (await world.meetings()).filter(({ callUrl }) => urls.includes(callUrl));
}

function keysOf(messages: readonly StoredMessage[]): string[] {
  return messages.flatMap((message) => keyOf(message) ?? []);
}

function keyOf({ metadata }: StoredMessage): string | null {
  const payload = metadata?.event_payload as { slot?: string } | undefined;
  return payload?.slot ?? null;
}

/** As a card says it in its notification. */
function plain(text: string): string {
  return text
    .replaceAll(/<https?:[^|>]*\|([^>]*)>/g, '$1')
    .replaceAll(/:[a-z_]+: ?/g, '')
    .replaceAll('*', '');
}
