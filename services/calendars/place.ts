import type { People } from '../people/people.ts';
import type { Calendar } from './calendar.ts';

/** Whether a calendar's person is in the channel that its rules name. */
type Place = { channelId: string | null; isIn: boolean };

/** A calendar as its person may use it now. `leftChannelId`: where its threads would be, were they still there. */
export type PlacedCalendar = Calendar & { leftChannelId?: string | null };

/** Asked before the transaction. Whoever was removed from a channel neither posts there nor spends its money. */
export async function placeOf(
  people: Pick<People, 'standing'>,
  { userId, rules: { channelId } }: Calendar,
): Promise<Place | 'unknown'> {
  if (!channelId) return { channelId, isIn: true };
  const standing = await people.standing({ channelId, userId, owner: userId });
  return standing === 'unknown' ? standing : { channelId, isIn: standing === 'member' };
}

/** Without the channel that its person isn't in. One that was chosen meanwhile was looked at when it was chosen. */
export function inPlace(calendar: Calendar, { channelId, isIn }: Place): PlacedCalendar {
  const { rules } = calendar;
  if (isIn || rules.channelId !== channelId) return calendar;
  return { ...calendar, rules: { ...rules, channelId: null }, leftChannelId: channelId };
}
