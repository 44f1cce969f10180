import type { Call } from '../../services/meetings/call-link.ts';
import { caps } from '../../services/meetings/caps.ts';
import type { AskedCall } from '../../services/meetings/proposal.ts';
import { type Standing, standingOf, worst } from '../../services/times/messages/calls-off.ts';
import { lengthIn } from '../../services/times/messages/lengths.ts';
import {
  choicesOf,
  doubt,
  doubted,
  readLater,
  startingAt,
  type TimeRead,
} from '../../services/times/messages/read-time.ts';
import type { ResolveStartTime } from '../../services/times/messages/resolve-start-time.ts';
import type { StartDoubt } from '../../services/times/start-doubt.ts';
import { linksInPost } from './links-in-post.ts';
import { type CalendarEvent, eventsIn, type Forwarded, forwardedIn } from './parts-of-post.ts';
import type { Post } from './post.ts';
import { withoutSetApart } from './set-apart.ts';
import { aboutCall, type Unit, unitsOf, wordsAround } from './words-of-post.ts';

/** When a call of a post is, and whether. */
type Found = { read: TimeRead; standing: Standing; minutes: number | null };

/**
 * The calls of a post, each with its own start, as in a calendar's list of a day, or marked as called off. Times in a
 * forwarded message are its own writer's, and are reckoned from when it was written.
 */
export async function startsOfPost(
  resolveStartTime: ResolveStartTime,
  post: Post,
  { calls, byApp, teamId }: { calls: readonly Call[]; byApp: boolean; teamId: string },
): Promise<AskedCall[]> {
  const now = writtenAt(post.ts);
  const events = eventsIn(post);
  const forwarded = forwardedIn(post);
  const units = unitsOf(post, byApp);
  const owner = { teamId, channelId: post.channel, owner: post.user ?? '' };
  const own = finder(
    resolveStartTime,
    units,
    { ...owner, at: now, userId: byApp ? null : (post.user ?? null) },
    calls,
  );
  const [written, said] = byApp ? [[], []] : [callsOf(post.text), callsOf(withoutSetApart(post.text))];
  const isSetApart = ({ key }: Call) => written.includes(key) && !said.includes(key);
  return Promise.all(
    calls.map(async (call) => {
      const event = comingOf(events.filter(has(call)), now);
      const message = units.some(has(call)) ? undefined : forwarded.find(has(call));
      const comment = unlessSetApart(await own(call), isSetApart(call));
      if (event) return asked(call, { ...comment, ...ofEvent(event, now) });
      if (!message) return asked(call, comment);
      const ofMessage = await ofForwarded(resolveStartTime, message, call, { ...owner, now });
      return asked(call, both(comment, ofMessage));
    }),
  );
}

const has =
  ({ key }: Call) =>
  ({ calls }: { calls: readonly Call[] }) =>
    calls.some((call) => call.key === key);

function callsOf(text: string): string[] {
  return linksInPost({ text, blocks: undefined, attachments: undefined }).map(({ key }) => key);
}

/** A link that is only quoted, in code or struck out may be for nobody. */
function unlessSetApart(found: Found, isSetApart: boolean): Found {
  return isSetApart ? { ...found, standing: worst([found.standing, 'unclear']) } : found;
}

function asked(call: Call, { read, standing, minutes }: Found): AskedCall {
  if (standing === 'off') return { ...call, calledOff: true };
  return { ...call, minutes, ...startOf(doubted(read, standing)) };
}

/** The same as a meeting request holds it. */
export function startOf(read: TimeRead): { startsAt: Date | null; startDoubt: StartDoubt | null } {
  return {
    startsAt: read.kind === 'at' ? read.at : null,
    startDoubt: read.kind === 'doubt' ? read.doubt : null,
  };
}

type Writer = { teamId: string; at: Date; userId: string | null; channelId: string; owner: string };

/**
 * Finds what units say of a call. With one call all of them are about it; with several, its own line and those above.
 * All are read at once: Slack is waited for once, and then still waits for us.
 */
function finder(
  resolveStartTime: ResolveStartTime,
  units: readonly Unit[],
  writer: Writer,
  calls: readonly Call[],
): (call: Call) => Promise<Found> {
  const ask = (text: string) => resolveStartTime({ text, ...writer });
  const whole = units.map(({ text }) => text).join('\n');
  const reading = ask(whole);
  const several = calls.length > 1;
  return async (call) => {
    const about = several ? wordsAround(units, call, true).slice(0, 2) : [aboutCall(units, call)];
    // A post with more links than the cap is refused anyway.
    const texts = calls.length > caps.linksPerMessage ? [] : wordsAround(units, call, several);
    const [read, ...around] = await Promise.all([reading, ...texts.map(ask)]);
    const own = around.find(({ kind }) => kind !== 'none');
    return {
      read: read.kind === 'none' ? read : (own ?? read),
      standing: worst(about.map(standingOf)),
      minutes: lengthIn(several ? (about[0] ?? '') : whole),
    };
  };
}

async function ofForwarded(
  resolveStartTime: ResolveStartTime,
  message: Forwarded,
  call: Call,
  { now, ...place }: { now: Date; teamId: string; channelId: string; owner: string },
): Promise<Found> {
  const { writtenAt: at, userId, calls, text, blocks } = message;
  const byApp = userId === null;
  const units = unitsOf({ text, blocks, attachments: undefined }, byApp || text === '');
  const find = finder(resolveStartTime, units, { ...place, at: at ?? now, userId }, calls);
  const found = await find(call);
  return { ...found, read: at ? readLater(found.read, at, now) : doubt('forwarded', []) };
}

/** What is written beside a forwarded message, and what that says. Two times leave a doubt. */
function both(comment: Found, message: Found): Found {
  const isTimed = comment.read.kind !== 'none';
  const choices = [comment, message].flatMap((found) => choicesOf(found.read).slice(0, 1));
  const read = isTimed && message.read.kind !== 'none' ? doubt('forwarded', choices) : message.read;
  return {
    read: isTimed && message.read.kind === 'none' ? comment.read : read,
    standing: worst([comment.standing, message.standing]),
    minutes: comment.minutes ?? message.minutes,
  };
}

/** Of a call's events the one that people mean now: the first that is on and not over. */
function comingOf(events: readonly CalendarEvent[], now: Date): CalendarEvent | undefined {
  const inOrder = events.toSorted((a, b) => Number(a.startsAt) - Number(b.startsAt));
  const isAhead = ({ status, startsAt }: CalendarEvent) =>
    status !== 'off' && startsAt !== null && startingAt(startsAt, now, 'UTC').kind !== 'doubt';
  return inOrder.find(isAhead) ?? inOrder[0];
}

function ofEvent({ status, startsAt }: CalendarEvent, now: Date): Pick<Found, 'read' | 'standing'> {
  return { standing: status, read: startsAt ? startingAt(startsAt, now, 'UTC') : doubt('no_time', []) };
}

function writtenAt(ts: string): Date {
  return new Date(Number(ts) * 1_000);
}
