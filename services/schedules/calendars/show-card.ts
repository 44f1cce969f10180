import { isOver } from '../../meetings/meeting.ts';
import type { Unit } from '../../meetings/ports/unit.ts';
import type { CalendarEvent } from './calendar.ts';
import type { PlacedCalendar } from './place.ts';

export type CardDeps = { pricePerMinuteUsd: number; maxMeetingMinutes: number; botName: string };

/** What came of a decision beside the event. */
export type CardExtra = { page?: string | null };

/** Brings the card of a meeting in somebody's calendar up to date. */
export const showCard =
  ({ pricePerMinuteUsd, maxMeetingMinutes, botName }: CardDeps) =>
  async (
    unit: Unit,
    calendar: PlacedCalendar,
    event: CalendarEvent,
    extra: CardExtra = {},
  ): Promise<void> => {
    const { rules, leftChannelId = null } = calendar;
    const settings = await unit.channels.settings(event.teamId, rules.channelId ?? event.userId);
    const channelLimit = settings.limitMinutes?.value ?? maxMeetingMinutes;
    await unit.calendars.voice.showEvent(event, {
      pricePerMinuteUsd,
      limitMinutes: Math.min(maxMeetingMinutes, channelLimit),
      channelId: rules.channelId,
      leftChannelId,
      isSeries: event.recurrenceId !== '',
      botName,
      page: extra.page ?? (await pageOf(unit, event)),
    });
  };

async function pageOf(unit: Unit, { meetingId, decided }: CalendarEvent): Promise<string | null> {
  const meeting = meetingId && decided === 'sent' ? await unit.meetings.lock(meetingId) : null;
  return meeting && !isOver(meeting) ? unit.announcer.pageOfThread(meeting) : null;
}
