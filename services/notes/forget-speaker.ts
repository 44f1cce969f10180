import { ownNameKey } from '../common/name-key.ts';
import type { ForgetRequest, ForgottenWords } from '../consent/forget-request.ts';
import { applyEvent } from '../meetings/apply.ts';
import { openingTitle } from '../meetings/call-link.ts';
import { mayDecide } from '../meetings/decide.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import type { Actor } from '../people/actor.ts';
import { adminOf, authorize } from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import { notesSchema } from '../sessions/session-notes.ts';
import { exportsOut, inWorkflows } from './forget.ts';
import type { NotesUnit } from './ports/notes-unit.ts';

export type ForgetWordsOutcome =
  | { kind: 'done' }
  | { kind: 'not_here' }
  /** Neither did they ask for the call nor do they run the workspace. */
  | { kind: 'not_theirs' }
  | { kind: 'not_entitled'; standing: 'unknown' }
  /** Somebody was first, or the whole call was forgotten. */
  | { kind: 'too_late'; request: ForgetRequest };

export type ForgetWordsDeps = { transact: Transact<NotesUnit>; people: Pick<People, 'isAdmin'> };

/** Whether one person's words go, as somebody asked by the page about the call: for those who may have all of it forgotten. */
export const decideForgetRequest =
  ({ transact, people }: ForgetWordsDeps) =>
  async (actor: Actor, requestId: string, verb: 'forget' | 'refuse'): Promise<ForgetWordsOutcome> => {
    const notAdmin = await authorize(actor, adminOf(people));
    return transact(async (unit) => {
      const found = await unit.callPages.requestOf(requestId);
      const meeting = found && (await unit.meetings.lock(found.meetingId));
      // Read again under the meeting's lock: somebody may have answered meanwhile.
      const request = meeting && (await unit.callPages.requestOf(requestId));
      if (!request || !mayDecide(meeting, actor)) return { kind: 'not_here' };
      if (notAdmin && (meeting.requestedBy !== actor.userId || actor.isExternal))
        return notAdmin.standing === 'unknown'
          ? { kind: 'not_entitled', standing: 'unknown' }
          : { kind: 'not_theirs' };
      if (request.state !== 'open') return { kind: 'too_late', request };
      const { userId: by } = actor;
      const forgotten = verb === 'forget' ? await forgetWords(unit, meeting, request, by) : null;
      const state = verb === 'forget' ? 'forgotten' : 'refused';
      const kind = verb === 'forget' ? 'words_forgotten' : 'forget_refused';
      const decided: ForgetRequest = { ...request, state, decidedBy: by };
      await unit.callPages.replaceRequest(decided);
      await unit.consent.add(meeting, [{ key: `${kind}:${request.id}`, kind, who: by, name: request.name }]);
      await unit.announcer.showForgetRequest(meeting, decided, forgotten);
      return { kind: 'done' };
    });
  };

async function forgetWords(
  unit: NotesUnit,
  meeting: Meeting,
  { name }: ForgetRequest,
  by: string,
): Promise<ForgottenWords> {
  const { id, teamId } = meeting;
  const spoken = await spellingsOf(unit, meeting, name);
  // As it was typed too: what comes late isn't kept either.
  const spellings = [...new Set([...spoken, name])];
  for (const speaker of spellings)
    await unit.consent.cut({
      ...{ teamId, meetingId: id, why: 'speaker', name: speaker, words: null, byPage: true, decidedBy: by },
      ...{ eventId: null, fromAt: new Date(0), fromMs: 0, untilAt: null },
      ...{ state: 'over', leavesAt: null, createdAt: unit.now },
    });
  await unit.forgetting.speaker(meeting, spellings, openingTitle(meeting));
  for (const gap of await unit.consent.gaps(id))
    if (gap.why === 'objection' && spellings.includes(gap.name ?? ''))
      await unit.announcer.showObjection(meeting, gap);
  // Of all that was shown, the recap comes again when it's written; until then it says why it's short.
  const notes = await unit.notes.of(id);
  if (notes) await unit.announcer.showNotes(meeting, notes);
  await applyEvent(unit, id, { type: 'words_forgotten', by });
  // Also canvases: they have the words of all.
  const out = [...exportsOut(await unit.exports.of(id), []), ...(await inWorkflows(unit.forgetting, id))];
  return { exports: out, spoke: spoken.length > 0 };
}

/** As the call has the name of who spoke; none where nobody of that name did. */
async function spellingsOf(unit: NotesUnit, { id, notes }: Meeting, name: string): Promise<string[]> {
  const given = notesSchema.safeParse(notes).data?.transcript ?? [];
  const spoken = [...(await unit.recordings.segments(id)), ...given].map(({ speaker }) => speaker.trim());
  return [...new Set(spoken.filter((speaker) => ownNameKey(speaker) === ownNameKey(name)))];
}
