import { expect, onTestFinished } from 'vitest';
import type { SessionControl } from '../sandbox/pikastream/control.ts';
import type { EmulatedSession } from '../sandbox/pikastream/session.ts';
import type { StoredMessage } from '../sandbox/slack/messages.ts';
import { renderMessage, renderThread } from '../sandbox/slack/render-text.ts';
import type { World } from './world.ts';

/** One thread in Slack, as the people in it see it. */
export type Conversation = {
  ts: string;
  channel: string;
  /** Awaits our message with these words, as people read it; earlier states of an edited one count. */
  reads(words: string | RegExp, options?: { timeout?: number; from?: number }): Promise<StoredMessage>;
  /** Presses a button of our newest message that has it. */
  press(button: string, user?: string): Promise<void>;
  /** What of ours stands in the thread now, oldest first. */
  ours(): string[];
  /** Every state our first message, the card, went through. */
  cardStates(): string[];
};

export type Paste = { text?: string; channel?: string; user?: string };

const aCall = 'https://meet.google.com/abc-defg-hij';

/** Someone pastes a link, and its thread begins. */
export async function paste({ slack }: World, input: Paste = {}): Promise<Conversation> {
  const { text = `standup ${aCall}`, channel = slack.channels.general.id, user = slack.users.ada.id } = input;
  const { ts } = await slack.post({ channel, text, user });
  const isOurs = (message: StoredMessage) =>
    message.own && message.channel === channel && message.threadTs === ts;
  const ours = () => slack.messages(channel, ts).filter(isOurs);
  if (process.env.SHOW_THREADS) {
    onTestFinished(() => void process.stderr.write(`\n${renderThread(slack.messages(channel, ts))}\n`));
  }

  return {
    ts,
    channel,
    reads: (words, options = {}) =>
      slack.waitForMessage((message) => isOurs(message) && includes(renderMessage(message), words), {
        hoping: String(words),
        ...options,
      }),
    async press(button, presser = user) {
      const offers = (message: StoredMessage) => renderMessage(message).includes(`[${button}`);
      const current = { current: true, hoping: `a message that offers ${button}` };
      const offered = await slack.waitForMessage((message) => isOurs(message) && offers(message), current);
      const shown = ours().findLast(offers) ?? offered;
      const label = new RegExp(`\\[(${button}[^\\]]*)\\]`).exec(renderMessage(shown))?.[1] ?? button;
      const pressed = await slack.press({
        user: presser,
        channel,
        messageTs: shown.ts,
        buttonText: label,
      });
      expect(pressed).toMatchObject({ ok: true });
    },
    ours: () => ours().map(renderMessage),
    cardStates() {
      const card = ours()[0];
      return slack.journal.entries.flatMap((entry) =>
        entry.kind === 'message' && entry.message.ts === card?.ts ? [renderMessage(entry.message)] : [],
      );
    },
  };
}

/** The card of a call that was left, whether or not its notes are there by now. */
export function cardAtEnd(reason: string, spent = ''): RegExp {
  return new RegExp(`Stand-in \\(AI\\) (left|attended)\\*? [^\n]*${reason}.*${spent}`, 's');
}

function includes(text: string, words: string | RegExp): boolean {
  return typeof words === 'string' ? text.includes(words) : words.test(text);
}

export type DrivenSession = SessionControl & { session: EmulatedSession };

/** PikaStream's session for a call (the newest, or the `nth` of that call), to be driven by hand. */
export async function sessionFor({ pika }: World, call = aCall, nth = 1): Promise<DrivenSession> {
  const all = () => pika.sessions.filter(({ meetUrl }) => meetUrl.startsWith(call));
  await pika.journal.waitFor(() => all().length >= nth, { hoping: `session ${nth} for ${call}` });
  const session = all()[nth - 1] as EmulatedSession;
  return { ...pika.control(session.id), session };
}

/** Brings a pasted call to where the agent is let in and someone is there. */
export async function comesIn(
  world: World,
  thread: Conversation,
  call = aCall,
  nth = 1,
): Promise<DrivenSession> {
  const session = await sessionFor(world, call, nth);
  session.emit({ type: 'participant.joined', participant: { name: 'Priya Nair' } });
  session.admit();
  await thread.reads('*Stand-in (AI) is in the call*');
  return session;
}

/** Requests that PikaStream got on a route. */
export function requestsTo({ pika }: World, route: string): number {
  return pika.journal.entries.filter((entry) => entry.kind === 'request' && entry.route === route).length;
}
