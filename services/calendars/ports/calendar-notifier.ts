import type { Calendar, CalendarEvent } from '../calendar.ts';

/** What a card shows besides the event. */
export type CardFacts = {
  pricePerMinuteUsd: number;
  limitMinutes: number;
  /** Where the thread goes; null: this DM. */
  channelId: string | null;
  /** The rules' channel, if the owner has left it. */
  leftChannelId: string | null;
  /** Offers buttons for the series. */
  isSeries: boolean;
  /** An agent joins each meeting of the series. */
  isAlways: boolean;
  /** Why another card asks instead: the event was moved, or the agent that covered the call isn't there. */
  asksAgain: 'moved' | 'nobody_there' | null;
  botName: string;
  /** Link to the thread of the meeting that covers the call; null if the owner may not see it. */
  page: string | null;
};

/** Tells people about their calendars in their DM, inside one transaction. */
export type CalendarNotifier = {
  /** Posts or edits the one message about an event. */
  showEvent(event: CalendarEvent, facts: CardFacts): Promise<void>;
  /** After the first read. */
  tellFirst(calendar: Calendar, meetings: number): Promise<void>;
  /** So many meetings started while we were down. */
  tellMissed(calendar: Calendar, meetings: number): Promise<void>;
  tellTrouble(calendar: Calendar): Promise<void>;
  tellRecovered(calendar: Calendar): Promise<void>;
};
