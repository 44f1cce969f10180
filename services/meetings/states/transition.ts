import type { Meeting, MeetingState } from '../meeting.ts';
import type { MeetingEvent, Notice } from './events.ts';

type Writable = { -readonly [Key in keyof Meeting]: Meeting[Key] };

/** What a transition may write; identity, version and the wake-up time aren't its business. */
export type Changes = Partial<Omit<Writable, 'id' | 'teamId' | 'version' | 'nextRunAt' | 'state'>>;

/** What an event does to a meeting. Without `to` it stays in its state. */
export type Step = { to?: MeetingState; set?: Changes; say?: Notice[] };

export type EventType = MeetingEvent['type'];
type EventOf<Type extends EventType> = Extract<MeetingEvent, { type: Type }>;

/**
 * One cell of the table: the states it may lead to (itself is always among them), and what it does.
 * `null` means that the event changes nothing here.
 */
export type Cell<Type extends EventType> = {
  to: readonly MeetingState[];
  step: (meeting: Meeting, event: EventOf<Type>, now: Date) => Step | null;
};

export type Row = { readonly [Type in EventType]?: Cell<Type> };

export function secondsAfter(moment: Date, seconds: number): Date {
  return new Date(moment.getTime() + seconds * 1_000);
}
