import { setTimeout as sleep } from 'node:timers/promises';
import { refusal } from '../hubspot/refusal.ts';
import { type AgentHands, openAgent } from './agent/open-agent.ts';
import { runAgent } from './agent/run-agent.ts';
import { startBen } from './ben.ts';
import { bensQuestion } from './house/standup-answers.ts';
import { standupCall } from './meeting-watch.ts';
import { publicAddress } from './public-address.ts';
import type { Scene } from './scene.ts';
import type { Screen } from './screen.ts';

export type StoryOptions = {
  once: boolean;
  speed: number;
  /** Of the agent that Ada connected; null where the app's own works. */
  hands: AgentHands | null;
  thread: { channel: string; ts: string };
  /** Aborted when the sandbox ends. */
  stop: AbortSignal;
};

export type Story = {
  /** Ada's agent did all it was asked for, and all of it was decided. */
  done: Promise<void>;
  /** From now on, what comes is for the person at the keyboard. */
  leave(): void;
  /** What happened before its time. */
  problems: string[];
};

/** Milliseconds that others have before Ben decides or answers: a moment at speed 1, or enough for a keyboard. */
const benWaitsMs = { once: 1_500, keyboard: 8_000 };

/** What Ben asks Ada's agent for. */
const bensWish = 'remind Sam that Legal wants to read the runbook too';

/** The agent works in the meeting, and Ben sees to it that nothing waits for long. */
export function startStory(scene: Scene, { print, paint }: Screen, options: StoryOptions): Story {
  const { slack, google, hubspot } = scene;
  const { once, speed, hands, thread, stop } = options;
  const sayOf = (who: string) => (words: string) =>
    stop.aborted || print(paint('dim', `  (${who}) ${words}`));
  const problems: string[] = [];
  const noScopes = "This app hasn't been granted all required scopes to make this call.";
  hubspot.fail('note', { do: 'answer', answer: refusal(403, 'MISSING_SCOPES', noScopes) });

  const over = new AbortController();
  startBen({
    slack,
    thread,
    wish: hands ? bensWish : bensQuestion,
    waitMs: once ? benWaitsMs.once / speed : benWaitsMs.keyboard,
    look({ text }) {
      if (text.includes('the switch') && google.events.length > 0)
        problems.push('The follow-up was in the calendar before anyone approved it.');
    },
    say: sayOf('Ben'),
    hint: (words) => once || stop.aborted || print(paint('yellow', `  ${words}`)),
    leave: over.signal,
  });
  const leave = () => over.abort();
  // The app's own agent needs nobody to run it.
  if (!hands) return { done: Promise.resolve(), leave, problems };
  const say = sayOf('agent');
  const pause = (milliseconds: number) => sleep(milliseconds / speed);
  const done = runAgent({ hands, link: standupCall.link, pause, say, stop });
  done.catch((error: unknown) => say(String(error))).finally(leave);
  return { done, leave, problems };
}

/** Ada asks for a key with `/pika connect new`; an agent uses what the answer says. */
export async function connectAgent({ slack, local }: Scene, { print, paint }: Screen): Promise<AgentHands> {
  print(paint('dim', '\nAda types /pika connect new, so that an agent of hers can work in her meetings.'));
  const { text = '' } = await slack.command({
    user: slack.users.ada.id,
    channel: slack.channels.standup.id,
    text: 'connect new',
  });
  const given = /https?:\/\/[^`\s]+\/mcp/.exec(text)?.[0];
  const key = /Bearer (standin_[\w-]+)/.exec(text)?.[1];
  if (!given || !key) throw new Error(`/pika connect new gave no address or no key: ${text}`);
  const address = given.replace(publicAddress, await local());
  print(paint('dim', `  (that address is emulated; on this machine it’s ${address})`));
  return openAgent({ address, key });
}
