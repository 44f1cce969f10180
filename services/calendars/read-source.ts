import type { SecretCipher } from '../common/secret-cipher.ts';
import type { People } from '../people/people.ts';
import type { Roster } from '../people/roster.ts';
import { type Calendar, later, calendarTiming as timing } from './calendar.ts';
import type { Occurrence, Window } from './feed/occurrence.ts';
import { problemWords } from './feed/problem-words.ts';
import type { FeedParser } from './ports/feed-parser.ts';
import type { Feeds } from './ports/feeds.ts';
import type { GoogleCalendars } from './ports/google-calendars.ts';

export type SourceDeps = {
  feeds: Feeds;
  parser: FeedParser;
  /** Undefined where the settings reach nobody’s. */
  google: GoogleCalendars | undefined;
  cipher: SecretCipher;
  roster: Pick<Roster, 'members'>;
  people: Pick<People, 'isMember'>;
};

export type Reading =
  | {
      kind: 'read';
      occurrences: Occurrence[];
      /** What was asked for, up to where it is known. */
      window: Window;
      mark: string | null;
      /** Of the calendar’s person, as Slack has it. */
      email: string | null;
    }
  /** `mark`: from now on. */
  | { kind: 'unchanged'; mark: string | null }
  /** Its person has left the workspace, or is a guest now: nobody may read it any more. */
  | { kind: 'not_member' }
  /** `bySlack`: not the calendar’s fault. `isHeavy`: to try it keeps others waiting. */
  | { kind: 'failed'; reason: string; bySlack?: boolean; isHeavy?: boolean };

/** What a calendar has now, from wherever it is. */
export async function readSource(
  deps: SourceDeps,
  calendar: Calendar,
  now: Date,
  signal: AbortSignal,
): Promise<Reading> {
  const { userId } = calendar;
  const standing = await deps.people.isMember(userId);
  if (standing === 'no') return { kind: 'not_member' };
  const [person] = (await deps.roster.members({ channelId: userId, owner: userId })) ?? [];
  // Read without knowing whose it is, its times and who declined would be wrong, and kept for as long as its mark.
  if (standing === 'unknown' || !person)
    return { kind: 'failed', reason: 'Slack isn’t responding, so I can’t tell whose it is.', bySlack: true };
  const window = { from: later(now, -timing.behind), to: later(now, timing.ahead) };
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
  if (!address?.ok) return { kind: 'failed', reason: address?.reason ?? 'Its address is gone.' };
  const answer = await feeds.read(address.value, mark, signal);
  if (answer.kind === 'unchanged') return { kind: 'unchanged', mark };
  if (answer.kind === 'failed') return answer;
  const read = await parser.parse(answer.text, window, { timeZone, onlyCalls: true, email }, signal);
  if (!read.ok) {
    const isHeavy = read.problem === 'too_big' || read.problem === 'too_slow';
    return { kind: 'failed', reason: problemWords[read.problem], isHeavy };
  }
  const { occurrences, until: to } = read;
  return { kind: 'read', occurrences, window: { ...window, to }, mark: answer.etag, email };
}

async function readGoogle(
  { google }: SourceDeps,
  { calendar, window, mark, email, signal }: Asked,
): Promise<Reading> {
  if (!google) return { kind: 'failed', reason: notReached };
  if (!email) return { kind: 'failed', reason: noAddress };
  // Someone has another address now: what was known of the former one says nothing.
  const since = email === calendar.label ? mark : null;
  const answer = await google.read(email, window, since, signal);
  switch (answer.kind) {
    case 'read':
      return { kind: 'read', occurrences: answer.occurrences, window, mark: answer.syncToken, email };
    case 'unchanged':
      return { kind: 'unchanged', mark: answer.syncToken };
    default:
      return answer;
  }
}

/** Why someone’s Google calendar can't be read. */
export const notReached = 'Stand-in isn’t set up for Google calendars. An admin can set `GOOGLE_CALENDARS`.';
export const noAddress = 'Slack doesn’t tell me your e-mail address, which names your calendar.';

/** Unchanged isn't enough once we know too little of what comes. */
function markFor({ mark, knownUntil }: Calendar, now: Date): string | null {
  return knownUntil && knownUntil > later(now, timing.ahead / 2) ? mark : null;
}
