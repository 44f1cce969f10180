import type { Meeting } from '../meetings/meeting.ts';
import { callOf, type Fact } from '../memory/fact.ts';
import type { Reader } from '../memory/may-read.ts';
import { recallFor } from '../memory/recall.ts';
import type { Recordings } from '../notes/ports/recordings.ts';
import { type BriefLine, type BriefState, maxLines, type StayingLine, type WhyHere } from './brief.ts';
import { type CallAudience, readerOf } from './call-audience.ts';
import type { Expected, ExpectedPerson } from './expected.ts';
import { lineOfFact, linesOfUpdates, linesOfWork } from './lines.ts';
import type { BriefsUnit } from './ports/briefs-unit.ts';
import { type SelfLines, selfLinesOf } from './self-lines.ts';

/** Lines of each kind that are looked at. Updates and work leave room for the others. */
const most = { own: 6, items: 4, decisions: 3, staying: 20 } as const;

type Call = Pick<Meeting, 'id' | 'teamId' | 'channelId' | 'requestedBy'> & { before: Before };
export type Before = { id: string; botName: string } | null;
type Person = Extract<Reader, { kind: 'person' }>;

/**
 * Who is expected: whom the calendar that sends it invited; without one, who was there last time. Beside them, whom any
 * other calendar here invites to that call.
 */
export async function expectedIn(
  {
    briefs,
    recordings,
    invitations,
  }: Pick<BriefsUnit, 'briefs' | 'invitations'> & {
    recordings: Pick<Recordings, 'attendees'>;
  },
  meeting: Meeting,
  before: Before,
): Promise<Expected | null> {
  const event = await briefs.eventOf(meeting.id);
  const invited = await invitations.of(meeting, meeting.startsAt ?? meeting.createdAt);
  const { outside } = invited;
  const unnamed = invited.people.map(({ name, email }) => guestOf(name, email));
  if (event) {
    const { guests, guestEmails, guestCount } = event;
    const people = guests.map((name, at) => guestOf(name, guestEmails[at] ?? null));
    const more = Math.max(invited.more, guestCount - people.length, 0);
    return { from: 'calendar', people, more, outside: outside || event.outside, unnamed };
  }
  const people = before ? await recordings.attendees(before) : [];
  const isAnybody = people.length + unnamed.length + invited.more > 0 || outside;
  return isAnybody ? { from: 'last_time', people, more: invited.more, outside, unnamed } : null;
}

function guestOf(name: string, email: string | null): ExpectedPerson {
  return { name, email: email ?? (name.includes('@') ? name : null) };
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
  { ofChannel }: SelfLines,
): Promise<BriefLine[]> {
  const reader = readerOf(audience);
  if (!reader) return [];
  const { teamId, requestedBy, before } = call;
  const reach = { teamId, channelIds: [reader.channelId], dmOf: null };
  const items = await unit.briefs.openItems(reach, requestedBy, false, most.items);
  const decisions = before ? await unit.briefs.decisionsOf(before.id, most.decisions) : [];
  const facts = await recallFor(reader, unit, teamId, { words, limit: maxLines });
  return [...items, ...decisions, ...ofChannel, ...facts.map(await lineOfFactIn(unit, facts))];
}

/** Makes lines of these facts, with where their calls are. */
async function lineOfFactIn({ briefs }: BriefsUnit, facts: readonly Fact[]) {
  return lineOfFact(await briefs.placesOf(facts.flatMap(callOf)));
}

/** Those of them that go, as people decided. */
export async function picked(
  audience: CallAudience,
  unit: BriefsUnit,
  { teamId }: Pick<Meeting, 'teamId'>,
  candidates: readonly BriefLine[],
  { keys, leftOut }: BriefState,
  self: SelfLines,
  room: number,
): Promise<BriefLine[]> {
  const reader = readerOf(audience);
  if (!reader) return [];
  const chosen = keys
    ? [...(await unit.briefs.linesOf(reader, teamId, keys, 'now')), ...selfLinesOf(keys, self)]
    : candidates;
  return chosen.filter(({ key }) => !leftOut.includes(key)).slice(0, room);
}

/** What one person may read that fits the call, and the call may not hear. For their eyes alone. */
export async function stayingFor(
  person: Person,
  audience: CallAudience,
  unit: BriefsUnit,
  call: Call,
  words: readonly string[],
  self: SelfLines,
): Promise<StayingLine[]> {
  const { teamId, before } = call;
  const reach = { teamId, channelIds: person.channelIds, dmOf: person.userId };
  const isOpen = readerOf(audience) !== null;
  const isHere = (channelId: string) => channelId === call.channelId;
  const facts = await recallFor(person, unit, teamId, { words, limit: most.staying });
  const lineOf = await lineOfFactIn(unit, facts);
  const items = await unit.briefs.openItems(reach, person.userId, true, most.staying);
  const mayReadHere = person.channelIds.includes(call.channelId);
  const decisions =
    !isOpen && before && mayReadHere ? await unit.briefs.decisionsOf(before.id, most.decisions) : [];
  const ofFacts = facts.flatMap((fact) => {
    const channelId = fact.audience.kind === 'channel' ? fact.audience.channelId : null;
    if (isOpen && channelId !== null && isHere(channelId)) return [];
    return [staying(lineOf(fact), channelId, isHere)];
  });
  const ofItems = items.flatMap((item) =>
    isOpen && isHere(item.channelId) ? [] : [staying(item, item.channelId, isHere)],
  );
  const ofSelf = [
    ...self.ofOwner.map((line) => staying(line, null, isHere)),
    ...(isOpen || !mayReadHere ? [] : self.ofChannel.map((line) => staying(line, call.channelId, isHere))),
  ];
  return [
    ...ofFacts,
    ...ofItems,
    ...ofSelf,
    ...decisions.map((line) => staying(line, call.channelId, isHere)),
  ];
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
