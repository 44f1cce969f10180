import { randomUUID } from 'node:crypto';
import type { UseCases } from '../../listeners/use-cases.ts';
import type { AskingThreads } from '../../services/agents/asking-threads.ts';
import { connectAgent, listTokens, revokeTokens } from '../../services/agents/connect.ts';
import { answerQuestion, sayToAgent } from '../../services/agents/talk.ts';
import { decide } from '../../services/meetings/decide.ts';
import { leaveHere } from '../../services/meetings/leave-here.ts';
import type { SessionProvider } from '../../services/meetings/ports/session-provider.ts';
import { type ProposeDeps, propose } from '../../services/meetings/propose.ts';
import { retryMeeting } from '../../services/meetings/retry.ts';
import { changeItem, itemForm } from '../../services/notes/change-item.ts';
import {
  editSummary,
  rateNotes,
  releaseNotes,
  rewriteNotes,
  summaryForm,
} from '../../services/notes/decide-notes.ts';
import { askToForget, forgetMeeting } from '../../services/notes/forget.ts';
import { listOpenItems } from '../../services/notes/list-open-items.ts';
import type { Answerer } from '../../services/notes/ports/answerer.ts';
import { setRetention, showRetention } from '../../services/notes/retention.ts';
import { answerFrom } from '../../services/notes/search/answer.ts';
import { askMeetings } from '../../services/notes/search/ask.ts';
import { listMeetings } from '../../services/notes/search/list.ts';
import type { People } from '../../services/people/people.ts';
import type { Roster } from '../../services/people/roster.ts';
import { addStandup } from '../../services/standups/add-standup.ts';
import { changeStandup } from '../../services/standups/change-standup.ts';
import { findStandup, listStandups } from '../../services/standups/find-standup.ts';
import { collectUpdate } from '../../services/standups/standup-prompt.ts';
import type { Executor } from '../../services/store/executor.ts';
import type { MeetingQueries } from '../../services/store/queries/meeting-queries.ts';
import { openItems } from '../../services/store/queries/open-items.ts';
import { pastMeetings } from '../../services/store/queries/past-meetings.ts';
import { waitingTimesIn } from '../../services/store/queries/waiting-times.ts';
import { channelSettings } from '../../services/store/rows/channel-rows.ts';
import { holidaysOf } from '../../services/store/rows/holiday-rows.ts';
import { standupsIn } from '../../services/store/rows/standup-rows.ts';
import type { WholeTransact } from '../../services/store/unit.ts';
import { changeSetting } from '../../services/tasks/change-setting.ts';
import { decideRun, editForm, editRun } from '../../services/tasks/decide-run.ts';
import type { AnyTool } from '../../services/tasks/tool.ts';
import { whenMeant } from '../../services/times/messages/when-meant.ts';

export type UseCaseParts = {
  proposeDeps: ProposeDeps;
  /** The database's clock. */
  now: () => Date;
  people: People;
  roster: Roster;
  /** Whether notes can be written anew. */
  hasModel: boolean;
  tools: readonly AnyTool[];
  asking: AskingThreads;
  setHolidays: UseCases['standups']['setHolidays'];
  /** Threads that were asked for updates. */
  promptedThreads: AskingThreads;
  copies: UseCases['copies'];
  calendars: UseCases['calendars'];
  agentAddress: () => string;
  openForm: UseCases['openForm'];
  pushForm: UseCases['pushForm'];
  updateForm: UseCases['updateForm'];
  pageOf: UseCases['pageOf'];
  /** Makes answers of what is found; undefined where no model is set up. */
  answerer: Answerer | undefined;
  /** Ends what still asks. */
  stop: AbortSignal;
  db: Executor;
  transact: WholeTransact;
  queries: MeetingQueries;
  provider: SessionProvider;
  log: { error(fields: object, message: string): void };
  leaveWorkspace: (teamId: string) => Promise<void>;
};

/** What the listeners may call, with everything it needs. */
export function createUseCases(parts: UseCaseParts): UseCases {
  const { db, transact, queries, provider, log, proposeDeps, people, tools, asking, answerer, stop } = parts;
  const past = pastMeetings(db);
  const whisper: UseCases['whisper'] = (to, text) => transact((unit) => unit.announcer.whisper(to, text));
  const reply: UseCases['whisper'] = (to, text) => transact((unit) => unit.announcer.reply(to, text));
  const later = (words: Promise<string>, tell: (text: string) => Promise<void>) =>
    void words.then(tell).catch((error: unknown) => log.error({ err: error }, 'an answer was lost'));
  const standupDeps = {
    transact,
    people,
    roster: parts.roster,
    newId: randomUUID,
    billing: proposeDeps,
  };
  return {
    propose: propose(proposeDeps),
    whenMeant: whenMeant(parts.roster, parts.now),
    decide: decide({ transact }),
    retry: retryMeeting(proposeDeps),
    leaveHere: leaveHere({ transact, activeInChannel: queries.activeInChannel }),
    leaveWorkspace: parts.leaveWorkspace,
    status: queries.activeInChannel,
    settings: channelSettings(db),
    changeSetting: changeSetting({
      transact,
      people,
      maxMeetingMinutes: proposeDeps.maxMeetingMinutes,
      toolNames: ['join_meeting', ...tools.map(({ name }) => name)],
    }),
    decideRun: decideRun({ transact, people }),
    editForm: editForm({ transact, people, tools }),
    editRun: editRun({ transact, people, tools }),
    changeItem: changeItem({ transact, people, roster: parts.roster }),
    itemForm: itemForm({ transact, people, roster: parts.roster }),
    openActions: listOpenItems({ people, roster: parts.roster, open: openItems(db) }),
    openForm: parts.openForm,
    pushForm: parts.pushForm,
    updateForm: parts.updateForm,
    sayToAgent: sayToAgent({ transact }),
    isAsked: asking.includes,
    answerQuestion: answerQuestion({ transact }),
    connect: connectAgent({ transact, newId: randomUUID }),
    tokens: listTokens({ transact }),
    revokeTokens: revokeTokens({ transact }),
    agentAddress: parts.agentAddress,
    isMember: people.isMember,
    copies: parts.copies,
    calendars: parts.calendars,
    notes: {
      release: releaseNotes({ transact, people, roster: parts.roster }),
      summaryForm: summaryForm({ transact, people }),
      editSummary: editSummary({ transact, people }),
      rewrite: rewriteNotes({ transact, people, hasModel: parts.hasModel }),
      rate: rateNotes({ transact, people }),
      askToForget: askToForget({ transact, people }),
      forget: forgetMeeting({ transact, people }),
      retention: showRetention({ transact }),
      setRetention: setRetention({ transact, people }),
    },
    standups: {
      list: listStandups({
        roster: parts.roster,
        standupsIn: standupsIn(db),
        waitingIn: waitingTimesIn(db),
        holidaysOf: holidaysOf(db),
        settingsOf: channelSettings(db),
        billing: proposeDeps,
        now: parts.now,
      }),
      find: findStandup(standupDeps),
      add: addStandup(standupDeps),
      change: changeStandup(standupDeps),
      isPrompted: parts.promptedThreads.includes,
      collect: collectUpdate({ transact, people }),
      setHolidays: parts.setHolidays,
    },
    balance: () => provider.balance(),
    receiveOnce: (teamId, key) => transact((unit) => unit.receiveOnce(teamId, key)),
    replyOnce: (key, to, text) =>
      transact(async (unit) => {
        const first = await unit.receiveOnce(to.teamId, key);
        if (first) await unit.announcer.reply(to, text);
        return first;
      }),
    replyLater: (to, words) => later(words, (text) => reply(to, text)),
    ask: askMeetings({ people, past }),
    answerFrom: answerer ? answerFrom({ answerer, stop }) : null,
    meetings: listMeetings({ people, past }),
    pageOf: parts.pageOf,
    whisper,
    whisperLater: (to, words) =>
      later(words, async (text) => {
        const canWhisper = (await people.isAppIn(to.channelId)) !== false;
        await (canWhisper ? whisper(to, text) : reply({ ...to, channelId: to.userId, threadTs: null }, text));
      }),
  };
}
