import { within } from '../../common/within.ts';
import type { UserIn } from '../../people/people.ts';
import type { Roster } from '../../people/roster.ts';
import { maxChoices } from '../start-doubt.ts';
import { clockAt } from '../wall-time.ts';
import { findTimes } from './find-times.ts';
import type { ClockTime } from './found-times.ts';
import { markedTimes } from './message-words.ts';
import { choicesOf, doubt, readAppTime, readTime, type TimeRead } from './read-time.ts';

type Written = {
  teamId: string;
  text: string;
  /** Slack's time of the message: `in 20 min` counts from there, however late we hear of it. Null for now. */
  at: Date | null;
  /** Null for an app. */
  userId: string | null;
  channelId: string;
  /** Whose DM the channel may be: its people are then this one. */
  owner: string;
};

export type ResolveStartTime = (written: Written) => Promise<TimeRead>;

/** Slack waits three seconds for our answer, and the request has still to be stored. */
const lookupTimeoutMs = 1_000;
/** Where a channel's people are in more zones than can be asked about, the first of them. */
const maxZones = 3;

/**
 * When a message's writer wants us in a call. Slack is asked where they are only if the words hold a clock's time. If
 * it doesn't answer in time, and the words name no zone, the card asks. An app has no zone of its own: its clock times
 * are those of the channel's people, and where these differ, the card asks which.
 */
export const resolveStartTime =
  (roster: Roster, now: () => Date): ResolveStartTime =>
  async (written) => {
    const { text, teamId, userId } = written;
    const at = written.at ?? now();
    const read = userId === null ? readAppTime : readTime;
    const clocks = clocksIn(text, at, userId === null);
    if (clocks.length === 0) return read(text, at, 'UTC');
    const own = zoneOfAll(clocks);
    if (userId === null && own) return read(text, at, own);
    const lookup = userId === null ? zonesOf(roster, written) : zoneOf(roster, { teamId, userId });
    const answer = within(
      lookupTimeoutMs,
      lookup.catch(() => null),
      () => null,
    );
    const there = (await answer) ?? [];
    const zones = there.length === 0 && own ? [own] : there;
    const [first = doubt('no_zone', []), ...others] = zones.map((zone) => read(text, at, zone));
    return others.reduce(orElse, first);
  };

/** The clock times that count. */
function clocksIn(text: string, at: Date, byApp: boolean): ClockTime[] {
  if (byApp && markedTimes(text).length > 0) return [];
  const { starts } = findTimes(text, clockAt(at, 'UTC'));
  if (byApp && starts.some(({ kind }) => kind === 'from_now')) return [];
  return starts.filter((start) => start.kind === 'clock');
}

/** A zone to read times in that all name one themselves. Null if their writer's zone matters. */
function zoneOfAll(clocks: readonly ClockTime[]): string | null {
  const zones = clocks.map(({ zone }) => {
    if (zone.kind === 'there') return zone.timeZone;
    return zone.kind === 'offset' ? 'UTC' : null;
  });
  return zones.every((zone) => zone !== null) ? (zones[0] ?? null) : null;
}

/** What is meant in one zone or in another, if nobody knows which. */
function orElse(one: TimeRead, other: TimeRead): TimeRead {
  if (JSON.stringify(one) === JSON.stringify(other)) return one;
  const choices = [...choicesOf(one), ...choicesOf(other)].toSorted((a, b) => a.at.localeCompare(b.at));
  const distinct = [...new Map(choices.map((choice) => [choice.at, choice])).values()];
  return doubt('no_zone', distinct.slice(0, maxChoices));
}

async function zoneOf(roster: Roster, user: UserIn): Promise<string[]> {
  const zone = await roster.timeZone(user);
  return zone ? [zone] : [];
}

async function zonesOf(roster: Roster, { teamId, channelId, owner }: Written): Promise<string[]> {
  const members = (await roster.members({ teamId, channelId, owner })) ?? [];
  const zones = await Promise.all(members.map(({ id: userId }) => roster.timeZone({ teamId, userId })));
  return [...new Set(zones.flatMap((zone) => zone ?? []))].slice(0, maxZones);
}
