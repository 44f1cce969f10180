import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/pglite';
import { openPlace } from '../embedded-folder.ts';
import type { Executor } from '../executor.ts';
import { migrate } from '../migrate.ts';
import { withoutWords } from '../rows/outbox-messages.ts';
import { markFailed } from '../rows/outbox-rows.ts';
import { agentTokens } from '../schema/agents.ts';
import { oauthAccessTokens, oauthRequests } from '../schema/oauth.ts';
import { slackOutbox } from '../schema/slack.ts';
import { inTransaction } from '../transaction.ts';

export type EndedByRestore = { unsent: number };

/** Readies a restored database, before any process has it. */
export async function prepareRestored(place: string): Promise<EndedByRestore> {
  const pglite = await openPlace(place);
  try {
    const db: Executor = drizzle(pglite);
    await migrate(db);
    return await endWhatIsOver(db);
  } finally {
    await pglite.close();
  }
}

/**
 * Ends what a backup brings back although it may be over: keys that were revoked since, and messages that were sent
 * since. Nobody can tell which were.
 */
export function endWhatIsOver(db: Executor): Promise<EndedByRestore> {
  return inTransaction(db, async (tx, now) => {
    // The house agent's identities have no key, and go on with their calls.
    const isOfPerson = and(isNull(agentTokens.revokedAt), isNull(agentTokens.houseMeetingId));
    await tx.update(agentTokens).set({ revokedAt: now }).where(isOfPerson);
    await tx.delete(oauthAccessTokens);
    await tx.delete(oauthRequests);
    const { id, kind, messageKey } = slackOutbox;
    const waiting = await tx
      .select({ id, kind, messageKey })
      .from(slackOutbox)
      .where(and(eq(slackOutbox.state, 'pending'), saysSomething));
    for (const row of waiting)
      await markFailed(tx, { ...row, now }, 'it waited in a backup that was restored');
    return { unsent: waiting.filter((row) => row.kind !== 'reaction' && row.kind !== 'status').length };
  });
}

/** What only takes words out of Slack still has to: nothing else knows of them any more. */
const saysSomething = and(
  ne(slackOutbox.kind, 'removal'),
  sql`${slackOutbox.content} <> ${JSON.stringify(withoutWords)}::jsonb`,
  sql`not exists (select from meetings m where m.id = ${slackOutbox.meetingId} and m.forgotten_at is not null)`,
);
