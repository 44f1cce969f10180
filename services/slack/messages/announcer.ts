import type { TookAlong } from '../../briefs/went-along.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import { boundBy } from '../../meetings/money.ts';
import type { Audience } from '../../meetings/ports/meeting-announcer.ts';
import type { SessionLog } from '../../meetings/ports/session-log.ts';
import type { Notice } from '../../meetings/states/events.ts';
import type { Fact } from '../../memory/fact.ts';
import type { Jobs } from '../../store/jobs.ts';
import { cardKey, planKey, replyKey, saidKey } from '../../store/rows/message-keys.ts';
import {
  findMessage,
  type OutgoingMessage,
  queueEphemeral,
  queueMessage,
  queueReaction,
  readableSince,
} from '../../store/rows/outbox-messages.ts';
import type { WholeUnit } from '../../store/unit.ts';
import type { Task } from '../../tasks/task.ts';
import type { ToolCall } from '../../tasks/tool-call.ts';
import { approval } from '../blocks/approval.ts';
import { actions, type Content, section, words } from '../blocks/elements.ts';
import { finishedTask, plan } from '../blocks/plan.ts';
import { messageToAgent, question } from '../blocks/thread-talk.ts';
import { sayNotice } from '../words/notices.ts';
import { sayRefusal } from '../words/reasons/requests.ts';
import { moreTasks } from '../words/tool-calls.ts';
import { briefAnnouncer } from './brief-announcer.ts';
import { consentAnnouncer } from './consent-announcer.ts';
import { earsAnnouncer } from './ears-announcer.ts';
import { guideAnnouncer } from './guide-announcer.ts';
import { houseAnnouncer } from './house-announcer.ts';
import { type MeetingCardDeps, meetingCard } from './meeting-card.ts';
import { notesAnnouncer } from './notes-announcer.ts';
import { buttonsOf } from './notice-buttons.ts';
import { personaAnnouncer } from './persona-announcer.ts';
import { spokenIn } from './speaks-as.ts';
import { standupAnnouncer } from './standup-announcer.ts';
import { voiceAnnouncer } from './voice-announcer.ts';

export type AnnouncerDeps = MeetingCardDeps & {
  jobs: Jobs;
  newId: () => string;
  sessions: SessionLog;
  /** Whether people may change what a tool call says before they approve it. */
  isEditable: (toolCall: ToolCall) => boolean;
  tasksOf: (meetingId: string) => Promise<Task[]>;
  /** What went along into a call, and what of it came up. */
  tookAlong: (meeting: Meeting) => Promise<TookAlong | null>;
  /** What people are asked about below a recap, and what is remembered of its call. */
  factsBelow: (meeting: Meeting) => Promise<Fact[]>;
  /** Whether notes can be written again to someone's hint. */
  canRewriteNotes: boolean;
  /** Whether action items are also shown as Slack's own tasks. */
  taskCards: boolean;
};

/** What meetings have to say, put into the outbox of the same transaction. */
export function createAnnouncer(deps: AnnouncerDeps): WholeUnit['announcer'] {
  const { tx, now, jobs, newId, sessions, isEditable, tasksOf, notesOf, settingsOf, pagesIn } = deps;
  const { tookAlong, factsBelow, canRewriteNotes, taskCards } = deps;
  const put = (
    meeting: Meeting,
    messageKey: string,
    content: Content,
    how: Pick<OutgoingMessage, 'throttled' | 'urgency' | 'rank'> = {},
  ) =>
    queueMessage(tx, jobs, {
      rank: messageKey === cardKey(meeting.id) ? 'first' : 'ordinary',
      ...how,
      teamId: meeting.teamId,
      channelId: meeting.channelId,
      messageKey,
      threadTs: meeting.threadTs,
      threadKey: messageKey === cardKey(meeting.id) ? null : cardKey(meeting.id),
      content: spokenIn(meeting, content),
      fallbackUserId: isOfChannelAlone(meeting) ? null : meeting.requestedBy,
      meetingId: meeting.id,
    });

  const noticeContent = async (meeting: Meeting, notice: Notice): Promise<Content> => {
    const recorded = await sessions.recorded(meeting);
    const shown = boundBy(await settingsOf(meeting.teamId, meeting.channelId), meeting);
    const text = sayNotice(notice, shown, now, recorded);
    return { ...words(text), blocks: [section(text), ...actions(buttonsOf(notice, shown))] };
  };

  const reply = (to: Audience, text: string, about: readonly string[] = []) =>
    queueMessage(tx, jobs, {
      teamId: to.teamId,
      channelId: to.channelId,
      messageKey: replyKey(newId(), about, to.userId),
      threadTs: to.threadTs,
      threadKey: null,
      content: words(text),
      fallbackUserId: to.userId,
      meetingId: null,
    });

  const cardOf = meetingCard(deps);
  const ofNotes = notesAnnouncer({
    ...{ tx, now, jobs, tasksOf, tookAlong, factsBelow, canRewriteNotes, taskCards, pagesIn, put, cardOf },
  });

  return {
    async show(meeting, notices, urgency) {
      await put(meeting, cardKey(meeting.id), await cardOf(meeting), { urgency });
      for (const notice of notices) {
        const key = `${notice.kind}:${meeting.id}:${meeting.version}`;
        await put(meeting, key, await noticeContent(meeting, notice), { rank: 'first' });
      }
    },
    async showTasks(meeting, tasks, finished, areMore) {
      const last = { rank: 'last' } as const;
      await put(meeting, planKey(meeting.id), plan(tasks), { throttled: true });
      for (const task of finished)
        await put(meeting, `task:${meeting.id}:${task.id}`, finishedTask(task), last);
      if (areMore) await put(meeting, `tasks:${meeting.id}`, words(moreTasks), last);
    },
    ...briefAnnouncer(tx, jobs),
    ...earsAnnouncer(put),
    ...guideAnnouncer(tx, jobs, newId),
    ...consentAnnouncer({ tx, jobs, newId, put }),
    ...houseAnnouncer(tx, jobs, pagesIn),
    ...standupAnnouncer({ tx, now, jobs, newId, put }),
    ...personaAnnouncer(tx, jobs, newId),
    ...voiceAnnouncer(tx, jobs, newId),
    ...ofNotes,
    async refreshRecap(meeting) {
      const notes = await notesOf(meeting.id);
      if (notes) await ofNotes.showNotes(meeting, notes);
    },
    showToolCall: (meeting, toolCall) =>
      put(meeting, `approval:${toolCall.id}`, approval(toolCall, isEditable(toolCall)), { rank: 'first' }),
    showQuestion: (meeting, asked) => put(meeting, questionKey(asked.id), question(asked), { rank: 'first' }),
    async questionPostedAt(asked) {
      const since = await readableSince(tx, asked.teamId, questionKey(asked.id));
      return since === 'inFlight' ? (asked.askedAt.getTime() / 1_000).toFixed(6) : since;
    },
    showMessage: (meeting, message, heardBy) =>
      put(meeting, saidKey(message), messageToAgent(message, heardBy)),
    async refuse(request, refusals) {
      const { teamId, channelId, threadTs, requestedBy: userId, via } = request;
      // A command is answered where it was typed, by the command itself.
      const why = new Set(refusals.map((refusal) => sayRefusal(refusal, request)));
      if (via !== 'command') await reply({ teamId, channelId, threadTs, userId }, [...why].join('\n'));
    },
    markTaken: ({ teamId, ...message }) => queueReaction(tx, jobs, teamId, { ...message, name: 'eyes' }),
    threadOf: async ({ id, teamId, threadTs }) =>
      threadTs ?? (await findMessage(tx, teamId, cardKey(id)))?.ts ?? null,
    async pageOfThread(meeting) {
      const card = await findMessage(tx, meeting.teamId, cardKey(meeting.id));
      return card && pagesIn(meeting.teamId)(card);
    },
    reply,
    postEphemeral: (to, text) => queueEphemeral(tx, jobs, { ...to, content: words(text) }),
  };
}

function questionKey(questionId: string): string {
  return `question:${questionId}`;
}

/** A standup is its channel's: where that takes no posts, nobody's DM becomes its place. What has begun is seen through. */
function isOfChannelAlone({ requestedVia, state }: Meeting): boolean {
  return requestedVia === 'standup' && state === 'scheduled';
}
