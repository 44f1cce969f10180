import type { Outcome } from './outcome.ts';

/** A calendar that invites people. */
export type Calendar = {
  /** Adding an event again under a `key` it knows changes nothing and is done. */
  addEvent(event: NewEvent, signal: AbortSignal): Promise<Outcome<AddedEvent>>;
};

export type NewEvent = {
  key: string;
  title: string;
  notes: string;
  start: Date;
  end: Date;
  /** IANA name; how people in the event read its times. */
  timeZone: string;
  /** Mail addresses. */
  guests: readonly string[];
  /** Whether it gets a call of its own. */
  withCall: boolean;
};

/** Addresses are `null` where the calendar didn't give one (yet). */
export type AddedEvent = { url: string | null; callUrl: string | null };
