import { and, eq } from 'drizzle-orm';
import type { Unit } from '../../meetings/ports/unit.ts';
import type { Executor } from '../executor.ts';
import { slackInbox } from '../schema/slack.ts';

/** Remembers which messages and clicks from Slack were handled. */
export function inboxRows(tx: Executor): Pick<Unit, 'receiveOnce' | 'forgetReceived'> {
  return {
    async receiveOnce(teamId, key) {
      const stored = await tx
        .insert(slackInbox)
        .values({ teamId, key })
        .onConflictDoNothing()
        .returning({ key: slackInbox.key });
      return stored.length > 0;
    },
    async forgetReceived(teamId, key) {
      await tx.delete(slackInbox).where(and(eq(slackInbox.teamId, teamId), eq(slackInbox.key, key)));
    },
  };
}
