import type { Meeting } from '../../meetings/meeting.ts';
import type { PagesIn } from '../../people/pages.ts';
import type { Executor } from '../../store/executor.ts';
import { cardKey } from '../../store/rows/message-keys.ts';
import { findMessage } from '../../store/rows/outbox-messages.ts';

/** Where a call's thread begins, as a page; null until Slack has it. */
export const pageOfThread =
  (tx: Executor, pagesIn: PagesIn) =>
  async ({ id, teamId, channelId, threadTs }: Meeting): Promise<string | null> => {
    const start = threadTs ? { channelId, ts: threadTs } : await findMessage(tx, teamId, cardKey(id));
    return start && pagesIn(teamId)(start);
  };
