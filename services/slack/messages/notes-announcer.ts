import type { Meeting } from '../../meetings/meeting.ts';
import type { NotesUnit } from '../../notes/ports/notes-unit.ts';
import type { Executor } from '../../store/executor.ts';
import type { Jobs } from '../../store/jobs.ts';
import type { Task } from '../../tasks/task.ts';
import { type Content, words } from '../blocks/elements.ts';
import { cardSlot, putFile, putMessage } from '../outbox/outbox.ts';
import { contentsLike, dropPast, queueRemovals, standing } from '../outbox/outbox-past.ts';
import { sayForgotten } from '../words/forgetting.ts';
import { previewSlot, recapSlot, showAbsent, showNotes } from './show-notes.ts';

export type NotesAnnouncerDeps = {
  tx: Executor;
  jobs: Jobs;
  tasksOf: (meetingId: string) => Promise<Task[]>;
  /** Whether notes can be written anew to someone's hint. */
  canRewriteNotes: boolean;
  /** Puts a message into the meeting's thread. */
  put: (meeting: Meeting, slot: string, content: Content) => Promise<void>;
};

type NotesAnnouncer = Pick<
  NotesUnit['announcer'],
  'showNotes' | 'showAbsent' | 'showForgotten' | 'shareFile'
>;

/** What the thread shows of a call's notes. */
export function notesAnnouncer({ tx, jobs, put, ...deps }: NotesAnnouncerDeps): NotesAnnouncer {
  const putInto = (channelId: string, meeting: Meeting, slot: string, content: Content) =>
    putMessage(tx, jobs, {
      teamId: meeting.teamId,
      channelId,
      slot,
      threadTs: null,
      threadSlot: null,
      content,
      fallbackUserId: null,
      meetingId: meeting.id,
    });
  return {
    async showNotes(meeting, notes) {
      const { id, teamId } = meeting;
      await showNotes(
        {
          put: (slot, content) => put(meeting, slot, content),
          putForAsker: (slot, content) => putInto(meeting.requestedBy, meeting, slot, content),
          shown: (slot) => contentsLike(tx, teamId, slot),
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
          put: (slot, content) => put(meeting, slot, content),
          shown: (slot) => contentsLike(tx, meeting.teamId, slot),
        },
        meeting,
        absent,
      ),
    async showForgotten(meeting, { copies, itemIds }) {
      const { id, teamId, channelId } = meeting;
      const first = recapSlot(id, 0);
      // The words themselves must not stay in what waits or was sent either.
      await dropPast(tx, meeting);
      await put(meeting, first, words(sayForgotten(meeting, copies)));
      // The recap, what the asker was shown of it, and what people were told of their items.
      const ofItems = itemIds.flatMap((itemId) => [`assigned:${itemId}`, `reminder:${itemId}`]);
      for (const { slot, lane } of await standing(tx, teamId, [first, previewSlot(id, 0), ...ofItems]))
        if (slot !== first) await putInto(lane, meeting, slot, words('_Removed._'));
      await queueRemovals(tx, meeting);
      await jobs.send(tx, 'slack-deliver', { teamId, lane: channelId });
    },
    async shareFile(meeting, { filename, text }) {
      const { teamId, channelId, threadTs, requestedBy, id } = meeting;
      await putFile(tx, jobs, {
        teamId,
        channelId,
        slot: `${filename}:${id}`,
        threadTs,
        threadSlot: cardSlot(id),
        content: { kind: 'file', title: filename, filename, text, comment: '' },
        fallbackUserId: requestedBy,
        meetingId: id,
      });
    },
  };
}
