import type { ReachFailpoint } from '../meetings/failpoints.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import type { KeptNotes } from '../notes/kept-notes.ts';
import { mayReadWords } from '../notes/may-read-words.ts';
import type { NotesUnit } from '../notes/ports/notes-unit.ts';
import { forbiddenThere } from '../notes/sharing/shareable.ts';
import { authorize } from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import { channelApprover } from '../tasks/channel-approver.ts';
import type { CompleteStep, StepResult } from './ports/complete-step.ts';
import type { StepWords } from './ports/step-words.ts';
import type { DueStep, WorkflowSteps } from './ports/workflow-steps.ts';

export type FinishStepsDeps<U extends NotesUnit> = {
  transact: Transact<U>;
  steps: WorkflowSteps;
  people: Pick<People, 'standing'>;
  complete: CompleteStep;
  words: StepWords;
  failpoint: ReachFailpoint;
  log: { warn(fields: object, message: string): void };
};

type Result = StepResult & { hasWords?: boolean };

/** So many at a look. */
const mostAtOnce = 5;
/** Over about two hours; then the workflow is left to its own end. */
const maxAttempts = 30;
const maxDelaySeconds = 300;

/** Completes the steps whose call is over. Slack takes each once: what a crash cut off is said again. */
export const finishSteps =
  <U extends NotesUnit>(deps: FinishStepsDeps<U>) =>
  async (): Promise<void> => {
    for (const step of await deps.steps.takeDue(mostAtOnce)) await finish(deps, step);
  };

async function finish<U extends NotesUnit>(deps: FinishStepsDeps<U>, step: DueStep): Promise<void> {
  const { steps, complete, failpoint, log } = deps;
  const result = await resultOf(deps, step);
  if (result.kind === 'done' && result.hasWords) await steps.takesWords(step);
  const completed = await complete(step, result);
  failpoint('step.completed.before-stored');
  if (completed.kind === 'done') return steps.finish(step);
  if (step.attempts < maxAttempts)
    return steps.retry(step, completed.seconds ?? Math.min(2 ** step.attempts, maxDelaySeconds));
  log.warn({ step: step.executionId }, 'Slack doesn’t take the end of a workflow’s step; it’s given up');
  await steps.finish(step);
}

async function resultOf<U extends NotesUnit>(deps: FinishStepsDeps<U>, step: DueStep): Promise<Result> {
  const { transact, words } = deps;
  if (step.refusal !== null) return { kind: 'failed', why: step.refusal };
  const place = await transact((unit) => unit.meetings.lock(step.meetingId));
  if (!place) {
    const at = { channelId: '', requestedBy: step.userId ?? '' };
    return { kind: 'failed', why: words.problem({ kind: 'cut_off' }, at) };
  }
  const mayKnow = await mayTake(deps, step, place);
  return transact(async (unit) => {
    const meeting = await unit.meetings.lock(step.meetingId);
    if (meeting?.state !== 'done') return { kind: 'failed', why: words.end(meeting ?? place) };
    const notes = mayKnow ? await notesToTake(unit, meeting) : null;
    return {
      kind: 'done',
      hasWords: notes !== null,
      outputs: {
        thread_link: (await unit.announcer.pageOfThread(meeting)) ?? '',
        summary: notes ? words.summary(notes) : words.heldBack,
        action_items: notes ? words.actionItems(notes) : '',
      },
    };
  });
}

/** A workflow takes words anywhere, as an export does: so who ran it has to be one who decides where the channel's notes go. */
async function mayTake<U extends NotesUnit>(
  deps: FinishStepsDeps<U>,
  { userId }: DueStep,
  { teamId, channelId }: Meeting,
): Promise<boolean> {
  if (userId === null) return false;
  const actor = { teamId, channelId, userId, isExternal: false };
  return (await authorize(actor, channelApprover(deps, actor))) === null;
}

/** Somebody may have released a recap that breaks a do-not-say list: that was for its own thread. */
async function notesToTake(unit: NotesUnit, meeting: Meeting): Promise<KeptNotes | null> {
  const notes = (await mayReadWords(unit, meeting, '')) ? await unit.notes.of(meeting.id) : null;
  return notes && (await forbiddenThere(unit.doNotSay, meeting, notes, meeting.channelId)) ? null : notes;
}
