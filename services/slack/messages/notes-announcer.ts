import type { Meeting } from '../../meetings/meeting.ts';
import type { NotesUnit } from '../../notes/ports/notes-unit.ts';
import type { Executor } from '../../store/executor.ts';
import type { Jobs } from '../../store/jobs.ts';
import { cardKey } from '../../store/rows/message-keys.ts';
import { queueFile, queueMessage, wakeQueue } from '../../store/rows/outbox-messages.ts';
import {
  contentsUnder,
  deletePastMessages,
  messagesUnder,
  queueFileRemovals,
} from '../../store/rows/past-messages.ts';
import type { Task } from '../../tasks/task.ts';
import { type Content, words } from '../blocks/elements.ts';
import { sayForgotten } from '../words/forgetting.ts';
import { previewKey, recapKey, showAbsent, showNotes } from './show-notes.ts';

export type NotesAnnouncerDeps = {
  tx: Executor;
  jobs: Jobs;
  tasksOf: (meetingId: string) => Promise<Task[]>;
  /** Whether notes can be written again to someone's hint. */
  canRewriteNotes: boolean;
  /** Puts a message into the meeting's thread. */
  put: (meeting: Meeting, messageKey: string, content: Content) => Promise<void>;
};

type NotesAnnouncer = Pick<
  NotesUnit['announcer'],
  'showNotes' | 'showAbsent' | 'showForgotten' | 'shareFile'
>;

/** What the thread shows of a call's notes. */
export function notesAnnouncer({ tx, jobs, put, ...deps }: NotesAnnouncerDeps): NotesAnnouncer {
  const putInto = (channelId: string, meeting: Meeting, messageKey: string, content: Content) =>
    queueMessage(tx, jobs, {
      teamId: meeting.teamId,
      channelId,
      messageKey,
      threadTs: null,
      threadKey: null,
      content,
      fallbackUserId: null,
      meetingId: meeting.id,
    });
  return {
    async showNotes(meeting, notes) {
      const { id, teamId } = meeting;
      await showNotes(
        {
          put: (messageKey, content) => put(meeting, messageKey, content),
          putForAsker: (messageKey, content) => putInto(meeting.requestedBy, meeting, messageKey, content),
          shown: (messageKey) => contentsUnder(tx, teamId, messageKey),
          tasks: await deps.tasksOf(id),
          canRewrite: deps.canRewriteNotes,
        },
        meeting,
        notes,
      );
    },
    showAbsent: (meeting, absent) =>
      showAbsent(
        {
          put: (messageKey, content) => put(meeting, messageKey, content),
          shown: (messageKey) => contentsUnder(tx, meeting.teamId, messageKey),
        },
        meeting,
        absent,
      ),
    async showForgotten(meeting, { exports, itemIds }) {
      const { id, teamId, channelId } = meeting;
      const first = recapKey(id, 0);
      // The words themselves mustn't stay in what waits or was sent either.
      await deletePastMessages(tx, meeting);
      await put(meeting, first, words(sayForgotten(meeting, exports)));
      // The recap, what the asker was shown of it, and what people were told of their items.
      const ofItems = itemIds.flatMap((itemId) => [`assigned:${itemId}`, `reminder:${itemId}`]);
      for (const { messageKey, queue } of await messagesUnder(tx, teamId, [
        first,
        previewKey(id, 0),
        ...ofItems,
      ]))
        if (messageKey !== first) await putInto(queue, meeting, messageKey, words('_Removed._'));
      await queueFileRemovals(tx, meeting);
      await wakeQueue(tx, jobs, teamId, channelId);
    },
    async shareFile(meeting, { filename, text }) {
      const { teamId, channelId, threadTs, requestedBy, id } = meeting;
      await queueFile(tx, jobs, {
        teamId,
        channelId,
        messageKey: `${filename}:${id}`,
        threadTs,
        threadKey: cardKey(id),
        content: { kind: 'file', title: filename, filename, text, comment: '' },
        fallbackUserId: requestedBy,
        meetingId: id,
      });
    },
  };
}
