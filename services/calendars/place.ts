import type { People } from '../people/people.ts';
import type { Calendar } from './calendar.ts';

/** Whether a calendar's owner is in the channel that its rules name. */
type Place = { channelId: string | null; isIn: boolean };

/** A calendar whose rules name only a channel that the owner is in. `leftChannelId`: the one they've left. */
export type PlacedCalendar = Calendar & { leftChannelId?: string | null };

/** Call before the transaction. People who left a channel may neither post there nor spend its budget. */
export async function placeOf(
  people: Pick<People, 'standing'>,
  { teamId, userId, rules: { channelId } }: Calendar,
): Promise<Place | 'unknown'> {
  if (!channelId) return { channelId, isIn: true };
  const standing = await people.standing({ teamId, channelId, userId, owner: userId });
  return standing === 'unknown' ? standing : { channelId, isIn: standing === 'member' };
}

/** Drops the channel that the owner isn't in. One chosen since `placeOf` was checked when it was chosen. */
export function inPlace(calendar: Calendar, { channelId, isIn }: Place): PlacedCalendar {
  const { rules } = calendar;
  if (isIn || rules.channelId !== channelId) return calendar;
  return { ...calendar, rules: { ...rules, channelId: null }, leftChannelId: channelId };
}
