import { and, asc, eq, isNotNull, like, ne, or } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Executor } from '../executor.ts';
import { slackMessages, slackOutbox } from '../schema/slack.ts';

/** Messages under these keys that are in Slack or in flight, and the queue of each. */
export async function messagesUnder(
  tx: Executor,
  teamId: string,
  keys: readonly string[],
): Promise<{ messageKey: string; queue: string }[]> {
  const isUnder = (column: AnyPgColumn) => or(...keys.map((key) => under(column, key)));
  const posted = await tx
    .select({ messageKey: slackMessages.messageKey, queue: slackMessages.channelId })
    .from(slackMessages)
    .where(and(eq(slackMessages.teamId, teamId), isUnder(slackMessages.messageKey)));
  const inFlight = await tx
    .select({ messageKey: slackOutbox.messageKey, queue: slackOutbox.queue })
    .from(slackOutbox)
    .where(
      and(
        eq(slackOutbox.teamId, teamId),
        eq(slackOutbox.state, 'pending'),
        isNotNull(slackOutbox.sendingSince),
        isUnder(slackOutbox.messageKey),
      ),
    );
  const all = [...posted, ...inFlight].flatMap(({ messageKey, queue }) =>
    messageKey ? [{ messageKey, queue }] : [],
  );
  return [...new Map(all.map((one) => [one.messageKey, one])).values()];
}

/**
 * What was last queued under a key, by key (`recap:1`, `recap:1:2`). Undefined for a message that has been in Slack for so
 * long that the outbox no longer has its content.
 */
export async function contentsUnder(
  tx: Executor,
  teamId: string,
  key: string,
): Promise<Map<string, unknown>> {
  const known = await messagesUnder(tx, teamId, [key]);
  const rows = await tx
    .select({ messageKey: slackOutbox.messageKey, content: slackOutbox.content })
    .from(slackOutbox)
    .where(
      and(eq(slackOutbox.teamId, teamId), under(slackOutbox.messageKey, key), ne(slackOutbox.state, 'dead')),
    )
    .orderBy(asc(slackOutbox.id));
  return new Map<string, unknown>([
    ...known.map(({ messageKey }) => [messageKey, undefined] as const),
    ...rows.map(({ messageKey, content }) => [messageKey ?? '', content] as const),
  ]);
}

/** The key itself, and those numbered after it: `recap:1`, `recap:1:2`. */
function under(column: AnyPgColumn, key: string) {
  return or(eq(column, key), like(column, `${key}:%`));
}
