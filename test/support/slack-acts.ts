import { asc, ne } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Meeting, MeetingState } from '../../services/meetings/meeting.ts';
import { slackOutbox } from '../../services/store/schema/slack.ts';
import type { MeetingScript } from '../sandbox/pikastream/meeting-script.ts';
import { isRecord, records } from '../sandbox/slack/json.ts';
import type { StoredMessage } from '../sandbox/slack/messages.ts';
import type { World } from './world.ts';

/** Let in the moment the session exists; after that nothing happens by itself. */
export const letInAtOnce: MeetingScript = {
  name: 'let in at once',
  steps: [{ at: 0, set: { status: 'ready', videoWorkerConnected: true, meetingBotConnected: true } }],
  notes: 'by-hand',
};

const meetUrl = (code: string): string => `https://meet.google.com/${code}`;

/** A meeting's card, as opposed to the replies under it. */
export function isCard(message: StoredMessage, code = ''): boolean {
  return message.own && /Asked (?:for )?by/.test(message.text) && message.text.includes(code);
}

/** The card of a call, once it reads so; as it stands then. */
export function waitForCard(
  { slack }: Pick<World, 'slack'>,
  code: string,
  says: string | RegExp,
  timeout?: number,
): Promise<StoredMessage> {
  return slack.waitForMessage((message) => isCard(message, code) && reads(message, says), {
    current: true,
    hoping: `the card of ${code} to say “${says}”`,
    ...(timeout ? { timeout } : {}),
  });
}

export function waitForReply(
  { slack }: Pick<World, 'slack'>,
  threadTs: string,
  says: string | RegExp,
  timeout?: number,
): Promise<StoredMessage> {
  return slack.waitForMessage(
    (message) => message.own && message.threadTs === threadTs && reads(message, says),
    { hoping: `a reply that says “${says}”`, ...(timeout ? { timeout } : {}) },
  );
}

function reads({ text }: StoredMessage, says: string | RegExp): boolean {
  return typeof says === 'string' ? text.includes(says) : says.test(text);
}

/** The labels of a message's buttons, in order. */
export function buttonsOf(message: StoredMessage): string[] {
  return message.blocks
    .filter((block) => block.type === 'actions')
    .flatMap((block) => records(block.elements))
    .map(({ text }) => (isRecord(text) ? String(text.text) : ''));
}

/** The value behind a button: what a forger would copy. */
export function buttonValueOf(message: StoredMessage, actionId: string): string {
  const button = message.blocks
    .flatMap((block) => records(block.elements))
    .find((element) => element.action_id === actionId);
  return String(button?.value);
}

export function press(
  { slack }: Pick<World, 'slack'>,
  user: { id: string },
  message: StoredMessage,
  buttonText: string,
) {
  return slack.press({ user: user.id, channel: message.channel, messageTs: message.ts, buttonText });
}

/** Waits until the meetings are in these states, oldest first. */
export async function untilStates(world: World, ...states: MeetingState[]): Promise<Meeting[]> {
  await expect.poll(async () => (await world.meetings()).map(({ state }) => state)).toEqual(states);
  return world.meetings();
}

/** Waits until every meeting knows that its card is up: from then on its clocks run. */
export async function untilCardsAreKnown(world: World): Promise<void> {
  await expect
    .poll(async () => (await world.meetings()).every(({ cardPostedAt }) => cardPostedAt))
    .toBe(true);
}

/** A call with the agent connected to it, from a link that Ada pastes in #general. Needs a script that lets it in. */
export async function goLive(
  world: World,
  { code = 'abc-defg-hij', channel = world.slack.channels.general.id, user = world.slack.users.ada.id } = {},
) {
  const { slack, pika } = world;
  const { ts } = await slack.post({ channel, user, text: meetUrl(code) });
  const card = await waitForCard(world, code, 'is connected');
  const session = pika.sessions.find(({ meetUrl: url, endedAt }) => !endedAt && url === meetUrl(code));
  const meeting = (await world.meetings()).find(({ sessionId }) => sessionId === session?.id);
  if (!session || !meeting) throw new Error(`No session for ${code}`);
  return { ts, card, session, meeting };
}

/** Every message that was ever put into the outbox, and no marks on messages. After an acknowledgement nothing more can come of that event. */
export function outbox({ database }: World) {
  const isMessage = ne(slackOutbox.kind, 'reaction');
  return database.db.select().from(slackOutbox).where(isMessage).orderBy(asc(slackOutbox.id));
}
