import type { Meeting } from '../meetings/meeting.ts';
import type { Unit } from '../meetings/ports/unit.ts';
import type { Executor } from '../store/executor.ts';
import type { Jobs } from '../store/jobs.ts';
import type { Task } from '../tasks/task.ts';
import { type Content, words } from './blocks/elements.ts';
import { cardSlot, putFile, putMessage } from './outbox.ts';
import { contentsLike, dropPast, putRemovals } from './outbox-past.ts';
import { recapSlot, showNotes } from './show-notes.ts';
import { sayForgotten } from './words/forgetting.ts';

export type NotesAnnouncerDeps = {
  tx: Executor;
  jobs: Jobs;
  tasksOf: (meetingId: string) => Promise<Task[]>;
  /** Whether notes can be written anew to someone's hint. */
  canRewriteNotes: boolean;
  /** Puts a message into the meeting's thread. */
  put: (meeting: Meeting, slot: string, content: Content) => Promise<void>;
};

type NotesAnnouncer = Pick<Unit['announcer'], 'showNotes' | 'showForgotten' | 'shareFile'>;

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
          shown: () => contentsLike(tx, teamId, recapSlot(id, 0)),
          tasks: await deps.tasksOf(id),
          canRewrite: deps.canRewriteNotes,
        },
        meeting,
        notes,
      );
    },
    async showForgotten(meeting, copies) {
      const first = recapSlot(meeting.id, 0);
      // The words themselves must not stay in what waits or was sent either.
      const past = await dropPast(tx, meeting);
      await put(meeting, first, words(sayForgotten(meeting, copies)));
      for (const { slot, lane } of past)
        if (slot !== first && ofNotes.test(slot)) await putInto(lane, meeting, slot, words('_Removed._'));
      await putRemovals(tx, jobs, meeting);
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

/** Messages that quote the notes: the recap, what the asker was shown of it, and what people were told of their items. */
const ofNotes = /^(recap|preview|assigned|reminder):/;
