import { applyEvent } from '../meetings/apply.ts';
import { type Decision, mayDecide } from '../meetings/decide.ts';
import { isOver, type Meeting } from '../meetings/meeting.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import type { Actor } from '../people/actor.ts';
import { adminOf, authorize, type NotAnAdmin } from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import { applyExportEvent } from './destinations/apply-export-event.ts';
import type { RecapExport } from './destinations/recap-export.ts';
import type { NotesUnit } from './ports/notes-unit.ts';

/** Which meeting someone means: by the link to its call, or to its thread. */
export type WhichMeeting = { callKey: string } | { threadTs: string };

export type ForgetOutcome =
  /** `exports`: the names of those that people must delete themselves. */
  | { kind: 'done' | 'confirm'; meeting: Meeting; exports: readonly string[] }
  | { kind: 'not_here' }
  | { kind: 'not_over'; meeting: Meeting }
  /** Neither did they ask for the call nor do they run the workspace. */
  | { kind: 'not_theirs' }
  | { kind: 'not_entitled'; standing: 'unknown' }
  | { kind: 'already'; by: string | null };

export type ForgetDeps = { transact: Transact<NotesUnit>; people: Pick<People, 'isAdmin'> };

/** What would be removed, and which exports are out: nothing is removed before someone says so once more. */
export const askToForget =
  ({ transact, people }: ForgetDeps) =>
  async (actor: Actor, which: WhichMeeting): Promise<ForgetOutcome> => {
    const notAdmin = await authorize(actor, adminOf(people));
    return transact(async (unit) => {
      const found = await find(unit, actor, which);
      const refusal = refused(found, actor, notAdmin);
      return refusal ?? confirm(unit, found as Meeting);
    });
  };

/** Removes transcript and notes here, for the person who asked for the call or runs the workspace, and says so in the thread. */
export const forgetMeeting =
  ({ transact, people }: ForgetDeps) =>
  async (decision: Decision): Promise<ForgetOutcome> => {
    const notAdmin = await authorize(decision, adminOf(people));
    return transact(async (unit) => {
      const meeting = await unit.meetings.lock(decision.meetingId);
      const found = meeting && mayDecide(meeting, decision) ? meeting : null;
      const refusal = refused(found, decision, notAdmin);
      if (refusal || !found) return refusal ?? { kind: 'not_here' };
      return { kind: 'done', meeting: found, exports: await forget(unit, found, decision.userId) };
    });
  };

/** `by` nobody: the workspace keeps nothing that long. Answers with the exports that are out. */
export async function forget(unit: NotesUnit, meeting: Meeting, by: string | null): Promise<string[]> {
  const exports = await unit.exports.of(meeting.id);
  const applied = await applyEvent(unit, meeting.id, { type: 'forgotten', by });
  if (applied.kind !== 'applied') return [];
  await endCanvases(unit, exports);
  const out = await outOfReach(unit, meeting.id, exports);
  await unit.forgetting.meeting(meeting.id);
  await unit.announcer.showForgotten(applied.meeting, out);
  return out;
}

/** Those that wait in Slack's outbox are taken out of it: nobody else would tell of their end. */
async function endCanvases(unit: NotesUnit, exports: readonly RecapExport[]): Promise<void> {
  const outcome = { kind: 'failed', problem: { kind: 'no_notes' } } as const;
  for (const { id, kind, state, attempts: attempt } of exports)
    if (kind === 'canvas' && state === 'sending')
      await applyExportEvent(unit, id, { type: 'finish', attempt, outcome });
}

/** Pika can't delete what somebody kept there. */
const atPika = 'Pika’s memory';
/** It may have posted it anywhere. */
const inWorkflow = 'a workflow in Slack';

async function outOfReach(
  { forgetting }: Pick<NotesUnit, 'forgetting'>,
  meetingId: string,
  exports: readonly RecapExport[],
): Promise<string[]> {
  return [
    ...exportsOut(exports, await forgetting.canvases(meetingId)),
    ...(await inWorkflows(forgetting, meetingId)),
    ...((await forgetting.isAtPika(meetingId)) ? [atPika] : []),
  ];
}

/** Workflows that took a call's words along. */
export async function inWorkflows(
  forgetting: Pick<NotesUnit['forgetting'], 'isInWorkflow'>,
  meetingId: string,
): Promise<string[]> {
  return (await forgetting.isInWorkflow(meetingId)) ? [inWorkflow] : [];
}

/** Where people must look for themselves: our own canvases, by the keys of their messages, we delete. */
export function exportsOut(exports: readonly RecapExport[], deletable: readonly string[]): string[] {
  // What was ever begun may have arrived, whatever we heard of it.
  const mayBeOut = ({ id, state, attempts }: RecapExport) =>
    state !== 'failed' && (state !== 'pending' || attempts > 0) && !deletable.some((key) => key.includes(id));
  return exports.filter(mayBeOut).map(({ label }) => label);
}

async function find(
  unit: NotesUnit,
  { teamId, channelId }: Actor,
  which: WhichMeeting,
): Promise<Meeting | null> {
  return unit.meetings.recorded(teamId, channelId, which);
}

async function confirm(unit: NotesUnit, meeting: Meeting): Promise<ForgetOutcome> {
  const exports = await outOfReach(unit, meeting.id, await unit.exports.of(meeting.id));
  return { kind: 'confirm', meeting, exports };
}

function refused(
  meeting: Meeting | null,
  { userId, isExternal }: Actor,
  notAdmin: Awaited<ReturnType<typeof authorize<NotAnAdmin>>>,
): ForgetOutcome | null {
  if (!meeting) return { kind: 'not_here' };
  const isTheirs = meeting.requestedBy === userId && !isExternal;
  if (notAdmin && !isTheirs)
    return notAdmin.standing === 'unknown'
      ? { kind: 'not_entitled', standing: 'unknown' }
      : { kind: 'not_theirs' };
  if (meeting.forgottenAt) return { kind: 'already', by: meeting.forgottenBy };
  return isOver(meeting) || isCallOver(meeting) ? null : { kind: 'not_over', meeting };
}

/** Its notes may still come; unless its session came back and runs. */
function isCallOver({ state, sessionEndedAt }: Meeting): boolean {
  return state === 'wrapping_up' && sessionEndedAt !== null;
}
