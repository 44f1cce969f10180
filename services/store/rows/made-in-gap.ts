import { type SQL, sql } from 'drizzle-orm';
import type { ConsentRows } from '../../consent/ports/consent-unit.ts';
import type { WordGap } from '../../consent/word-gap.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import type { Executor } from '../executor.ts';
import { assignments, withoutWordsOfFact } from '../table-entry.ts';
import { type ForgetMadeDeps, forgetMade, takeFromSlack } from './forget-made.ts';

export type MadeInGapDeps = ForgetMadeDeps & {
  /** Brings the plan, and the recap where there is one, up to what is left. */
  showAgain: (meeting: Meeting) => Promise<void>;
};

/**
 * Takes back what was made of words from a gap before it was known: by then agents may have read them. Whose words were
 * typed in Slack keeps them; what an agent wrote meanwhile goes, as nobody can tell from what.
 */
export function madeInGap(deps: MadeInGapDeps): ConsentRows['takeBack'] {
  const { tx, jobs } = deps;
  return async (meeting, gap, title) => {
    const { id } = meeting;
    const turns = await deleteTurns(tx, id, gap);
    const calls = await takeToolCalls(tx, id, gap, turns);
    await beginAgain(tx, id, gap);
    const questions = await idsOf(
      tx,
      sql`delete from questions where meeting_id = ${id} and ${isWithin(sql`asked_at`, gap)} returning id`,
    );
    const hasNotes = (await tx.execute(sql`select from notes where meeting_id = ${id}`)).rows.length > 0;
    if (turns.length + calls.length + questions.length === 0 && !hasNotes) return false;
    await takeFromSlack(tx, jobs, meeting, madeOf(id, turns, calls, questions));
    if (hasNotes) await forgetNotes(deps, meeting, gap, title);
    await deps.showAgain(meeting);
    // What is deleted tells no Home tab of itself.
    await tx.execute(sql`insert into home_changes (team_id, meeting_id) select ${meeting.teamId}, ${id}::uuid
      where exists (select from open_homes where team_id = ${meeting.teamId})`);
    return hasNotes;
  };
}

function isWithin(at: SQL, { fromAt, untilAt }: Pick<WordGap, 'fromAt' | 'untilAt'>): SQL {
  return sql`(${at} >= ${fromAt}::timestamptz and ${at} < coalesce(${untilAt}::timestamptz, 'infinity'))`;
}

async function idsOf(tx: Executor, statement: SQL): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(statement);
  return rows.map(({ id }) => id);
}

/** Those of speech that is kept no more, and those that were answered, or asked about, meanwhile. */
function deleteTurns(tx: Executor, meetingId: string, gap: WordGap): Promise<string[]> {
  return idsOf(
    tx,
    sql`delete from house_turns t where t.meeting_id = ${meetingId} and (
      exists (select from session_events e where e.meeting_id = t.meeting_id and e.body ? 'withheld'
        and t.cause_key = 'spoken:' || t.meeting_id || ':' || e.event_id)
      or t.created_at < coalesce(${gap.untilAt}::timestamptz, 'infinity') and t.finished_at >= ${gap.fromAt}::timestamptz
      or t.state = 'proposed' and ${isWithin(sql`t.created_at`, gap)}) returning t.id`,
  );
}

/** What was done stays in the plan, without a word of it. Everything else that was asked for is gone. */
async function takeToolCalls(
  tx: Executor,
  meetingId: string,
  gap: WordGap,
  turns: readonly string[],
): Promise<string[]> {
  const isMade = sql`meeting_id = ${meetingId} and (${isWithin(sql`created_at`, gap)}
    or key like 'turn:%' and split_part(key, ':', 2) = any(${sql.param([...turns])}::text[]))`;
  const isDone = sql`state in ('done', 'uncertain')`;
  const gone = await idsOf(tx, sql`delete from tool_calls where ${isMade} and not ${isDone} returning id`);
  const done = await idsOf(
    tx,
    sql`update tool_calls set ${assignments(withoutWordsOfToolCall)} where ${isMade} and ${isDone} returning id`,
  );
  return [...gone, ...done];
}

const withoutWordsOfToolCall = {
  ...{ input: `'{}'`, bound: 'null', preview: `jsonb_build_object('title', tool, 'fields', '[]'::jsonb)` },
  ...{ requested_by: 'null', quote: 'null', quoted_at_ms: 'null', version: 'version + 1' },
  ...{ summary: 'null', output: 'null', links: `'[]'` },
  problem: `case state when 'uncertain' then '{"kind":"cut_off"}'::jsonb end`,
};

/** Who is at work on what was written in Slack begins again, told of no such words; unless it has asked for something before. */
async function beginAgain(tx: Executor, meetingId: string, gap: WordGap): Promise<void> {
  await tx.execute(sql`update house_turns t set state = 'waiting', messages = '[]', question_id = null, tokens_held = 0,
      version = version + 1, next_run_at = clock_timestamp()
    where t.meeting_id = ${meetingId} and t.state in ('waiting', 'thinking', 'asking') and t.messages <> '[]'
      and t.created_at < coalesce(${gap.untilAt}::timestamptz, 'infinity')
      and not exists (select from tool_calls c
        where c.meeting_id = t.meeting_id and c.key like 'turn:' || t.id || ':%')`);
}

/** Keys of what stands in Slack of these, and of the plan where nothing is left in it. */
function madeOf(
  meetingId: string,
  turns: readonly string[],
  calls: readonly string[],
  questions: readonly string[],
): SQL {
  const ids = (of: readonly string[]) => sql`any(${sql.param([...of])}::text[])`;
  return sql`(split_part(message_key, ':', 1) in ('proposed', 'reply') and split_part(message_key, ':', 2) = ${ids(turns)}
    or split_part(message_key, ':', 1) in ('approval', 'run') and split_part(message_key, ':', 2) = ${ids(calls)}
    or split_part(message_key, ':', 1) = 'question' and split_part(message_key, ':', 2) = ${ids(questions)}
    or message_key like ${`task:${meetingId}:run:%`} and split_part(message_key, ':', 4) = ${ids(calls)}
    or message_key = ${`plan:${meetingId}`}
      and not exists (select from tool_calls c where c.meeting_id = ${meetingId})
      and not exists (select from session_events e where e.meeting_id = ${meetingId} and e.type like 'task.%'))`;
}

async function forgetNotes(
  deps: MadeInGapDeps,
  meeting: Meeting,
  gap: WordGap,
  title: string,
): Promise<void> {
  const { fromMs, fromAt, untilAt, name } = gap;
  const until = untilAt ? fromMs + Math.max(0, untilAt.getTime() - fromAt.getTime()) : null;
  const isUnkept = (ms: SQL) =>
    sql`(${ms} >= ${fromMs}::float8 and ${ms} < coalesce(${until}::float8, 'infinity'))`;
  await deps.tx.execute(sql`update facts set ${assignments(withoutWordsOfFact)}
    where meeting_id = ${meeting.id} and ${isUnkept(sql`said_at_ms`)}`);
  await forgetMade(deps, meeting, {
    isQuote: isUnkept(sql`(e ->> 'startMs')::float8`),
    title,
    why: { why: 'objection', name, isOver: untilAt !== null },
  });
}
