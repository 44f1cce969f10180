import { type CallWorker, isClaimable } from '../../agents/claims/who-works.ts';
import type { TokenUse } from '../../agents/house/token-budget.ts';
import type { TookAlong } from '../../briefs/went-along.ts';
import type { Announcement } from '../../consent/announced.ts';
import type { Ears } from '../../ears/ears.ts';
import type { PeopleReading } from '../../ears/people/people-reading.ts';
import type { ChannelSettings } from '../../meetings/channel-settings.ts';
import { isOver, type Meeting, waitsForSession } from '../../meetings/meeting.ts';
import { boundBy } from '../../meetings/money.ts';
import type { Audience } from '../../meetings/ports/meeting-announcer.ts';
import type { ProviderHealthLog } from '../../meetings/ports/provider-health.ts';
import type { SessionLog } from '../../meetings/ports/session-log.ts';
import type { Notice } from '../../meetings/states/events.ts';
import type { Fact } from '../../memory/fact.ts';
import type { KeptNotes } from '../../notes/kept-notes.ts';
import type { PagesIn } from '../../people/pages.ts';
import type { Executor } from '../../store/executor.ts';
import type { Jobs } from '../../store/jobs.ts';
import { cardKey, planKey, recapKey, replyKey, saidKey } from '../../store/rows/message-keys.ts';
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
import { card } from '../blocks/card.ts';
import { actions, type Content, section, words } from '../blocks/elements.ts';
import type { PersonaChoice } from '../blocks/persona-field.ts';
import { finishedTask, plan } from '../blocks/plan.ts';
import type { ShownRecap } from '../blocks/recap-on-card.ts';
import { messageToAgent, question } from '../blocks/thread-talk.ts';
import { sayNotice } from '../words/notices.ts';
import { sayRefusal } from '../words/reasons/requests.ts';
import { moreTasks } from '../words/tool-calls.ts';
import { briefAnnouncer } from './brief-announcer.ts';
import { consentAnnouncer } from './consent-announcer.ts';
import { earsAnnouncer } from './ears-announcer.ts';
import { guideAnnouncer } from './guide-announcer.ts';
import { houseAnnouncer } from './house-announcer.ts';
import { notesAnnouncer } from './notes-announcer.ts';
import { buttonsOf } from './notice-buttons.ts';
import { personaAnnouncer } from './persona-announcer.ts';
import { spokenIn } from './speaks-as.ts';
import { standupAnnouncer } from './standup-announcer.ts';
import { voiceAnnouncer } from './voice-announcer.ts';

/** Where a message is in Slack. */
type Place = { channelId: string; ts: string };

export type AnnouncerDeps = {
  tx: Executor;
  now: Date;
  jobs: Jobs;
  newId: () => string;
  sessions: SessionLog;
  health: ProviderHealthLog;
  /** Whether people may change what a tool call says before they approve it. */
  isEditable: (toolCall: ToolCall) => boolean;
  tasksOf: (meetingId: string) => Promise<Task[]>;
  notesOf: (meetingId: string) => Promise<KeptNotes | null>;
  /** What went along into a call, and what of it came up. */
  tookAlong: (meeting: Meeting) => Promise<TookAlong | null>;
  /** What people are asked about below a recap, and what is remembered of its call. */
  factsBelow: (meeting: Meeting) => Promise<Fact[]>;
  /** Who listens in a call where PikaStream tells nothing. */
  earsOf: (meetingId: string) => Promise<Ears | null>;
  announcementOf: (meeting: Meeting) => Promise<Announcement | null>;
  /** What Google Meet tells of who is in a call. */
  peopleReadingOf: (meetingId: string) => Promise<PeopleReading | null>;
  /** Who could be sent there. */
  personasOf: (teamId: string, channelId: string) => Promise<PersonaChoice[]>;
  /** What holds in a channel. */
  settingsOf: (teamId: string, channelId: string) => Promise<ChannelSettings>;
  pagesIn: PagesIn;
  /** Who works in a call. */
  workerOf: (meeting: Meeting) => Promise<CallWorker | null>;
  /** What the house agent has spent in a call; null where there's none. */
  tokensOf: (meetingId: string) => Promise<TokenUse | null>;
  /** Whether notes can be written again to someone's hint. */
  canRewriteNotes: boolean;
};

/** What meetings have to say, put into the outbox of the same transaction. */
export function createAnnouncer({
  tx,
  now,
  jobs,
  newId,
  sessions,
  health,
  isEditable,
  tasksOf,
  notesOf,
  tookAlong,
  factsBelow,
  earsOf,
  announcementOf,
  peopleReadingOf,
  personasOf,
  settingsOf,
  workerOf,
  tokensOf,
  pagesIn,
  canRewriteNotes,
}: AnnouncerDeps): WholeUnit['announcer'] {
  const put = (
    meeting: Meeting,
    messageKey: string,
    content: Content,
    how: Pick<OutgoingMessage, 'throttled' | 'isRefresh' | 'rank'> = {},
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
    const recorded = await sessions.summarise(meeting);
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

  /** Once it can be read, so that the card can say where. `at`: where it was posted just now. */
  const shownRecap = async (meeting: Meeting, at?: Place): Promise<ShownRecap | null> => {
    if (meeting.state !== 'done' || meeting.forgottenAt) return null;
    const place = at ?? (await findMessage(tx, meeting.teamId, recapKey(meeting.id, 0)));
    const notes = place && (await notesOf(meeting.id));
    return notes && { notes, page: pagesIn(meeting.teamId)(place) };
  };

  const cardOf = async (meeting: Meeting, recapAt?: Place) => {
    const policy = isOver(meeting) ? null : await settingsOf(meeting.teamId, meeting.channelId);
    return card(policy ? boundBy(policy, meeting) : meeting, now, {
      health: waitsForSession(meeting) ? await health.read() : undefined,
      recap: await shownRecap(meeting, recapAt),
      announcement: await announcementOf(meeting),
      ears: meeting.connectedAt ? await earsOf(meeting.id) : null,
      people: meeting.state === 'live' ? await peopleReadingOf(meeting.id) : null,
      personas: isYetToGo(meeting) ? await personasOf(meeting.teamId, meeting.channelId) : [],
      policy,
      worker: await shownWorker(meeting),
      tokens: meeting.connectedAt ? await tokensOf(meeting.id) : null,
    });
  };

  /** Before there's a session, only an agent that took the meeting over. */
  const shownWorker = async (meeting: Meeting) => {
    const worker = isClaimable(meeting) ? await workerOf(meeting) : null;
    return meeting.sessionId || worker?.kind === 'claimed' ? worker : null;
  };

  const ofNotes = notesAnnouncer({
    ...{ tx, now, jobs, tasksOf, tookAlong, factsBelow, canRewriteNotes, pagesIn, put, cardOf },
  });

  return {
    async show(meeting, notices, isRefresh = false) {
      await put(meeting, cardKey(meeting.id), await cardOf(meeting), { isRefresh });
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

function isYetToGo({ state }: Meeting): boolean {
  return state === 'proposed' || state === 'scheduled';
}

function questionKey(questionId: string): string {
  return `question:${questionId}`;
}

/** A standup is its channel's: where that takes no posts, nobody's DM becomes its place. What has begun is seen through. */
function isOfChannelAlone({ requestedVia, state }: Meeting): boolean {
  return requestedVia === 'standup' && state === 'scheduled';
}
