import { onThisMachine } from '../../on-this-machine.ts';
import { standup } from '../pikastream/scripts/standup.ts';
import { teamWins } from '../pikastream/scripts/team-wins.ts';
import type { StoredMessage } from '../slack/messages.ts';
import type { SlackWorkspace } from '../slack/workspace.ts';
import { buttonsOf } from './buttons.ts';

/** A call that somebody sends somebody into. */
export type Call = {
  script: typeof standup;
  link: string;
  place: 'general' | 'standup';
  by: 'ada' | 'ben';
  /** What is written with the link; whom it names goes. */
  words: (link: string) => string;
};

/** Where a message is. */
export type Thread = { channel: string; ts: string };

/** The call that the sandbox is about. */
export const standupCall: Call = {
  script: standup,
  link: 'https://meet.google.com/abc-defg-hij',
  place: 'standup',
  by: 'ada',
  words: (link) => `Morning! Standup starts now: ${link} as Relay`,
};

/** A short one beside it, for a second face. */
export const winsCall: Call = {
  script: teamWins,
  link: 'https://meet.google.com/our-wins-now',
  place: 'general',
  by: 'ben',
  words: (link) => `Wins of the team, come over! ${link} as Biscuit`,
};

/** Somebody pastes the link; resolves with its thread. */
export async function pasteLink(slack: SlackWorkspace, { link, place, by, words }: Call): Promise<Thread> {
  const { channel, ts, deliveries } = await slack.post({
    channel: slack.channels[place].id,
    user: slack.users[by].id,
    text: words(link),
  });
  if (!deliveries.every(({ ok }) => ok))
    throw new Error('The app didn’t acknowledge the message with the link');
  return { channel, ts };
}

/**
 * Resolves when the call of that thread is over: true after the recap, false when it ended without one. `timeout` in
 * milliseconds; rejects then, with the thread.
 */
export async function callOver(
  slack: SlackWorkspace,
  { script: { notes } }: Call,
  thread: Thread,
  timeout: number,
): Promise<boolean> {
  const isHere = (message: StoredMessage) =>
    message.own && message.channel === thread.channel && message.threadTs === thread.ts;
  const title = notes === undefined || notes === 'by-hand' ? '' : notes.title;
  const isRecap = (message: StoredMessage) => message.text.startsWith(`${title}:`);

  const over = await slack.waitForMessage((message) => isHere(message) && saysOver.test(message.text), {
    timeout,
    current: true,
    hoping: 'a card that says how the call ended',
  });
  if (!/attended/.test(over.text)) return false;
  await slack.waitForMessage((message) => isHere(message) && isRecap(message), {
    // The card says so at once; the recap waits for its turn among the replies, one a second.
    timeout: onThisMachine(30_000),
    hoping: 'the recap',
  });
  return buttonsOf(over).length === 0;
}

/** The last words of a card, in each way a call can be over. */
const saysOver = /attended|couldn’t join|didn’t join|missed/;
