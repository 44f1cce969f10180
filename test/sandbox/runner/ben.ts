import { setTimeout as sleep } from 'node:timers/promises';
import type { StoredMessage } from '../slack/messages.ts';
import type { SlackWorkspace } from '../slack/workspace.ts';
import { buttonsOf } from './buttons.ts';

export type BenDeps = {
  slack: SlackWorkspace;
  thread: { channel: string; ts: string };
  /** What he once writes to the agent. */
  wish: string;
  /** Milliseconds for others to decide or answer first. */
  waitMs: number;
  /** Before he approves a card: so that a test sees that nothing of it was done yet. */
  look: (card: StoredMessage) => void;
  say: (words: string) => void;
  /** Says how to be faster than Ben. */
  hint: (words: string) => void;
  /** Aborted when the scene is over: what comes then is for the person at the keyboard. */
  leave: AbortSignal;
};

const freeze = 'No freeze. The last one ended on Friday.';

/** The colleague in the thread: he approves and answers where nobody else did, and once speaks to the agent. */
export function startBen({ slack, thread, wish, waitMs, look, say, hint, leave }: BenDeps): void {
  const { channel } = thread;
  const user = slack.users.ben.id;
  const seen = new Set<string>();
  let hasSpoken = false;
  const now = (ts: string) => slack.messages(channel).find((message) => message.ts === ts);
  const post = (text: string) => slack.post({ channel, user, text, threadTs: thread.ts });

  const seconds = Math.round(waitMs / 1_000);
  const decide = async ({ ts }: StoredMessage) => {
    hint(`Yours to press. Ben approves it in ${seconds} s if nobody decides.`);
    let message = now(ts);
    let before: StoredMessage | undefined;
    // Someone who has a form open, or has just changed the card, is about to say what they want.
    do {
      before = message;
      await sleep(waitMs);
      message = now(ts);
    } while (message !== before || slack.openViews(slack.users.ada.id).length > 0);
    if (!message || !waits(message)) return;
    look(message);
    say('presses Approve');
    await slack.press({ user, channel, messageTs: ts, actionId: approve });
  };
  const reply = async ({ ts }: StoredMessage) => {
    hint(`Yours to answer: “> words”. Ben answers in ${seconds} s if nobody does.`);
    await sleep(waitMs);
    const message = now(ts);
    if (message && !isAnswered(message)) await post(freeze);
  };

  slack.journal.follow((entry) => {
    if (entry.kind !== 'message' || entry.change === 'deleted') return;
    const { message } = entry;
    if (!message.own || message.channel !== channel || message.threadTs !== thread.ts) return;
    if (isQuestion(message) && isAnswered(message) && !hasSpoken) {
      hasSpoken = true;
      post(`<@${slack.botUserId}> ${wish}`).catch(() => undefined);
    }
    if (leave.aborted || seen.has(message.ts)) return;
    if (waits(message)) {
      seen.add(message.ts);
      decide(message).catch((error: unknown) => say(`could not decide: ${error}`));
    } else if (isQuestion(message)) {
      seen.add(message.ts);
      reply(message).catch((error: unknown) => say(`could not answer: ${error}`));
    }
  });
}

const approve = 'run_approve';
const waits = (message: StoredMessage) => buttonsOf(message).some(({ actionId }) => actionId === approve);
const isQuestion = ({ text }: StoredMessage) => text.startsWith(':speech_balloon:');
const isAnswered = ({ text }: StoredMessage) => text.includes('Answered by');
