import type { Calendar, CalendarEvent } from '../calendar.ts';

/** What stands on a card beside the meeting itself. */
export type CardFacts = {
  pricePerMinuteUsd: number;
  limitMinutes: number;
  /** Where its thread would be; null: in this DM. */
  channelId: string | null;
  /** Where it would have been, had its person not left there. */
  leftChannelId: string | null;
  /** Its series can be decided on. */
  isSeries: boolean;
  /** Someone goes to each of its series. */
  isAlways: boolean;
  /** Another card asks: it was moved away from the time that this one asked about, or whoever was going isn't there. */
  asksAgain: 'moved' | 'nobody_there' | null;
  botName: string;
  /** Where someone is on the way already; null where that is none of this person's business. */
  page: string | null;
  /** In whose DM that is, where it is in one. */
  askedBy: string | null;
};

/** What people are told of their calendars, in their DM, inside one transaction. */
export type CalendarVoice = {
  /** The one message about a meeting, brought up to date. */
  showEvent(event: CalendarEvent, facts: CardFacts): Promise<void>;
  /** What the first reading found. */
  tellFirst(calendar: Calendar, meetings: number): Promise<void>;
  /** We were down over the starts of so many that someone would have gone to. */
  tellMissed(calendar: Calendar, meetings: number): Promise<void>;
  tellTrouble(calendar: Calendar): Promise<void>;
  tellRecovered(calendar: Calendar): Promise<void>;
};
