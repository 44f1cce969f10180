import { isDeepStrictEqual } from 'node:util';
import type { TookAlong } from '../../briefs/went-along.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import type { Fact } from '../../memory/fact.ts';
import { isHeld, type KeptNotes } from '../../notes/kept-notes.ts';
import type { NotesUnit } from '../../notes/ports/notes-unit.ts';
import type { PagesIn } from '../../people/pages.ts';
import type { Executor } from '../../store/executor.ts';
import type { Jobs } from '../../store/jobs.ts';
import { cardKey, recapKey, takenBackKey } from '../../store/rows/message-keys.ts';
import { contentsUnder, messagesUnder } from '../../store/rows/messages-under.ts';
import {
  findMessage,
  type OutgoingMessage,
  queueFile,
  queueMessage,
  wakeQueue,
} from '../../store/rows/outbox-messages.ts';
import { deletePastMessages, queueRemovals } from '../../store/rows/past-messages.ts';
import type { Task } from '../../tasks/task.ts';
import { type Content, words } from '../blocks/elements.ts';
import { sayDigest } from '../words/digest.ts';
import { sayForgotten } from '../words/forgetting.ts';
import { sayInChannel } from '../words/notes.ts';
import { sayTakenBack } from '../words/sharing.ts';
import { pageOfThread } from './page-of-thread.ts';
import { removeShare, showShares } from './share-announcer.ts';
import { putChanged, showAbsent, showNotes } from './show-notes.ts';
import { spokenIn, withoutSpeaker } from './speaks-as.ts';
import { showTaskCards } from './task-cards-announcer.ts';
import { showWeek, showWeeksOf } from './weekly-announcer.ts';

export type NotesAnnouncerDeps = {
  tx: Executor;
  now: Date;
  jobs: Jobs;
  tasksOf: (meetingId: string) => Promise<Task[]>;
  /** What went along into a call. */
  tookAlong: (meeting: Meeting) => Promise<TookAlong | null>;
  /** What people are asked about below a recap, and what is remembered of its call. */
  factsBelow: (meeting: Meeting) => Promise<Fact[]>;
  /** Whether notes can be written again to someone's hint. */
  canRewriteNotes: boolean;
  /** Whether action items are also shown as Slack's own tasks. */
  taskCards: boolean;
  pagesIn: PagesIn;
  /** Puts a message into the meeting's thread. */
  put: (
    meeting: Meeting,
    messageKey: string,
    content: Content,
    how?: Pick<OutgoingMessage, 'urgency'>,
  ) => Promise<void>;
  /** The meeting's card as it should stand now. */
  cardOf: (meeting: Meeting, recapAt?: { channelId: string; ts: string }) => Promise<Content>;
};

type NotesAnnouncer = Pick<
  NotesUnit['announcer'],
  | 'showNotes'
  | 'showShares'
  | 'takeBackShare'
  | 'showWeek'
  | 'showRecapOnCard'
  | 'tellChannel'
  | 'sendDigest'
  | 'pageOfRecap'
  | 'pageOfThread'
  | 'showAbsent'
  | 'showForgotten'
  | 'shareFile'
>;

const channelLineKey = (meetingId: string) => `channel-line:${meetingId}`;

/** What the thread shows of a call's notes. */
export function notesAnnouncer({ tx, now, jobs, put, pagesIn, ...deps }: NotesAnnouncerDeps): NotesAnnouncer {
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
  const shownIn =
    ({ teamId }: Meeting) =>
    async (messageKey: string) =>
      withoutSpeaker(await contentsUnder(tx, teamId, messageKey));
  const putCard = async (meeting: Meeting, recapAt?: { channelId: string; ts: string }) =>
    putChanged(
      shownIn(meeting),
      (messageKey, content) => put(meeting, messageKey, content, { urgency: 'state' }),
      cardKey(meeting.id),
      await deps.cardOf(meeting, recapAt),
    );
  const putLine: NotesAnnouncer['tellChannel'] = (meeting, notes) =>
    queueMessage(tx, jobs, {
      ...{ teamId: meeting.teamId, channelId: meeting.channelId, threadTs: meeting.threadTs },
      meetingId: meeting.id,
      messageKey: channelLineKey(meeting.id),
      threadKey: cardKey(meeting.id),
      content: spokenIn(meeting, words(sayInChannel(notes))),
      // Nobody needs it in a DM.
      fallbackUserId: null,
      broadcast: true,
    });
  /** Other notes may have another title, or be a recap where there were highlights. */
  const correctLine = async (meeting: Meeting, notes: KeptNotes) => {
    const key = channelLineKey(meeting.id);
    const said = await shownIn(meeting)(key);
    if (said.has(key) && !isHeld(notes) && !isDeepStrictEqual(said.get(key), words(sayInChannel(notes))))
      await putLine(meeting, notes);
  };
  const pageOfRecap = async ({ id, teamId }: Meeting) => {
    const shown = await findMessage(tx, teamId, recapKey(id, 0));
    return shown && pagesIn(teamId)(shown);
  };
  const threadPage = pageOfThread(tx, pagesIn);
  const putShares: NotesAnnouncer['showShares'] = async (meeting, notes) =>
    showShares({ tx, jobs }, meeting, notes, await pageOfRecap(meeting));
  return {
    async showNotes(meeting, notes) {
      const { id } = meeting;
      await showNotes(
        {
          put: (messageKey, content) => put(meeting, messageKey, content),
          putForAsker: (messageKey, content) => putInto(meeting.requestedBy, meeting, messageKey, content),
          shown: shownIn(meeting),
          tasks: await deps.tasksOf(id),
          tookAlong: await deps.tookAlong(meeting),
          facts: await deps.factsBelow(meeting),
          canRewrite: deps.canRewriteNotes,
        },
        meeting,
        notes,
      );
      await putCard(meeting);
      await correctLine(meeting, notes);
      await showTaskCards({ tx, jobs, areOn: deps.taskCards }, meeting, notes, await threadPage(meeting));
      await putShares(meeting, notes);
      await showWeeksOf({ tx, jobs, pagesIn }, meeting);
    },
    showShares: putShares,
    async takeBackShare(meeting, channelId) {
      await removeShare({ tx, jobs }, meeting, channelId);
      await put(meeting, takenBackKey(meeting.id, channelId), words(sayTakenBack(channelId)));
    },
    showWeek: (week) => showWeek({ tx, jobs, pagesIn }, week),
    showRecapOnCard: putCard,
    tellChannel: putLine,
    async sendDigest({ teamId, userId }, missed) {
      const calls = missed.map(async ({ id, channelId, createdAt: at }) => {
        // Slack may not have the recap yet.
        const page =
          (await findMessage(tx, teamId, recapKey(id, 0))) ?? (await findMessage(tx, teamId, cardKey(id)));
        return { channelId, at, page: page && pagesIn(teamId)(page) };
      });
      await queueMessage(tx, jobs, {
        ...{ teamId, channelId: userId, threadTs: null, threadKey: null },
        messageKey: `digest:${now.getTime()}:${userId}`,
        content: words(sayDigest(await Promise.all(calls))),
        ...{ fallbackUserId: null, meetingId: null },
      });
    },
    pageOfRecap,
    pageOfThread: threadPage,
    showAbsent: (meeting, absent) =>
      showAbsent(
        {
          put: (messageKey, content) => put(meeting, messageKey, content),
          shown: shownIn(meeting),
        },
        meeting,
        absent,
      ),
    async showForgotten(meeting, exports) {
      const { id, teamId } = meeting;
      const recap = recapKey(id, 0);
      const wasShown = (await messagesUnder(tx, teamId, [recap])).length > 0;
      // The words mustn't stay in what waits or was sent either.
      await deletePastMessages(tx, meeting);
      // Where there was no recap, nobody but the person who asked for this needs a message about it.
      if (wasShown) {
        await put(meeting, recap, words(sayForgotten(meeting, exports)));
        await put(meeting, cardKey(id), await deps.cardOf(meeting));
      }
      await showWeeksOf({ tx, jobs, pagesIn }, meeting);
      for (const queue of await queueRemovals(tx, meeting)) await wakeQueue(tx, jobs, teamId, queue);
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
