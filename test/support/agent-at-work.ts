import { expect } from 'vitest';
import { onThisMachine } from '../on-this-machine.ts';
import type { StoredMessage } from '../sandbox/slack/messages.ts';
import { renderMessage } from '../sandbox/slack/render-text.ts';
import { connectAgent, type TestAgent } from './agent.ts';
import { goLive, letInAtOnce, press } from './slack-acts.ts';
import { startWorld, type World, type WorldOptions } from './world.ts';

type Person = { id: string };

/** An agent of Ada's in a call that was pasted in #general, and the thread where it is watched. */
export type AgentAtWork = World & {
  agent: TestAgent;
  meetingId: string;
  channel: string;
  /** The thread. */
  ts: string;
  /** PikaStream's session of the call. */
  sessionId: string;
  /** Hands a task over: `more` is who asked, in which words, under which key. */
  task(tool: string, input: object, more?: object): Promise<Task>;
  /** The same, where it is refused, in these words. */
  refusedTask(tool: string, input: object, more?: object): Promise<string>;
  /** What became of a task, as the agent hears it: as soon as it is over. */
  outcome(task: Task): Promise<Task>;
  /** Our newest message in the thread with these words, as people read it; as it stands now. */
  reads(words: string | RegExp, timeout?: number): Promise<StoredMessage>;
  /** What of ours stands in the thread now, as people read it, oldest first. */
  shown(): string[];
  /** The card that waits for approval. */
  card(words?: string | RegExp): Promise<StoredMessage>;
  /** Presses a button and answers what only the presser is told, or null where the card itself says it. */
  press(user: Person, card: StoredMessage, button: string): Promise<void>;
  /** What only this person is told after doing something. */
  told(user: Person, act: () => Promise<unknown>): Promise<string>;
  command(user: Person, text: string): Promise<string>;
};

type Task = { task_id: string; state: string; says: string; summary: string | null } & Record<
  string,
  unknown
>;

/** `before`: what is there before the call. */
export async function agentAtWork({
  before,
  ...options
}: WorldOptions & { before?: (world: World) => Promise<void> } = {}): Promise<AgentAtWork> {
  const world = await startWorld({ ...options, pika: { script: letInAtOnce, ...options.pika } });
  await before?.(world);
  const { slack } = world;
  const channel = slack.channels.general.id;
  const { ts, session, meeting } = await goLive(world);
  const agent = await connectAgent(world);
  const reads = (words: string | RegExp, timeout = onThisMachine(30_000)) =>
    slack.waitForMessage((message) => isOurs(message) && includes(renderMessage(message), words), {
      current: true,
      hoping: String(words),
      timeout,
    });
  const isOurs = (message: StoredMessage) =>
    message.own && message.channel === channel && message.threadTs === ts;
  const handed = (input: object, more: object) => ({ meeting_id: meeting.id, input, ...more });

  return Object.assign(world, {
    agent,
    meetingId: meeting.id,
    channel,
    ts,
    sessionId: session.id,
    task: async (tool: string, input: object, more = {}) =>
      (await agent.call(tool, handed(input, more))) as Task,
    refusedTask: (tool: string, input: object, more = {}) => agent.refused(tool, handed(input, more)),
    outcome: async ({ task_id }: Task) =>
      (await agent.call('get_task', { task_id, wait_seconds: 20 })) as Task,
    reads,
    shown: () => slack.messages(channel, ts).filter(isOurs).map(renderMessage),
    card: (words: string | RegExp = '[Approve]') =>
      slack.waitForMessage(
        (message) =>
          isOurs(message) &&
          renderMessage(message).includes('[Approve]') &&
          includes(renderMessage(message), words),
        { current: true, hoping: `a card that waits and says ${words}` },
      ),
    async press(user: Person, card: StoredMessage, button: string) {
      expect(await press(world, user, card, button)).toMatchObject({ ok: true });
    },
    async told(user: Person, act: () => Promise<unknown>) {
      const from = slack.journal.entries.length;
      await act();
      return renderMessage(await slack.waitForEphemeral((message) => message.user === user.id, { from }));
    },
    command: async (user: Person, text: string) =>
      (await slack.command({ user: user.id, channel, text })).text ?? '',
  });
}

function includes(text: string, words: string | RegExp): boolean {
  return typeof words === 'string' ? text.includes(words) : words.test(text);
}
