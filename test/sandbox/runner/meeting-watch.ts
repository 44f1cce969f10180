import { standup } from '../pikastream/scripts/standup.ts';
import type { StoredMessage } from '../slack/messages.ts';
import type { SlackWorkspace } from '../slack/workspace.ts';
import { buttonsOf } from './buttons.ts';

export const firstLink = 'https://meet.google.com/abc-defg-hij';

/** Ada pastes the link that the evening is about; resolves with the name of its thread. */
export async function pasteLink(slack: SlackWorkspace): Promise<{ channel: string; ts: string }> {
  const { channel, ts, deliveries } = await slack.post({
    channel: slack.channels.standup.id,
    user: slack.users.ada.id,
    text: `Morning! Standup starts now: ${firstLink}`,
  });
  if (!deliveries.every(({ ok }) => ok))
    throw new Error('The app did not acknowledge the message with the link');
  return { channel, ts };
}

/**
 * Resolves when the meeting of that thread is over: true after the recap, false when it ended without one. `timeout`
 * in milliseconds; rejects then, with the thread.
 */
export async function meetingOver(
  slack: SlackWorkspace,
  thread: { channel: string; ts: string },
  timeout: number,
): Promise<boolean> {
  const isHere = (message: StoredMessage) =>
    message.own && message.channel === thread.channel && message.threadTs === thread.ts;
  const title = standup.notes === undefined || standup.notes === 'by-hand' ? '' : standup.notes.title;
  const isRecap = (message: StoredMessage) => message.text.startsWith(`${title}:`);

  const over = await slack.waitForMessage((message) => isHere(message) && saysOver.test(message.text), {
    timeout,
    current: true,
    hoping: 'a card that says how the meeting ended',
  });
  if (!/attended/.test(over.text)) return false;
  await slack.waitForMessage((message) => isHere(message) && isRecap(message), {
    // The card says so at once; the recap waits for its turn among the replies, one a second.
    timeout: 30_000,
    hoping: 'the recap',
  });
  return buttonsOf(over).length === 0;
}

/** The last words of a card, in each way a meeting can be over. */
const saysOver = /attended|couldn’t join|didn’t join|missed/;
