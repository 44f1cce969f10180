import { sayEncryption } from '../common/encryption-problem.ts';
import type { SecretCipher } from '../common/secret-cipher.ts';
import type { SpendingDeps } from '../people/authorize.ts';
import type { Roster } from '../people/roster.ts';
import { type Calendar, later, calendarTiming as timing } from './calendar.ts';
import type { Occurrence, Window } from './feed/occurrence.ts';
import { notAllowed } from './may-use.ts';
import type { FeedParser, Feeds } from './ports/feeds.ts';
import type { GoogleCalendars } from './ports/google-calendars.ts';
import { readingProblems } from './reading-problems.ts';

export type SourceDeps = SpendingDeps & {
  feeds: Feeds;
  parser: FeedParser;
  /** Undefined without `GOOGLE_CALENDARS`. */
  google: GoogleCalendars | undefined;
  cipher: SecretCipher;
  roster: Pick<Roster, 'members'>;
};

export type Reading =
  | {
      kind: 'read';
      occurrences: Occurrence[];
      /** The part of what was asked for that is now known. */
      window: Window;
      mark: string | null;
      /** Events that couldn't be read. */
      unreadable: number;
      /** Of the calendar’s owner, from Slack. */
      email: string | null;
    }
  /** `mark`: the one to use from now on. */
  | { kind: 'unchanged'; mark: string | null }
  /** The owner has left the workspace or become a guest, so the calendar may no longer be read. */
  | { kind: 'not_member' }
  /** `bySlack`: Slack's fault, not the calendar's. `isHeavy`: trying it again keeps others waiting. */
  | { kind: 'failed'; reason: string; bySlack?: boolean; isHeavy?: boolean };

/** Reads a calendar from its feed or from Google. */
export async function readSource(
  deps: SourceDeps,
  calendar: Calendar,
  now: Date,
  signal: AbortSignal,
): Promise<Reading> {
  const { teamId, userId } = calendar;
  const refusal = await notAllowed(deps, calendar);
  // People who aren't named among those who spend keep their calendars, which sends nobody.
  if (refusal?.kind === 'not_member') return { kind: 'not_member' };
  const [person] = (await deps.roster.members({ teamId, channelId: userId, owner: userId })) ?? [];
  // Without its owner, times and declines would be wrong, and stay wrong for as long as its mark is the same.
  if (refusal?.kind === 'unknown' || !person)
    return { kind: 'failed', reason: readingProblems.owner_unknown, bySlack: true };
  const window = { from: later(now, -timing.behindMs), to: later(now, timing.aheadMs) };
  const asked = { calendar, window, mark: markFor(calendar, now), email: person.email, signal };
  switch (calendar.kind) {
    case 'feed':
      return readFeed(deps, asked, person.timeZone ?? 'UTC');
    case 'google':
      return readGoogle(deps, asked);
    default:
      return calendar.kind satisfies never;
  }
}

type Asked = {
  calendar: Calendar;
  window: Window;
  mark: string | null;
  email: string | null;
  signal: AbortSignal;
};

async function readFeed(
  { feeds, parser, cipher }: SourceDeps,
  { calendar, window, mark, email, signal }: Asked,
  timeZone: string,
): Promise<Reading> {
  const address = calendar.address ? cipher.decrypt(calendar.address, calendar.id) : null;
  if (!address) return { kind: 'failed', reason: readingProblems.no_address };
  if (!address.ok) return { kind: 'failed', reason: sayEncryption(address.problem) };
  const answer = await feeds.read(address.value, mark, signal);
  if (answer.kind === 'unchanged') return { kind: 'unchanged', mark };
  if (answer.kind === 'failed') return answer;
  const read = await parser.parse(answer.text, window, { timeZone, onlyCalls: true, email }, signal);
  if (!read.ok) {
    const isHeavy = read.problem === 'too_big' || read.problem === 'too_slow';
    return { kind: 'failed', reason: readingProblems[read.problem], isHeavy };
  }
  const { occurrences, until: to, unreadable } = read;
  return { kind: 'read', occurrences, window: { ...window, to }, mark: answer.etag, unreadable, email };
}

async function readGoogle(
  { google }: SourceDeps,
  { calendar, window, mark, email, signal }: Asked,
): Promise<Reading> {
  if (!google) return { kind: 'failed', reason: readingProblems.google_not_set_up };
  if (!email) return { kind: 'failed', reason: readingProblems.no_email };
  // The owner's address changed: the former one's sync token doesn't apply.
  const since = email === calendar.label ? mark : null;
  const answer = await google.read(email, window, since, signal);
  switch (answer.kind) {
    case 'read':
      return {
        kind: 'read',
        occurrences: answer.occurrences,
        window,
        mark: answer.syncToken,
        unreadable: 0,
        email,
      };
    case 'unchanged':
      return { kind: 'unchanged', mark: answer.syncToken };
    default:
      return answer;
  }
}

/** Null forces a full read once less than half of the time ahead is known. */
function markFor({ mark, knownUntil }: Calendar, now: Date): string | null {
  return knownUntil && knownUntil > later(now, timing.aheadMs / 2) ? mark : null;
}
