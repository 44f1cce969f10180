import { type SQL, sql } from 'drizzle-orm';
import { eachInTurn } from '../common/in-turn.ts';
import { daysOfProposal } from '../memory/fact.ts';
import type { Executor } from './executor.ts';
import { isPageOver } from './rows/call-page-rows.ts';
import { hasEndedLongAgo } from './rows/oauth-rows.ts';
import { deleteOldImports } from './rows/persona-draft-rows.ts';

/** Old rows with words of people. */
const withWords: readonly SQL[] = [
  sql`delete from slack_outbox where state <> 'pending' and finished_at < clock_timestamp() - interval '7 days'`,
  // Events of sessions that never became known here.
  sql`delete from session_events where meeting_id is null and received_at < clock_timestamp() - interval '7 days'`,
  // Late events of meetings that were forgotten.
  sql`delete from session_events e using meetings m where m.id = e.meeting_id and m.forgotten_at is not null`,
  // Edits of their messages that were on the way meanwhile.
  sql`delete from slack_outbox o using meetings m
      where m.id = o.meeting_id and m.forgotten_at is not null and o.state <> 'pending'`,
  // Updates for calls that never took place: no notes will use them, and no Forget deletes them.
  sql`delete from standup_replies r using meetings m where m.id = r.meeting_id
      and m.state in ('cancelled', 'missed', 'failed') and m.over_at < clock_timestamp() - interval '1 day'`,
  // Of calls that never took place.
  sql`delete from briefs b using meetings m where m.id = b.meeting_id
      and m.state in ('cancelled', 'missed', 'failed') and m.over_at < clock_timestamp() - interval '1 day'`,
  sql`delete from do_not_say_of_calls d using meetings m where m.id = d.meeting_id
      and m.state in ('cancelled', 'missed', 'failed') and m.over_at < clock_timestamp() - interval '1 day'`,
  // What was read for a standup, once that is over: its session has it, and its thread shows it.
  sql`delete from work_changes w using meetings m where m.id = w.meeting_id
      and m.over_at < clock_timestamp() - interval '1 day'`,
  // A removed calendar is often added again, so its person's decisions for series are kept for a while.
  sql`delete from calendar_series s where not exists (
      select from calendars c where c.team_id = s.team_id and c.user_id = s.user_id
        and (c.removed_at is null or c.removed_at > clock_timestamp() - interval '30 days'))`,
  sql`delete from persona_drafts where created_at < clock_timestamp() - interval '1 day'`,
  // What was asked outside of calls: those of a call go with it.
  sql`delete from house_turns where meeting_id is null and created_at < clock_timestamp() - interval '14 days'`,
  // What was said in a call and nobody wanted remembered, nor refused: a recap says for how long it asks.
  sql`delete from facts where state = 'proposed' and created_at < clock_timestamp() - make_interval(days => ${daysOfProposal})`,
  sql`delete from face_requests where created_at < clock_timestamp() - interval '1 day'`,
];

/** Old rows that only recognize repeats, or have no words: a week covers every retry of Slack and PikaStream. */
const withoutWords: readonly SQL[] = [
  sql`delete from slack_inbox where received_at < clock_timestamp() - interval '7 days'`,
  sql`delete from slack_edits where at < clock_timestamp() - interval '10 minutes'`,
  // Recaps that stay held, or in channels that their person isn't in.
  sql`delete from missed_recaps where at < clock_timestamp() - interval '14 days'`,
  // Pictures that somebody saw but didn't keep.
  sql`delete from persona_pictures where persona_id is null and created_at < clock_timestamp() - interval '1 day'`,
  // Voices that may not be used. That somebody refused is known as long as they aren't to be asked again.
  sql`delete from voices where state in ('refused', 'withdrawn') and changed_at < clock_timestamp() - interval '30 days'`,
  sql`delete from call_pages p where ${isPageOver}`,
  sql`delete from oauth_requests where ${hasEndedLongAgo}`,
  sql`delete from oauth_access_tokens where expires_at < clock_timestamp() - interval '1 day'`,
  // A client that is gone has to register again, and not every client does: those that were used stay for longer.
  sql`delete from oauth_clients where created_at < clock_timestamp() - interval '7 days'
      and (last_used_at is null or last_used_at < clock_timestamp() - interval '90 days')`,
  // What is over and told. Only a call that somebody is still sent into gets a row of Slack's card.
  sql`delete from workflow_steps where finished_at < clock_timestamp() - interval '14 days' and not (took_words
      and exists (select from meetings m where m.id = meeting_id and m.forgotten_at is null))`,
  sql`delete from slack_calls s using meetings m where m.id = s.meeting_id
      and m.over_at < clock_timestamp() - interval '14 days'`,
  sql`delete from leases where held_until < clock_timestamp() - interval '1 day'`,
];

/** Deletes what nobody needs any more. `wordsWent`: some did, which are still in the database's files. */
export async function tidyUp(db: Executor, wordsWent: () => Promise<void> = async () => {}): Promise<void> {
  let haveWordsGone = false;
  const steps = [
    () => deleteOldImports(db),
    ...withWords.map(
      (statement) => async () => (await db.execute(sql`${statement} returning 1`)).rows.length > 0,
    ),
    ...withoutWords.map((statement) => async () => {
      await db.execute(statement);
      return false;
    }),
  ];
  try {
    await eachInTurn(steps, async (step) => {
      haveWordsGone = (await step()) || haveWordsGone;
    });
  } finally {
    if (haveWordsGone) await wordsWent();
  }
}
