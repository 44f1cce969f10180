import type { Meeting } from '../../meetings/meeting.ts';
import { isHeld, type KeptNotes } from '../../notes/kept-notes.ts';
import { forbiddenThere } from '../../notes/sharing/shareable.ts';
import type { Executor } from '../../store/executor.ts';
import type { Jobs } from '../../store/jobs.ts';
import { listsOf } from '../../store/rows/do-not-say-rows.ts';
import { shareKey } from '../../store/rows/message-keys.ts';
import { contentsUnder } from '../../store/rows/messages-under.ts';
import { queueMessage, withoutWords } from '../../store/rows/outbox-messages.ts';
import { sharesOf } from '../../store/rows/share-rows.ts';
import { words } from '../blocks/elements.ts';
import { sharedRecap } from '../blocks/shared-recap.ts';
import { noLongerShared } from '../words/sharing.ts';
import { putChanged } from './show-notes.ts';

type Deps = { tx: Executor; jobs: Jobs };

/** Brings a recap's copies in other channels up to it; what mustn't be read there any more goes from them. */
export async function showShares(
  { tx, jobs }: Deps,
  meeting: Meeting,
  notes: KeptNotes,
  page: string | null,
): Promise<void> {
  const { id: meetingId, teamId } = meeting;
  for (const share of await sharesOf(tx)(meetingId)) {
    const { channelId } = share;
    const isShown = !isHeld(notes) && !(await forbiddenThere({ of: listsOf(tx) }, meeting, notes, channelId));
    const content = isShown ? sharedRecap(meeting, notes, share, page) : words(noLongerShared);
    await putChanged(
      (key) => contentsUnder(tx, teamId, key),
      (messageKey, changed) =>
        queueMessage(tx, jobs, { ...copyOf(meeting, channelId), messageKey, content: changed }),
      shareKey(meetingId, channelId),
      content,
    );
  }
}

/** Removes a copy from Slack, also one that is on its way. */
export function removeShare({ tx, jobs }: Deps, meeting: Meeting, channelId: string): Promise<void> {
  return queueMessage(tx, jobs, {
    ...copyOf(meeting, channelId),
    messageKey: shareKey(meeting.id, channelId),
    content: withoutWords,
  });
}

function copyOf({ teamId, id: meetingId }: Meeting, channelId: string) {
  return { teamId, channelId, meetingId, threadTs: null, threadKey: null, fallbackUserId: null };
}
