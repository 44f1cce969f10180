import type { ItemMessages, OwnedItem } from '../../notes/ports/item-messages.ts';
import type { PagesIn } from '../../people/pages.ts';
import type { Executor } from '../../store/executor.ts';
import type { Jobs } from '../../store/jobs.ts';
import { queueMessage } from '../../store/rows/outbox-messages.ts';
import { words } from '../blocks/elements.ts';
import { sayAssigned, sayReminder } from '../words/item-messages.ts';
import { pageOfThread } from './page-of-thread.ts';

export type ItemMessagesDeps = {
  tx: Executor;
  jobs: Jobs;
  pagesIn: PagesIn;
};

/** DMs to the owners of action items, put into the outbox of the same transaction. */
export function createItemMessages({ tx, jobs, pagesIn }: ItemMessagesDeps): ItemMessages {
  const put = ({ item, ownerId }: OwnedItem, messageKey: string, text: string) =>
    queueMessage(tx, jobs, {
      teamId: item.teamId,
      // Slack opens the DM with a person by their id.
      channelId: ownerId,
      messageKey,
      threadTs: null,
      threadKey: null,
      content: words(text),
      fallbackUserId: null,
      meetingId: item.meetingId,
    });
  const threadPage = pageOfThread(tx, pagesIn);
  return {
    async assigned(owned, by) {
      const text = sayAssigned(owned, by, await threadPage(owned.meeting));
      await put(owned, `assigned:${owned.item.id}:${owned.ownerId}`, text);
    },
    async remind(owned) {
      const { item, ownerId } = owned;
      const text = sayReminder(owned, await threadPage(owned.meeting));
      await put(owned, `reminder:${item.id}:${item.due?.date}:${ownerId}`, text);
    },
  };
}
