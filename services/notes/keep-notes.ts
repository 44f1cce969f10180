import { object } from '../consent/object.ts';
import { keptOf } from '../consent/word-gap.ts';
import { coversList, type ListOwner } from '../meetings/do-not-say/lists.ts';
import { isOver, type Meeting } from '../meetings/meeting.ts';
import { isOwnDm } from '../people/own-dm.ts';
import type { SessionEvent } from '../sessions/session-event.ts';
import { asTheyStand } from './absent-updates.ts';
import { isHeld, type KeptNotes, listOf } from './kept-notes.ts';
import { asWritten, listAgainst } from './list-against.ts';
import type { NotesUnit } from './ports/notes-unit.ts';
import type { PreparedNotes } from './prepared-notes.ts';
import type { Spoken } from './recording.ts';
import { transcriptMarkdown, vttOf } from './transcript-files.ts';
import { transcriptOf } from './transcript-of.ts';
import type { wordsOfNotes } from './words-of-notes.ts';
import type { AbsentUpdate } from './written-notes.ts';

/** A meeting that notes were written of, and how it was before that. */
type Step = { readonly before: Meeting; readonly meeting: Meeting };

/** Keeps what was written, and brings the thread up to it. */
export async function keepNotes(unit: NotesUnit, step: Step, notes: PreparedNotes): Promise<void> {
  const { before } = step;
  const meeting = await heeded(unit, step.meeting, notes);
  if (notes.found.length > 0) await unit.sessions.record(meeting, 'notes', eventsOf(meeting, notes.found));
  const { absentUpdates: written = [], ...rest } = notes;
  const absentUpdates = await stillThere(unit, meeting, written);
  const still = absentUpdates.length > 0 ? { ...rest, absentUpdates } : rest;
  const broken = await brokenBy(unit, meeting, still, notes.found);
  const heldBecause = broken ? (`${broken}_list` as const) : still.heldBecause;
  const kept = await unit.notes.keep(meeting, { ...still, heldBecause }, !isOver(before));
  if (kept.version === 1) await unit.digests.addMissed(meeting, notes.missedBy);
  await unit.proposals.propose(meeting, notes.learned);
  await showKept(unit, { before, meeting }, kept);
}

/** Nothing that was said after an objection stays, in what PikaStream sent either. */
async function heeded(
  unit: NotesUnit,
  meeting: Meeting,
  { objection, announced }: PreparedNotes,
): Promise<Meeting> {
  if (announced) {
    const { at, words } = announced;
    await unit.consent.add(meeting, [{ key: 'announced', kind: 'announced', at, words }]);
  }
  if (!objection) return meeting;
  const { at, name, words } = objection;
  const fromMs = at.getTime() - (meeting.sessionStartedAt ?? meeting.createdAt).getTime();
  await object(unit, meeting, {
    key: `objected:late:${objection.fromMs}`,
    ...{ eventId: null, at, fromMs, name, words },
  });
  return { ...meeting, notes: (await unit.meetings.lock(meeting.id))?.notes ?? null };
}

/** The list that a recap breaks, or the files of what was said that go out with it. */
async function brokenBy(
  unit: NotesUnit,
  meeting: Meeting,
  notes: Parameters<typeof wordsOfNotes>[0],
  foundElsewhere: readonly Spoken[] = [],
): Promise<ListOwner | null> {
  const said = async () => {
    const segments = await wordsToShow(unit, meeting);
    return segments === null ? [] : [...segments, ...foundElsewhere];
  };
  return listAgainst(unit.doNotSay, meeting, { notes, said });
}

/** Whether a held recap goes on waiting instead of being shown: it breaks a list that is newer than what held it. */
export async function holdMeanwhile(unit: NotesUnit, meeting: Meeting, held: KeptNotes): Promise<boolean> {
  const broken = await brokenBy(unit, meeting, asWritten(held));
  if (!broken || coversList(listOf(held.heldBecause), broken)) return false;
  const kept = await unit.notes.hold(meeting.id, `${broken}_list`);
  if (kept) await publish(unit, meeting, kept);
  return true;
}

/** Brings the thread up to notes; the first that nothing better is waited for also go out. */
export async function showKept(unit: NotesUnit, { before, meeting }: Step, kept: KeptNotes): Promise<void> {
  await publish(unit, meeting, kept);
  const areFirst = !isOver(before) || kept.version === 1;
  if (areFirst && !isHeld(kept)) await sendOut(unit, meeting, kept);
}

/** What stands stays, and says why it isn't new. */
export async function showNotRewritten(unit: NotesUnit, meeting: Meeting, problem: string): Promise<void> {
  const kept = await unit.notes.markNotRewritten(meeting.id, problem);
  if (kept) await unit.announcer.showNotes(meeting, kept);
}

/** Where the recap would stand is said who wrote something and didn't come. */
export async function showUnwritten(
  unit: NotesUnit,
  meeting: Meeting,
  absent: readonly AbsentUpdate[],
): Promise<void> {
  const still = await stillThere(unit, meeting, absent);
  if (still.length > 0 && !(await unit.notes.of(meeting.id))) await unit.announcer.showAbsent(meeting, still);
}

/** Somebody may have had their data deleted since the notes were written; from here on the meeting's lock keeps them waiting. */
async function stillThere(
  unit: NotesUnit,
  { id }: Meeting,
  absent: readonly AbsentUpdate[],
): Promise<AbsentUpdate[]> {
  return absent.length === 0 ? [] : asTheyStand(absent, await unit.updates.of(id));
}

/** After a change by someone: what was said is as it was, in search and as files. */
export async function showChanged(unit: NotesUnit, meeting: Meeting, notes: KeptNotes): Promise<void> {
  await unit.search.indexNotes(meeting, notes);
  await unit.announcer.showNotes(meeting, notes);
}

/** What everyone may see is shown; what is held waits for its release. */
export async function publish(unit: NotesUnit, meeting: Meeting, notes: KeptNotes): Promise<void> {
  const segments = (await wordsToShow(unit, meeting)) ?? [];
  await unit.search.index(meeting, notes, segments);
  await unit.announcer.showNotes(meeting, notes);
  // A file is shared once: with the last words.
  if (isHeld(notes) || !isOver(meeting)) return;
  if (segments.length > 0) {
    await unit.announcer.shareFile(meeting, { filename: 'transcript.vtt', text: vttOf(segments) });
    const text = transcriptMarkdown(notes.title || 'Transcript', segments);
    await unit.announcer.shareFile(meeting, { filename: 'transcript.md', text });
  }
}

/** What was said, for search and files; null where the policy keeps less. */
async function wordsToShow(unit: NotesUnit, meeting: Meeting): Promise<readonly Spoken[] | null> {
  const keep = keptOf(await unit.consent.gaps(meeting.id));
  return keep === 'words' ? transcriptOf(unit.recordings, meeting) : null;
}

/**
 * Once, when everyone may see them for the first time: copies go out, and the channel hears of it. Not of early notes,
 * which others will replace.
 */
export async function sendOut(unit: NotesUnit, meeting: Meeting, notes: KeptNotes): Promise<void> {
  if (!isOver(meeting)) return;
  await unit.exports.send(meeting, notes);
  const { teamId, channelId } = meeting;
  if (isOwnDm(channelId) || isEmpty(notes)) return;
  const { quietRecaps } = await unit.channels.settings(teamId, channelId);
  if (!quietRecaps?.value) await unit.announcer.tellChannel(meeting, notes);
}

function isEmpty({ summary, items, decisions, questions, chapters, timeline }: KeptNotes): boolean {
  return (
    !summary.trim() && [items, decisions, questions, chapters, timeline].every(({ length }) => length === 0)
  );
}

/** A transcript that was found elsewhere reads like one that came with the session. */
function eventsOf({ id, connectedAt, createdAt }: Meeting, segments: PreparedNotes['found']): SessionEvent[] {
  const start = (connectedAt ?? createdAt).getTime();
  return segments.map((segment, index) => ({
    id: `found:${id}:${index}`,
    type: 'transcript.segment',
    at: new Date(start + segment.start_ms).toISOString(),
    segment: { end_ms: segment.start_ms, ...segment },
  }));
}
