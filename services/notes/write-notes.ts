import { applyEvent } from '../meetings/apply.ts';
import { type LeasedMeeting, type MeetingJobDeps, report } from '../meetings/jobs/job.ts';
import { isOver, type Meeting } from '../meetings/meeting.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import { timing } from '../meetings/states/timing.ts';
import { secondsAfter } from '../meetings/states/transition.ts';
import { isWritten, notesSchema } from '../sessions/session-notes.ts';
import { endWords } from './end-words.ts';
import { keepNotes, showKept, showNotRewritten, showUnwritten } from './keep-notes.ts';
import type { NotesUnit } from './ports/notes-unit.ts';
import type { NotesWriter } from './ports/notes-writer.ts';

export type WriteNotesDeps = Pick<MeetingJobDeps, 'failpoint' | 'log'> & {
  transact: Transact<NotesUnit>;
  notes: NotesWriter;
};

/**
 * Writes up what was collected, from the best source there is, and hands it to the thread. What fails for reasons of
 * our own is tried again for a while, then given up aloud: nobody waits forever.
 */
export const writeNotes =
  (deps: WriteNotesDeps) =>
  async (leased: LeasedMeeting): Promise<void> => {
    try {
      await write(deps, leased);
    } catch (error) {
      if (leased.signal.aborted || !(await giveUp(deps, leased))) throw error;
      deps.log.error({ err: error, meeting: leased.meeting.id }, 'the notes couldn’t be written; giving up');
    }
  };

async function write(deps: WriteNotesDeps, leased: LeasedMeeting): Promise<void> {
  const { meeting, lease, signal } = leased;
  const { notesCollectedAt: collectedAt } = meeting;
  const early = await summedUpEarly(deps, meeting);
  const notes = early ? { early: true as const } : await deps.notes.prepare(meeting, signal);
  deps.failpoint('notes.written.before-stored');
  if ('pendingUntil' in notes) {
    return report(deps, leased, { type: 'transcript_pending', until: notes.pendingUntil });
  }
  await deps.transact(async (unit) => {
    const [any, kept] = 'unwritten' in notes ? [false, notes.because] : [true, null];
    const event = { type: 'notes_written', collectedAt, any, kept } as const;
    const applied = await applyEvent(unit, meeting.id, event, lease);
    if (applied.kind !== 'applied') return;
    await show(unit, applied, notes);
    if (isOver(applied.meeting)) await endWords(unit, applied.meeting);
  });
}

type Step = Parameters<typeof showKept>[1];
type Prepared = Exclude<Awaited<ReturnType<NotesWriter['prepare']>>, { pendingUntil: Date }>;

async function show(unit: NotesUnit, step: Step, notes: Prepared | { early: true }): Promise<void> {
  if ('unwritten' in notes) return showUnwritten(unit, step.meeting, notes.unwritten);
  if ('early' in notes) return showStanding(unit, step);
  if ('notRewritten' in notes) return showNotRewritten(unit, step.meeting, notes.notRewritten);
  // The hint is answered by now; it is kept with the notes, unless its person had it deleted meanwhile.
  const { notesHint, notesHintBy } = step.before;
  await keepNotes(unit, { ...step, meeting: { ...step.meeting, notesHint, notesHintBy } }, notes);
}

/** A model wrote early, and PikaStream wrote nothing after all: the same words aren't sent to it again. */
async function summedUpEarly({ transact }: WriteNotesDeps, meeting: Meeting): Promise<boolean> {
  const given = notesSchema.safeParse(meeting.notes).data;
  if (isOver(meeting) || (given && isWritten(given))) return false;
  return transact(async (unit) => (await unit.notes.of(meeting.id))?.kind === 'summary');
}

/** Whether it was tried for long enough. Early notes are final then. */
async function giveUp({ transact }: WriteNotesDeps, { meeting, lease }: LeasedMeeting): Promise<boolean> {
  const { id, notesCollectedAt: collectedAt } = meeting;
  return transact(async (unit) => {
    const until = collectedAt && secondsAfter(collectedAt, timing.notesTriedFor);
    if (!until || unit.now < until) return false;
    const stands = (await unit.notes.of(id)) !== null;
    const event = stands
      ? ({ type: 'notes_written', collectedAt, any: true } as const)
      : ({ type: 'notes_given_up' } as const);
    const applied = await applyEvent(unit, id, event, lease);
    if (applied.kind !== 'applied') return false;
    if (stands) await showStanding(unit, applied);
    if (isOver(applied.meeting)) await endWords(unit, applied.meeting);
    return true;
  });
}

async function showStanding(unit: NotesUnit, step: Step): Promise<void> {
  const kept = await unit.notes.of(step.meeting.id);
  if (kept) await showKept(unit, step, kept);
}
