import type { NewEvent } from '../sandbox/pikastream/session-event.ts';
import { push } from '../support/pushing.ts';
import type { Place } from './place.ts';

/** A call with the agent in it, in a channel of its own; each of these by another of three people, in turns. */
export type LiveMeeting = {
  channel: string;
  sessionId: string;
  /** Who asked for it. */
  by: string;
  /** Pushes an event through the webhook; answers its status. */
  push(event: NewEvent): Promise<number>;
  end(): void;
};

const letter = (digit: string) => 'abcdefghij'[Number(digit)];

/** The `number`th of a place; `by`: instead of one of the three. */
export async function goLive(
  place: Place,
  url: string,
  number: number,
  by?: { id: string },
): Promise<LiveMeeting> {
  const { slack, pika } = place;
  const people = [slack.users.ada, slack.users.ben, slack.users.cleo];
  const user = by ?? people[number % people.length] ?? slack.users.ada;
  const digits = String(number).padStart(3, '0');
  const channel = `C0LIVE0${digits}`;
  slack.addChannel({
    ...slack.channels.general,
    id: channel,
    name: `live-${number}`,
    members: new Set([user.id, slack.botUserId]),
  });
  const link = `https://meet.google.com/${[...digits].map(letter).join('')}-live-now`;
  await slack.post({ channel, user: user.id, text: link });
  const session = () => pika.sessions.find(({ meetUrl }) => meetUrl.startsWith(link));
  await pika.journal.waitFor(() => session() !== undefined, { hoping: 'a session' });
  const sessionId = session()?.id ?? '';
  pika.control(sessionId).admit();
  // Not until its card says so: many cards at once wait for their share of the workspace's edits.
  const app = { port: Number(new URL(url).port), stop: async () => {} };
  return {
    channel,
    sessionId,
    by: user.id,
    push: (event) => push({ app }, sessionId, event),
    end: () => pika.control(sessionId).endCall(),
  };
}
