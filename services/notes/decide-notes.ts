import { type RateLimit, type Share, takeAll, waitForAll } from '../common/rate-limit.ts';
import { applyEvent } from '../meetings/apply.ts';
import { type Decision, mayDecide } from '../meetings/decide.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import { adminOf, authorize, memberOf, type Need, type NotEntitled } from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import type { Member, Roster } from '../people/roster.ts';
import { cameByAddress } from './check-audience.ts';
import { holdMeanwhile, publish, sendOut, showChanged } from './keep-notes.ts';
import { isHeld, type KeptNotes, listOf } from './kept-notes.ts';
import { isMeetingKind } from './meeting-kind.ts';
import { peopleOfCall } from './people-of-call.ts';
import type { NotesUnit } from './ports/notes-unit.ts';
import { transcriptOf } from './transcript-of.ts';

export type NotesOutcome =
  | { kind: 'done' }
  | { kind: 'not_here' }
  | NotEntitled
  /** Neither asked for the call nor was in it. */
  | { kind: 'not_of_the_call' }
  /** It has words of the workspace's do-not-say list, and isn't an admin. */
  | { kind: 'admin_sends_it' }
  /** Not before someone released it. */
  | { kind: 'held' }
  | { kind: 'already'; by: string | null }
  /** They are being written right now. */
  | { kind: 'busy' }
  | { kind: 'too_often'; waitMs: number }
  | { kind: 'no_model' };

export type DecideNotesDeps = { transact: Transact<NotesUnit>; people: People };

type Kept = { meeting: Meeting; notes: KeptNotes };

/** Does something with the notes of a meeting, under the meeting's lock, for a member of its channel unless others may too. */
export async function withNotes<Result>(
  { transact, people }: DecideNotesDeps,
  decision: Decision,
  work: (unit: NotesUnit, kept: Kept) => Promise<Result>,
  whoMay: Need<NotEntitled> = memberOf(people, { channelId: decision.channelId }),
): Promise<Result | NotesOutcome> {
  const { meetingId } = decision;
  const refusal = await authorize(decision, whoMay);
  if (refusal) return refusal;
  return transact(async (unit) => {
    const meeting = await unit.meetings.lock(meetingId);
    const notes = meeting && mayDecide(meeting, decision) && (await unit.notes.of(meetingId));
    return meeting && notes ? work(unit, { meeting, notes }) : { kind: 'not_here' };
  });
}

/** Shows a held recap to its channel: for the person who asked for the call, or was in it; where it breaks the workspace's list, for admins. */
export const releaseNotes =
  (deps: DecideNotesDeps & { roster: Roster }) =>
  async (decision: Decision): Promise<NotesOutcome> => {
    const { teamId, channelId, userId } = decision;
    const notAdmin = await authorize(decision, adminOf(deps.people));
    const members = (await deps.roster.members({ teamId, channelId, owner: userId })) ?? [];
    return withNotes(deps, decision, async (unit, { meeting, notes }) => {
      if (!isHeld(notes)) return { kind: 'already', by: notes.releasedBy };
      if (listOf(notes.heldBecause) === 'workspace') {
        if (notAdmin) return notAdmin.standing === 'not_admin' ? { kind: 'admin_sends_it' } : unsure;
      } else if (!(await wasInCall(unit, meeting, userId, members))) return { kind: 'not_of_the_call' };
      if (await holdMeanwhile(unit, meeting, notes)) return { kind: 'done' };
      const released = await unit.notes.release(meeting.id, userId);
      if (!released) return { kind: 'already', by: notes.releasedBy };
      const entry = { key: `released:${released.version}`, kind: 'recap_released', who: userId } as const;
      await unit.consent.add(meeting, [entry]);
      await publish(unit, meeting, released);
      await sendOut(unit, meeting, released);
      return { kind: 'done' };
    });
  };

const unsure = { kind: 'not_entitled', standing: 'unknown' } as const;

/** By name alone anybody could be one of them: names in Slack are changed at will. */
export async function wasInCall(
  { recordings }: NotesUnit,
  meeting: Meeting,
  userId: string,
  members: readonly Member[],
): Promise<boolean> {
  if (userId === meeting.requestedBy) return true;
  const segments = await transcriptOf(recordings, meeting);
  const attendees = await peopleOfCall(recordings, meeting, segments);
  return cameByAddress(attendees, members).has(userId);
}

/** The summary as it stands, to be put into other words. */
export const summaryForm = (deps: DecideNotesDeps) => (decision: Decision) =>
  withNotes(deps, decision, async (_, { notes }) =>
    isHeld(notes) ? ({ kind: 'held' } as const) : ({ kind: 'form', summary: notes.summary } as const),
  );

export const editSummary = (deps: DecideNotesDeps) => (decision: Decision, summary: string) =>
  withNotes(deps, decision, async (unit, { meeting, notes }): Promise<NotesOutcome> => {
    if (isHeld(notes)) return { kind: 'held' };
    const edited = await unit.notes.editSummary(meeting.id, decision.userId, summary);
    if (edited) await showChanged(unit, meeting, edited);
    return { kind: 'done' };
  });

/** Shows everything that sounds like a promise, to all who read the thread. */
export const unfoldNotes = (deps: DecideNotesDeps) => (decision: Decision) =>
  withNotes(deps, decision, async (unit, { meeting }): Promise<NotesOutcome> => {
    const notes = await unit.notes.unfold(meeting.id);
    if (notes) await unit.announcer.showNotes(meeting, notes);
    return { kind: 'done' };
  });

/** How often notes are written again: those of one meeting, by one person, and with the workspace's share of the model. */
export type RewriteLimits = { ofMeeting: RateLimit; ofPerson: RateLimit; ofWorkspace: RateLimit };

function sharesOf(
  { ofMeeting, ofPerson, ofWorkspace }: RewriteLimits,
  { teamId, userId, meetingId }: Decision,
): readonly Share[] {
  return [
    [ofMeeting, meetingId],
    [ofPerson, `${teamId}:${userId}`],
    [ofWorkspace, teamId],
  ];
}

/** Has the model write them again, with what someone says about them and the kind of meeting, if they chose one. */
export const rewriteNotes =
  (deps: DecideNotesDeps & { hasModel: boolean; limits: RewriteLimits }) =>
  (decision: Decision, hint: string, chosen: string = '') =>
    withNotes(deps, decision, async (unit, { meeting, notes }): Promise<NotesOutcome> => {
      if (!deps.hasModel) return { kind: 'no_model' };
      if (isHeld(notes)) return { kind: 'held' };
      const shares = sharesOf(deps.limits, decision);
      const waitMs = waitForAll(shares);
      if (waitMs > 0) return { kind: 'too_often', waitMs };
      const kind = isMeetingKind(chosen) ? chosen : null;
      const event = { type: 'notes_rewrite', by: decision.userId, hint, kind } as const;
      const applied = await applyEvent(unit, meeting.id, event);
      if (applied.kind !== 'applied') return { kind: 'busy' };
      takeAll(shares);
      return { kind: 'done' };
    });
