import type { Unit } from '../../meetings/ports/unit.ts';
import type { KnownPerson } from '../people/people-events.ts';
import type { PeopleReading } from '../people/people-reading.ts';

/** Who is in calls, as their platform tells, inside one transaction. */
export type PeopleReadings = {
  /** Begins to read in every call of Google Meet in which nobody does. */
  begin(): Promise<void>;
  /** The next that is due, until then nobody else's; one whose meeting left its call is due at once, for the last time. */
  claim(until: Date): Promise<PeopleReading | null>;
  lock(meetingId: string): Promise<PeopleReading | null>;
  /** Compare-and-set on the version, which grows. */
  replace(before: PeopleReading, after: Omit<PeopleReading, 'version'>): Promise<PeopleReading>;
  /** Who was read before, by their ids, as they were last. */
  known(meetingId: string): Promise<ReadonlyMap<string, KnownPerson>>;
};

export type PeopleUnit = Unit & { readonly peopleReadings: PeopleReadings };
