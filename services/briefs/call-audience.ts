import type { Meeting } from '../meetings/meeting.ts';
import type { Reader } from '../memory/may-read.ts';
import { matchPeople } from '../notes/match-people.ts';
import { isOwnDm } from '../people/own-dm.ts';
import type { Member } from '../people/roster.ts';
import type { Expected } from './expected.ts';

/** Who will hear what is said in a call. Anything but `channel` lets nothing go along that stands elsewhere. */
export type CallAudience =
  | { readonly kind: 'channel'; readonly channelId: string }
  /** Asked for in a DM: nobody knows who comes. */
  | { readonly kind: 'dm' }
  /** Some are expected whom the channel doesn't have; no names where a calendar says only that there are some. */
  | { readonly kind: 'outsiders'; readonly names: readonly string[] }
  /** Slack doesn't say who is in the channel, or the calendar names only some guests. */
  | { readonly kind: 'unsure' };

/**
 * Closed when in doubt. Who is expected is known by name or address, as invitations and calls have them; who is in the
 * channel, by Slack.
 */
export function audienceOf(
  { channelId, botName }: Pick<Meeting, 'channelId' | 'botName'>,
  expected: Expected | null,
  members: readonly Member[] | null,
): CallAudience {
  if (isOwnDm(channelId)) return { kind: 'dm' };
  if (!expected) return { kind: 'channel', channelId };
  if (!members) return { kind: 'unsure' };
  const known = matchPeople(expected.people, members, botName);
  const names = expected.people.map(({ name }) => name).filter((name) => !known.has(name));
  const invited = matchPeople(expected.unnamed, members, botName);
  const isAnybodyElse = expected.outside || expected.unnamed.some(({ name }) => !invited.has(name));
  if (names.length > 0 || isAnybodyElse) return { kind: 'outsiders', names };
  return expected.more > 0 ? { kind: 'unsure' } : { kind: 'channel', channelId };
}

/** Who reads what goes along; null where nothing may. */
export function readerOf(audience: CallAudience): Extract<Reader, { kind: 'channel' }> | null {
  return audience.kind === 'channel' ? audience : null;
}
