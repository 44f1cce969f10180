import { isOver } from '../meetings/meeting.ts';
import { limitFor } from '../meetings/propose.ts';
import type { CalendarEvent } from './calendar.ts';
import type { PlacedCalendar } from './place.ts';
import type { CardFacts } from './ports/calendar-notifier.ts';
import type { CalendarsUnit } from './ports/calendars-unit.ts';

export type CardDeps = { pricePerMinuteUsd: number; maxMeetingMinutes: number; botName: string };

/** Posts or updates an event's card. */
export const showCard =
  ({ pricePerMinuteUsd, maxMeetingMinutes, botName }: CardDeps) =>
  async (
    unit: CalendarsUnit,
    calendar: PlacedCalendar,
    event: CalendarEvent,
    asksAgain: CardFacts['asksAgain'] = null,
  ): Promise<void> => {
    const { rules } = calendar;
    // If Slack wasn't asked since, as it was when the owner was asked.
    const isLeft = rules.channelId !== null && rules.channelId === event.leftChannelId;
    const leftChannelId = calendar.leftChannelId ?? (isLeft ? event.leftChannelId : null);
    const channelId = isLeft ? null : rules.channelId;
    const settings = await unit.channels.settings(event.teamId, channelId ?? event.userId);
    const isAlways = event.decided === 'sent' && (await unit.calendars.series(event)) === 'always';
    await unit.calendars.notifier.showEvent(event, {
      pricePerMinuteUsd,
      limitMinutes: limitFor({ maxMeetingMinutes }, settings, null).minutes,
      channelId,
      leftChannelId,
      isSeries: event.recurrenceId !== '',
      isAlways,
      asksAgain,
      botName,
      page: event.page ?? (await pageOf(unit, event)),
    });
  };

async function pageOf(unit: CalendarsUnit, { meetingId, decided }: CalendarEvent): Promise<string | null> {
  const meeting = meetingId && decided === 'sent' ? await unit.meetings.lock(meetingId) : null;
  return meeting && !isOver(meeting) ? unit.announcer.pageOfThread(meeting) : null;
}
