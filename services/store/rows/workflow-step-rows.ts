import { and, eq, isNull, sql } from 'drizzle-orm';
import { finalStates } from '../../meetings/meeting.ts';
import type { DueStep, StepKey, WorkflowSteps } from '../../workflow-steps/ports/workflow-steps.ts';
import type { Executor } from '../executor.ts';
import { workflowSteps } from '../schema/workflow-steps.ts';

/** Minutes for which a run may be without a meeting: Slack tells of it again until then. */
const minutesToBegin = 10;

export function workflowStepRows(db: Executor): WorkflowSteps {
  const isIt = ({ teamId, executionId }: StepKey) =>
    and(eq(workflowSteps.teamId, teamId), eq(workflowSteps.executionId, executionId));
  return {
    async begin(step) {
      const inserted = await db
        .insert(workflowSteps)
        .values(step)
        .onConflictDoNothing()
        .returning({ meetingId: workflowSteps.meetingId });
      if (inserted.length > 0) return { meetingId: step.meetingId, isNew: true };
      const [kept] = await db
        .select({ meetingId: workflowSteps.meetingId })
        .from(workflowSteps)
        .where(isIt(step));
      return { meetingId: kept?.meetingId ?? step.meetingId, isNew: false };
    },
    async refuse(key, refusal) {
      // Slack may tell of it twice at once: the other one may have sent somebody meanwhile.
      const isWithoutMeeting = sql`not exists (select from meetings m where m.id = ${workflowSteps.meetingId})`;
      await db
        .update(workflowSteps)
        .set({ refusal })
        .where(and(isIt(key), isNull(workflowSteps.finishedAt), isWithoutMeeting));
    },
    async takeDue(limit) {
      const { rows } = await db.execute<DueStep>(sql`
        update workflow_steps s set attempts = s.attempts + 1,
          next_run_at = clock_timestamp() + interval '30 seconds'
        from (
          select w.team_id, w.execution_id
          from workflow_steps w left join meetings m on m.id = w.meeting_id
          where w.finished_at is null and w.next_run_at <= clock_timestamp()
            and (w.refusal is not null or m.state in ${[...finalStates]} or (m.id is null
              and w.created_at < clock_timestamp() - make_interval(mins => ${minutesToBegin})))
          order by w.next_run_at limit ${limit} for update of w skip locked
        ) due
        where s.team_id = due.team_id and s.execution_id = due.execution_id
        returning s.team_id as "teamId", s.execution_id as "executionId", s.meeting_id as "meetingId",
          s.user_id as "userId", s.refusal, s.attempts`);
      return rows;
    },
    async takesWords(key) {
      await db.update(workflowSteps).set({ tookWords: true }).where(isIt(key));
    },
    async retry(key, seconds) {
      const nextRunAt = sql`clock_timestamp() + make_interval(secs => ${seconds})`;
      await db.update(workflowSteps).set({ nextRunAt }).where(isIt(key));
    },
    async finish(key) {
      const set = { finishedAt: sql`clock_timestamp()`, refusal: null };
      await db.update(workflowSteps).set(set).where(isIt(key));
    },
  };
}
