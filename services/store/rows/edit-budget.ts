import { and, asc, eq, sql } from 'drizzle-orm';
import type { Executor } from '../executor.ts';
import { slackEdits } from '../schema/slack.ts';

/** Takes one edit from the workspace's minute: null, or the time at which there is one again. */
export async function reserveEdit(
  tx: Executor,
  teamId: string,
  now: Date,
  perMinute: number,
): Promise<Date | null> {
  // Channels are delivered in parallel: two mustn't take the last edit of a minute.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`edits:${teamId}`}))`);
  const minuteAgo = new Date(now.getTime() - 60_000);
  const recent = await tx
    .select({ at: slackEdits.at })
    .from(slackEdits)
    .where(and(eq(slackEdits.teamId, teamId), sql`${slackEdits.at} > ${minuteAgo.toISOString()}`))
    .orderBy(asc(slackEdits.at));
  const blocking = recent.length >= perMinute ? recent[recent.length - perMinute] : null;
  if (blocking) return new Date(blocking.at.getTime() + 60_000);
  await tx.insert(slackEdits).values({ teamId, at: now });
  return null;
}
