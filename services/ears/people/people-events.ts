import { hashOf } from '../../common/secret.ts';
import { storable } from '../../common/storable.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import type { SessionEvent } from '../../sessions/session-event.ts';
import type { ListedPerson } from '../ports/people-source.ts';
import type { PeopleReading } from './people-reading.ts';

/** How somebody was at the last reading. */
export type KnownPerson = { readonly isIn: boolean; readonly at: Date };

const maxNameChars = 200;
/** A room that is never empty has one conference for days. */
const earliestMs = 24 * 3_600_000;

/** Short, whatever the list's own ids are. */
export function personId({ id }: Pick<ListedPerson, 'id'>): string {
  return `meet:${hashOf(id).slice(0, 32)}`;
}

/**
 * What is new in a list, as the session's stream has it: who came and who left since what is `known`. Who had left before
 * the persona came, or came after it left, is nobody of this meeting.
 */
export function peopleEvents(
  people: readonly ListedPerson[],
  known: ReadonlyMap<string, KnownPerson>,
  { connectedAt, createdAt, sessionEndedAt }: Pick<Meeting, 'connectedAt' | 'createdAt' | 'sessionEndedAt'>,
  now: Date,
): SessionEvent[] {
  const stay = { from: connectedAt ?? createdAt, to: sessionEndedAt ?? now };
  const isOfMeeting = ({ from, until }: ListedPerson) =>
    from <= stay.to && (until === null || until >= stay.from);
  return people.filter(isOfMeeting).flatMap((person) => changesOf(person, known.get(personId(person)), now));
}

function changesOf(person: ListedPerson, known: KnownPerson | undefined, now: Date): SessionEvent[] {
  const { until } = person;
  const isIn = until === null;
  const came = between(person.from, new Date(now.getTime() - earliestMs), now);
  const joined = known ? [] : [eventOf(person, 'participant.joined', came)];
  if (isIn) return known && !known.isIn ? [eventOf(person, 'participant.joined', now)] : joined;
  if (known && !known.isIn) return [];
  return [...joined, eventOf(person, 'participant.left', between(until, known?.at ?? came, now))];
}

function eventOf(
  person: ListedPerson,
  type: 'participant.joined' | 'participant.left',
  at: Date,
): SessionEvent {
  const id = personId(person);
  const name = storable(person.name).slice(0, maxNameChars).toWellFormed();
  return { id: `${id}:${type}:${at.getTime()}`, type, at: at.toISOString(), participant: { id, name } };
}

/** How the reading goes, for who reads the stream. */
export function readingEvent({ version, problem }: PeopleReading, now: Date): SessionEvent {
  return { id: `meet:reading:${version}`, type: 'meet.reading', at: now.toISOString(), reading: { problem } };
}

function between(moment: Date, from: Date, to: Date): Date {
  if (moment > to) return to;
  return moment < from ? from : moment;
}
