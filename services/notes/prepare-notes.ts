import { keptOf } from '../consent/word-gap.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { Roster } from '../people/roster.ts';
import { absentUpdates } from './absent-updates.ts';
import { asKept } from './as-kept.ts';
import { checkAudience } from './check-audience.ts';
import { fromBestSource, fromEarlySource, type SourceDeps, type Written } from './from-best-source.ts';
import { withSpeakers } from './learned.ts';
import { matchPeople } from './match-people.ts';
import { missedBy } from './missed-by.ts';
import { peopleOfCall } from './people-of-call.ts';
import type { InvitedTo } from './ports/digests.ts';
import type { NotesWriter } from './ports/notes-writer.ts';
import type { Attendee } from './ports/recordings.ts';
import type { ThreadUpdates } from './ports/thread-updates.ts';
import type { PreparedNotes } from './prepared-notes.ts';
import type { Recording, Spoken } from './recording.ts';
import { timeZonesOf } from './remind-at.ts';
import { suggestOwners } from './suggest-owners.ts';
import { transcriptOf } from './transcript-of.ts';
import { type WordsDeps, type WordsOfCall, wordsOfCall } from './words-of-call.ts';
import type { AbsentUpdate, Withheld } from './written-notes.ts';

export type PrepareDeps = WordsDeps &
  SourceDeps & {
    roster: Roster;
    updates: ThreadUpdates;
    invitedTo: InvitedTo;
    holdsRecaps: (teamId: string, channelId: string) => Promise<boolean>;
  };

type Found = Written & { found: readonly Spoken[] };

/**
 * Notes from the best source, which is the call's transcript from elsewhere when nothing else has words. Someone's hint,
 * which may be blank, is for the model.
 */
export const prepareNotes = (deps: PrepareDeps): NotesWriter => ({
  async prepare(meeting, signal) {
    const words = await wordsOfCall(deps, meeting, signal);
    if ('pendingUntil' in words) return words;
    const keep = keptOf(words.gaps);
    const attendees = await peopleOfCall(deps.recordings, meeting, words.segments);
    const recording = await recordingOf(deps, meeting, attendees, words.segments);
    const made = await fromBestSource(deps, meeting, words.given, recording, signal);
    if (made && 'notRewritten' in made) return made;
    const written = asKept(keep, made);
    if (!written) {
      const because = keep !== 'words' && (keep === 'nothing' || made) ? keep : null;
      return { unwritten: await absentFrom(deps, meeting, attendees), because };
    }
    const { notes } = written;
    const source = words.elsewhere && notes.source !== 'pikastream' ? 'google_meet' : notes.source;
    const found = words.elsewhere ? words.segments : [];
    const withheld = withheldFrom(words);
    const kept = { ...notes, source, ...(withheld.length > 0 ? { withheld } : {}) };
    const ready = await prepared(deps, meeting, { ...written, notes: kept, found }, attendees);
    return { ...ready, objection: words.objection, announced: words.announced };
  },
  async prepareEarly(meeting, withinMs, signal) {
    const segments = await transcriptOf(deps.recordings, meeting);
    const attendees = await peopleOfCall(deps.recordings, meeting, segments);
    const recording = await recordingOf(deps, meeting, attendees, segments);
    const gaps = await deps.gapsOf(meeting.id);
    const written = asKept(keptOf(gaps), await fromEarlySource(deps, meeting, recording, withinMs, signal));
    if (!written) return null;
    const withheld = withheldFrom({ gaps, objection: null });
    const notes = { ...written.notes, ...(withheld.length > 0 ? { withheld } : {}) };
    return prepared(deps, meeting, { ...written, notes, found: [] }, attendees);
  },
});

/** Why words of the call are missing, for the recap. */
function withheldFrom({ gaps, objection }: Pick<WordsOfCall, 'gaps' | 'objection'>): Withheld[] {
  return [
    ...gaps.map(({ why, byPage, name, untilAt }) => ({
      why: why === 'objection' && byPage ? ('page' as const) : why,
      // Whose words were forgotten, nobody needs to read.
      name: why === 'speaker' ? null : name,
      isOver: untilAt !== null,
    })),
    ...(objection ? [{ why: 'objection' as const, name: objection.name, isOver: false }] : []),
  ];
}

async function recordingOf(
  { roster }: PrepareDeps,
  meeting: Meeting,
  attendees: readonly Attendee[],
  segments: readonly Spoken[],
): Promise<Recording> {
  return {
    segments,
    startedAt: meeting.connectedAt ?? meeting.sessionStartedAt ?? meeting.createdAt,
    timeZone: (await roster.timeZone({ teamId: meeting.teamId, userId: meeting.requestedBy })) ?? 'UTC',
    participants: attendees.map(({ name }) => name),
    botName: meeting.botName,
  };
}

async function absentFrom(
  { roster, updates }: PrepareDeps,
  { id, teamId, channelId, requestedBy: owner, botName }: Meeting,
  attendees: readonly Attendee[],
): Promise<AbsentUpdate[]> {
  const theirs = await updates(id);
  if (theirs.length === 0) return [];
  const members = await roster.members({ teamId, channelId, owner });
  const present = members && new Set(matchPeople(attendees, members, botName).values());
  return absentUpdates(theirs, attendees, present);
}

async function prepared(
  { roster, holdsRecaps, updates, invitedTo }: PrepareDeps,
  meeting: Meeting,
  { notes, fellBack, found, learned }: Found,
  attendees: readonly Attendee[],
): Promise<Omit<PreparedNotes, 'objection' | 'announced'>> {
  const { id, teamId, channelId, requestedBy: owner, botName } = meeting;
  const members = await roster.members({ teamId, channelId, owner });
  const { actionItems, ...rest } = notes;
  const owners = actionItems.flatMap((item) => (item.owner ? [{ name: item.owner, email: null }] : []));
  const ids = suggestOwners([...attendees, ...owners], members ?? [], botName);
  const owned = actionItems.map((item) => ({
    ...item,
    ownerId: (item.owner && ids.get(item.owner)) || null,
  }));
  const zones = await timeZonesOf(roster, teamId, owned);
  const items = owned.map((item) => ({ ...item, ownerTimeZone: zones.get(item.ownerId ?? '') ?? null }));
  const holds = await holdsRecaps(teamId, channelId);
  const present = members && new Set(matchPeople(attendees, members, botName).values());
  const absent = absentUpdates(await updates(id), attendees, present);
  return {
    ...rest,
    ...(absent.length > 0 ? { absentUpdates: absent } : {}),
    items,
    fellBack,
    found,
    learned: withSpeakers(learned, attendees, members ?? []),
    heldBecause: holds ? checkAudience(attendees, members) : null,
    missedBy: missedBy(meeting, await invitedTo(meeting), attendees, members, present),
  };
}
