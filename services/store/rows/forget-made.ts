import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Meeting } from '../../meetings/meeting.ts';
import type { Withheld } from '../../notes/written-notes.ts';
import type { Executor } from '../executor.ts';
import type { Jobs } from '../jobs.ts';
import { slackFiles, slackMessages } from '../schema/slack.ts';
import type { BriefedRecaps } from './briefed-recaps.ts';
import { reclaimLater } from './forgetting.ts';
import { ledgersOf, repliesAbout, taskCardsKey } from './message-keys.ts';
import { wakeQueue } from './outbox-messages.ts';
import {
  emptyOnItsWay,
  fileRemovalIn,
  holdPending,
  insertRemovals,
  isInFlight,
  removalOf,
} from './past-messages.ts';
import { forgetInTurns } from './turns-about.ts';

export type ForgetMadeDeps = { tx: Executor; jobs: Jobs; now: Date; briefed: BriefedRecaps };

export type Unkept = {
  /** Of a quote `e` in an item's evidence: whether its words are kept no more. */
  readonly isQuote: SQL;
  /** Of the recap, until it's written again. */
  readonly title: string;
  readonly why: Withheld;
};

/** Removes what was made of all that was said in a call, here and in Slack: that is made again from what is left. */
export async function forgetMade(
  { tx, jobs, now, briefed }: ForgetMadeDeps,
  meeting: Pick<Meeting, 'id' | 'teamId' | 'channelId'>,
  { isQuote, title, why }: Unkept,
): Promise<void> {
  const { id } = meeting;
  const hasQuote = sql`exists (select from jsonb_array_elements(evidence) e where ${isQuote})`;
  const repeating = await briefed.ofMeeting(id);
  const { rows: tasks } = await tx.execute<{ id: string }>(sql`delete from action_items
    where meeting_id = ${id} and edited_by is null and ${hasQuote} returning id`);
  await tx.execute(sql`update action_items set version = version + 1, evidence = coalesce((
      select jsonb_agg(e) from jsonb_array_elements(evidence) e where not (${isQuote})), '[]')
    where meeting_id = ${id} and ${hasQuote}`);
  await emptyNotes(tx, id, title, why);
  await tx.execute(sql`delete from passages where meeting_id = ${id}`);
  await tx.execute(sql`delete from house_turns where meeting_id = ${id} and finished_at is not null`);
  await forgetInTurns(tx, jobs, now, id);
  const taskIds = tasks.map((task) => task.id);
  const cards = sql`message_key like ${`${taskCardsKey(id)}%`}`;
  await takeFromSlack(tx, jobs, meeting, sql`(${quotedIn(id, taskIds)} or ${cards})`);
  await briefed.showAgain(repeating);
  await reclaimLater(tx, jobs, now, 'words');
}

/** Keys of what can't be shown again without them: files, ledgers as files, answers about the call, and what owners were told of tasks. */
export function quotedIn(meetingId: string, taskIds: readonly string[]): SQL {
  return sql`(message_key in (${`transcript.vtt:${meetingId}`}, ${`transcript.md:${meetingId}`})
    or message_key like ${repliesAbout(meetingId)} or message_key like ${`${ledgersOf(meetingId)}%`}
    or split_part(message_key, ':', 1) in ('assigned', 'reminder')
      and split_part(message_key, ':', 2) = any(${sql.param([...taskIds])}::text[]))`;
}

/** Takes messages and files of these keys out of the outbox and out of Slack. */
export async function takeFromSlack(
  tx: Executor,
  jobs: Jobs,
  { id: meetingId, teamId, channelId }: Pick<Meeting, 'id' | 'teamId' | 'channelId'>,
  isMeant: SQL,
): Promise<void> {
  await holdPending(tx, teamId, sql`meeting_id = ${meetingId} or ${isMeant}`);
  await emptyOnItsWay(tx, teamId, isMeant);
  // How the recap, or the plan, was sent before has the words too.
  await tx.execute(sql`delete from slack_outbox where team_id = ${teamId} and kind <> 'removal'
    and (meeting_id = ${meetingId} and state <> 'pending' or ${isMeant}) and (${isInFlight}) is not true`);
  const isOfIt = (team: AnyPgColumn) => and(eq(team, teamId), isMeant);
  const files = await tx.delete(slackFiles).where(isOfIt(slackFiles.teamId)).returning();
  const posts = await tx.delete(slackMessages).where(isOfIt(slackMessages.teamId)).returning();
  const queues = await insertRemovals(tx, [...files.map(fileRemovalIn(channelId)), ...posts.map(removalOf)]);
  for (const queue of queues) await wakeQueue(tx, jobs, teamId, queue);
}

/** A person's own summary stays; everything else is written again. */
async function emptyNotes(tx: Executor, meetingId: string, title: string, why: Withheld): Promise<void> {
  const empty = {
    ...{ kind: 'highlights', source: 'extractive', title, points: [], findings: [], decisions: [] },
    ...{ actionItems: [], questions: [], chapters: [], timeline: [] },
  };
  await tx.execute(sql`update notes set version = version + 1,
      written = written || ${JSON.stringify(empty)}::jsonb || jsonb_build_object(
        'summary', case when edited_by is null then '' else written ->> 'summary' end,
        'withheld', coalesce(written -> 'withheld', '[]') || ${JSON.stringify([why])}::jsonb)
    where meeting_id = ${meetingId}`);
}
