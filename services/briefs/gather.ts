import type { Meeting } from '../meetings/meeting.ts';
import type { Reader } from '../memory/may-read.ts';
import type { Recordings } from '../notes/ports/recordings.ts';
import { type BriefLine, type BriefState, maxLines, type StayingLine, type WhyHere } from './brief.ts';
import { type CallAudience, readerOf } from './call-audience.ts';
import type { Expected, ExpectedPerson } from './expected.ts';
import { lineOfFact, linesOfUpdates, linesOfWork } from './lines.ts';
import type { BriefsUnit } from './ports/briefs-unit.ts';

/** Lines of each kind that are looked at. Updates and work leave room for the others. */
const most = { own: 6, items: 4, decisions: 3, staying: 20 } as const;

type Call = Pick<Meeting, 'id' | 'teamId' | 'channelId' | 'requestedBy'> & { before: Before };
export type Before = { id: string; botName: string } | null;
type Person = Extract<Reader, { kind: 'person' }>;

/** Who is expected: whom the calendar invited; without one, who was there last time. */
export async function expectedIn(
  { briefs, recordings }: Pick<BriefsUnit, 'briefs'> & { recordings: Pick<Recordings, 'attendees'> },
  meeting: Meeting,
  before: Before,
): Promise<Expected | null> {
  const event = await briefs.eventOf(meeting.id);
  if (event) {
    const { guests, guestCount, outside } = event;
    const people = guests.map(guestOf);
    return { from: 'calendar', people, more: Math.max(0, guestCount - people.length), outside };
  }
  const people = before ? await recordings.attendees(before) : [];
  return people.length > 0 ? { from: 'last_time', people, more: 0, outside: false } : null;
}

function guestOf(given: string): ExpectedPerson {
  return { name: given, email: given.includes('@') ? given : null };
}

/** What people wrote and did for the call itself. */
export async function ownLines(
  { updates }: Pick<BriefsUnit, 'updates'>,
  meetingId: string,
): Promise<{ own: BriefLine[]; moreOwn: number }> {
  const all = [...linesOfUpdates(await updates.of(meetingId)), ...linesOfWork(await updates.work(meetingId))];
  return { own: all.slice(0, most.own), moreOwn: Math.max(0, all.length - most.own) };
}

/**
 * What could go along of what stands elsewhere: only what everybody may read who will hear it. The audience comes first,
 * and nothing is asked for that it may not hear.
 */
export async function candidatesFor(
  audience: CallAudience,
  unit: BriefsUnit,
  call: Call,
  words: readonly string[],
): Promise<BriefLine[]> {
  const reader = readerOf(audience);
  if (!reader) return [];
  const { teamId, requestedBy, before } = call;
  const reach = { teamId, channelIds: [reader.channelId], dmOf: null };
  const items = await unit.briefs.openItems(reach, requestedBy, false, most.items);
  const decisions = before ? await unit.briefs.decisionsOf(before.id, most.decisions) : [];
  const facts = await unit.facts.readBy(teamId, reader, { words, limit: maxLines });
  return [...items, ...decisions, ...facts.map(lineOfFact)];
}

/** Those of them that go, as people decided. */
export async function picked(
  audience: CallAudience,
  unit: BriefsUnit,
  candidates: readonly BriefLine[],
  { keys, leftOut }: BriefState,
  room: number,
): Promise<BriefLine[]> {
  if (!readerOf(audience)) return [];
  const chosen = keys ? await unit.briefs.linesOf(keys, 'now') : candidates;
  return chosen.filter(({ key }) => !leftOut.includes(key)).slice(0, room);
}

/** What one person may read that fits the call, and the call may not hear. For their eyes alone. */
export async function stayingFor(
  person: Person,
  audience: CallAudience,
  unit: BriefsUnit,
  call: Call,
  words: readonly string[],
): Promise<StayingLine[]> {
  const { teamId, before } = call;
  const reach = { teamId, channelIds: person.channelIds, dmOf: person.userId };
  const isOpen = readerOf(audience) !== null;
  const isHere = (channelId: string) => channelId === call.channelId;
  const facts = await unit.facts.readBy(teamId, person, { words, limit: most.staying });
  const items = await unit.briefs.openItems(reach, person.userId, true, most.staying);
  const mayReadHere = person.channelIds.includes(call.channelId);
  const decisions =
    !isOpen && before && mayReadHere ? await unit.briefs.decisionsOf(before.id, most.decisions) : [];
  const ofFacts = facts.flatMap((fact) => {
    const channelId = fact.audience.kind === 'channel' ? fact.audience.channelId : null;
    if (isOpen && channelId !== null && isHere(channelId)) return [];
    return [staying(lineOfFact(fact), channelId, isHere)];
  });
  const ofItems = items.flatMap((item) =>
    isOpen && isHere(item.channelId) ? [] : [staying(item, item.channelId, isHere)],
  );
  return [...ofFacts, ...ofItems, ...decisions.map((line) => staying(line, call.channelId, isHere))];
}

function staying(
  { key, kind, text, at }: BriefLine,
  channelId: string | null,
  isHere: (channelId: string) => boolean,
): StayingLine {
  const why: WhyHere =
    channelId === null
      ? { kind: 'yours' }
      : isHere(channelId)
        ? { kind: 'not_all_read_it' }
        : { kind: 'elsewhere', channelId };
  return { key, kind, text, at, why };
}
