import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { withRetry } from '../../services/store/transaction.ts';
import { onThisMachine } from '../on-this-machine.ts';
import { type EmulatedSession, isLive } from '../sandbox/pikastream/session.ts';
import type { SessionEvent } from '../sandbox/pikastream/session-event.ts';
import type { StoredMessage } from '../sandbox/slack/messages.ts';
import { renderMessage } from '../sandbox/slack/render-text.ts';
import { postWebhook, signed } from '../support/pushing.ts';
import type { World } from '../support/world.ts';

/** How an event of PikaStream's comes to the webhook: `held` ones come later, in another order. */
export type Way = 'once' | 'twice' | 'held' | 'never';

/** One story's part of the world: calls that no other story has, and what is under way. */
export type Story = {
  world: World;
  /** The address of a call, by its number. */
  urlOf: (call: number) => string;
  sessionsOf: (call: number) => EmulatedSession[];
  /** Our messages in the threads where a call was pasted. */
  messagesAbout: (call: number) => StoredMessage[];
  pasted: { call: number; channel: string; ts: string }[];
  /** How the events of a session come from now on. */
  ways: Map<string, Way>;
  held: { body: string; id: string }[];
  /** What went wrong beside the commands. */
  troubles: string[];
};

/** Where links are pasted. */
const places = ['general', 'standup'] as const;

export function beginStory(world: World, number: number): Story {
  const { slack, pika } = world;
  const letters = (value: number, length: number) =>
    Array.from({ length }, (_, at) => String.fromCharCode(97 + (Math.floor(value / 26 ** at) % 26))).join('');
  const story: Story = {
    world,
    urlOf: (call) => `https://meet.google.com/${letters(call, 3)}-${letters(number, 4)}-abc`,
    sessionsOf: (call) => pika.sessions.filter(({ meetUrl }) => meetUrl.startsWith(story.urlOf(call))),
    messagesAbout: (call) =>
      story.pasted
        .filter((one) => one.call === call)
        .flatMap(({ channel, ts }) => slack.messages(channel, ts).filter(({ own }) => own)),
    pasted: [],
    ways: new Map(),
    held: [],
    troubles: [],
  };
  return story;
}

export async function pasteIn(story: Story, call: number, place: number, user: string): Promise<void> {
  const { slack } = story.world;
  const channel = slack.channels[places[place % places.length] ?? 'general'].id;
  const { ts } = await slack.post({ channel, user, text: story.urlOf(call) });
  story.pasted.push({ call, channel, ts });
}

/** Pushes an event as it is to come, in the way of its session. */
export async function pushEvent(story: Story, event: SessionEvent): Promise<void> {
  const pushed = { body: JSON.stringify(event), id: `${event.session_id}-${event.id}` };
  const way = story.ways.get(event.session_id) ?? 'once';
  if (way === 'held') story.held.push(pushed);
  else if (way !== 'never')
    await Promise.all(Array.from({ length: way === 'twice' ? 2 : 1 }, () => post(story, pushed)));
}

/** What was held comes now, the last first. */
export async function pushHeld(story: Story): Promise<void> {
  await Promise.all(
    story.held
      .splice(0)
      .reverse()
      .map((pushed) => post(story, pushed)),
  );
}

/** Again until it is taken, as PikaStream does. */
async function post({ world }: Story, { body, id }: Story['held'][number]): Promise<void> {
  for (let left = 20; left > 0; left -= 1) {
    const status = await postWebhook(world, body, signed(body, { id })).catch(() => 0);
    if (status >= 200 && status < 300) return;
    await sleep(50);
  }
  throw new Error(`A push was never taken: ${body}`);
}

/** Time passes, for Slack's own limits too. */
export async function pass({ world }: Story, minutes: number): Promise<void> {
  await world.elapse(minutes);
  const { db } = world.database;
  const ago = sql`make_interval(secs => ${minutes * 60})`;
  await withRetry(() => db.execute(sql`update slack_edits set at = at - ${ago}`));
  await withRetry(() => db.execute(sql`update slack_queues set paused_until = paused_until - ${ago}`));
}

const labels = ['Join now', 'Don’t join', 'Stop', 'Leave', 'Extend 15 min', 'Dismiss', 'Retry'];

/** What can be pressed about a call. */
export function offered(story: Story, call: number): string[] {
  const shown = story.messagesAbout(call).map(renderMessage);
  const found = labels.filter((label) => shown.some((text) => text.includes(`[${label}`)));
  // A second session beside one that nobody knows of is what people are warned of.
  return found.filter((label) => label !== 'Retry' || !story.sessionsOf(call).some(isLive));
}

/** Presses a button of the newest message that has it, if one does. */
export async function press(story: Story, call: number, button: string, twice = false): Promise<void> {
  const { slack } = story.world;
  const message = story.messagesAbout(call).findLast((one) => renderMessage(one).includes(`[${button}`));
  if (!message) return;
  const buttonText = new RegExp(`\\[(${button}[^\\]]*)\\]`).exec(renderMessage(message))?.[1] ?? button;
  const { channel, ts: messageTs } = message;
  const users = [slack.users.ada.id, ...(twice ? [slack.users.ben.id] : [])];
  await Promise.all(users.map((user) => slack.press({ user, channel, messageTs, buttonText })));
}

/** Waits until nothing is due: no meeting, no message, no job, no event. */
export async function quiet({ world }: Story): Promise<void> {
  const until = performance.now() + onThisMachine(20_000);
  for (let last = 'nothing yet'; ; await sleep(25)) {
    const { rows } = await world.database.db.execute<{ due: string | null }>(due);
    last = rows[0]?.due ?? '';
    if (last === '') return;
    if (performance.now() > until) throw new Error(`Something is due and isn't done: ${last}`);
  }
}

/** Waits until PikaStream was asked about a session once more, or nobody asks any more. */
export async function noticed({ world }: Story, sessionId: string): Promise<void> {
  const { journal } = world.pika;
  const from = journal.entries.length;
  const isAsked = () =>
    journal.entries
      .slice(from)
      .some(
        (entry) =>
          entry.kind === 'response' && entry.route === 'session.status' && entry.path.endsWith(sessionId),
      );
  const until = performance.now() + onThisMachine(2_000);
  while (!isAsked() && performance.now() < until) await sleep(25);
}

/** A call that goes on is asked about again and again, so a question that is due holds nobody up. */
const due = sql`select concat_ws(', ',
  (select string_agg(state, ' ') from meetings where state = 'dispatching' and create_started_at is not null
    or next_run_at <= clock_timestamp() and not (state in ('joining', 'live') and limit_at > clock_timestamp())),
  (select string_agg(coalesce(message_key, kind), ' ') from slack_outbox
    where state = 'pending' and not_before <= clock_timestamp()),
  (select string_agg(type, ' ') from session_events
    where processed_at is null and meeting_id is not null)) as due`;
