import type { ModalView } from '@slack/types';
import type { EventOutcome, EventPress, EventVerb } from '../services/calendars/decide-event.ts';
import type { SeriesUseCases } from '../services/calendars/decided-series.ts';
import type { CalendarUseCases } from '../services/calendars/manage.ts';
import type { Call } from '../services/meetings/call-link.ts';
import type { WorkspaceOutcome } from '../services/meetings/change-workspace.ts';
import type { ChannelSettings, SettingChange } from '../services/meetings/channel-settings.ts';
import type { Decision, DecisionKind, DecisionOutcome } from '../services/meetings/decide.ts';
import type { LeaveOutcome } from '../services/meetings/leave-here.ts';
import type { Meeting } from '../services/meetings/meeting.ts';
import type { MoneyHere } from '../services/meetings/money-here.ts';
import type { Audience } from '../services/meetings/ports/meeting-announcer.ts';
import type { Outcome } from '../services/meetings/ports/session-provider.ts';
import type { ProposalOutcome, Request } from '../services/meetings/proposal.ts';
import type { RetryOutcome } from '../services/meetings/retry.ts';
import type { WorkspaceChange } from '../services/meetings/workspace-settings.ts';
import type { ItemOutcome, ItemPress, ItemWish } from '../services/notes/change-item.ts';
import type { NotesOutcome } from '../services/notes/decide-notes.ts';
import type { AddOutcome } from '../services/notes/destinations/add-destination.ts';
import type { Destination } from '../services/notes/destinations/destination.ts';
import type { RemoveOutcome } from '../services/notes/destinations/remove-destination.ts';
import type { AgainOutcome } from '../services/notes/destinations/send-again.ts';
import type { TestOutcome } from '../services/notes/destinations/test-destination.ts';
import type { Wanted as WantedExport } from '../services/notes/destinations/wanted.ts';
import type { DigestOutcome } from '../services/notes/digest.ts';
import type { ForgetOutcome, WhichMeeting } from '../services/notes/forget.ts';
import type { ForgetMeOutcome } from '../services/notes/forget-me.ts';
import type { ForgetWordsOutcome } from '../services/notes/forget-speaker.ts';
import type { Item } from '../services/notes/item.ts';
import type { OpenListed } from '../services/notes/list-open-items.ts';
import type { FoundPassage } from '../services/notes/passage.ts';
import type { RetentionOutcome } from '../services/notes/retention.ts';
import type { Answer } from '../services/notes/search/answer.ts';
import type { Asked, Found } from '../services/notes/search/ask.ts';
import type { Listed } from '../services/notes/search/list.ts';
import type { Asker as Searcher } from '../services/notes/search/reach.ts';
import type { ShareOutcome } from '../services/notes/sharing/share-recap.ts';
import type { ThreadRecap } from '../services/notes/thread-recap.ts';
import type { Actor } from '../services/people/actor.ts';
import type { NotEntitled } from '../services/people/authorize.ts';
import type { PagesIn } from '../services/people/pages.ts';
import type { Kind, UserIn } from '../services/people/people.ts';
import type { Trigger } from '../services/slack/api/modals.ts';
import type { Changed } from '../services/standups/changed.ts';
import type { StandupDraft } from '../services/standups/draft.ts';
import type { HolidaysOutcome } from '../services/standups/holidays/set-holidays.ts';
import type { ListedStandups } from '../services/standups/list-standups.ts';
import type {
  NewStandup,
  StandupActor,
  StandupChange,
  StandupOutcome,
  Which,
} from '../services/standups/outcomes.ts';
import type { Update } from '../services/standups/standup-prompt.ts';
import type { SettingOutcome } from '../services/tasks/change-setting.ts';
import type { ResolveStartTime } from '../services/times/messages/resolve-start-time.ts';
import type { WhyNotThen } from '../services/times/start-limits.ts';
import type { StepRun } from '../services/workflow-steps/begin-step.ts';
import type { AgentUseCases } from './agent-use-cases.ts';
import type { ApprovalUseCases } from './approval-use-cases.ts';
import type { BriefUseCases } from './brief-use-cases.ts';
import type { ConsentUseCases } from './consent-use-cases.ts';
import type { HomeUseCases } from './home-use-cases.ts';
import type { MemoryUseCases } from './memory-use-cases.ts';
import type { PersonaUseCases } from './persona-use-cases.ts';
import type { PolicyUseCases } from './policy-use-cases.ts';

/** What the product does, as Slack's listeners call it. */
export type UseCases = ApprovalUseCases &
  AgentUseCases & {
    propose(request: Omit<Request, 'held'>): Promise<ProposalOutcome[]>;
    /** When someone wants us in a call, by their words and in their zone. */
    readonly resolveStartTime: ResolveStartTime;
    /** Why nobody can be sent at a time that somebody picked; null where one can. */
    whyNotThen(at: Date): WhyNotThen | null;
    /** Our step in somebody's workflow; what comes of it the workflow hears later. */
    beginStep(run: StepRun): Promise<void>;
    /** Greets a channel that the app has come into, once. */
    welcome(channel: { teamId: string; channelId: string }): Promise<void>;
    decide(decision: Decision, what: DecisionKind): Promise<DecisionOutcome>;
    retry(decision: Decision): Promise<RetryOutcome>;
    leaveHere(actor: Actor, call: Call | null): Promise<LeaveOutcome>;
    /** `error`: what Slack said. */
    leaveWorkspace(teamId: string, error: string): Promise<void>;
    /** Its admins added the app to workspaces, or took it from some. */
    reviewOrganisation(enterpriseId: string): Promise<void>;
    status(teamId: string, channelId: string): Promise<{ meetings: Meeting[]; now: Date }>;
    settings(teamId: string, channelId: string): Promise<ChannelSettings>;
    /** With the workspace's, and what is spent. */
    moneyHere(teamId: string, channelId: string): Promise<MoneyHere>;
    changeWorkspace(actor: Actor, change: WorkspaceChange): Promise<WorkspaceOutcome>;
    changeSetting(actor: Actor, change: SettingChange): Promise<SettingOutcome>;
    readonly policy: PolicyUseCases;
    /** What someone does to an action item of a recap. */
    changeItem(press: ItemPress, wish: ItemWish): Promise<ItemOutcome>;
    /** What is open of a channel's calls, or of the asker in their DM. */
    openActions(actor: Actor): Promise<OpenListed>;
    itemForm(press: ItemPress): Promise<{ kind: 'form'; item: Item } | ItemOutcome>;
    /** Opens a form for the person who pressed, and answers its id; null when Slack didn't. */
    openForm(trigger: Trigger, view: ModalView): Promise<string | null>;
    /** Shows an action item to somebody who opened its card, if they may read it. */
    showItem(
      trigger: Trigger,
      reader: Pick<Actor, 'teamId' | 'userId' | 'isExternal'>,
      itemId: string,
    ): Promise<void>;
    /** The same above the window in which someone pressed. */
    pushForm(trigger: Trigger, view: ModalView): Promise<string | null>;
    /** Shows something else in a window; false when that is closed. */
    updateForm(window: { teamId: string; viewId: string }, view: ModalView): Promise<boolean>;
    kindOf(user: UserIn): Promise<Kind>;
    readonly exports: ExportUseCases;
    readonly calendars: CalendarUseCases &
      SeriesUseCases & {
        /** What its person says to the card of a meeting. */
        decide(press: EventPress, verb: EventVerb): Promise<EventOutcome>;
      };
    readonly notes: NotesUseCases;
    readonly memory: MemoryUseCases;
    readonly briefs: BriefUseCases;
    readonly consent: ConsentUseCases;
    readonly home: HomeUseCases;
    readonly standups: StandupUseCases;
    readonly personas: PersonaUseCases;
    /** What is in the wallet; null where it isn't this workspace's to know. */
    balance(teamId: string): Promise<Outcome<number> | null>;
    /** False for a request that was received before: a replay changes nothing. */
    receiveOnce(teamId: string, key: string): Promise<boolean>;
    /** Looks through past meetings; what it finds is for those `readBy` names, and nobody else. */
    ask(asked: Asked): Promise<Found>;
    /** The meeting in whose thread a message is; null where it's in none's. */
    callOfThread(thread: { teamId: string; channelId: string; threadTs: string }): Promise<string | null>;
    /** A model's answer from what was found; null where no model is set up. */
    readonly answerFrom:
      | ((teamId: string, question: string, passages: readonly FoundPassage[]) => Promise<Answer>)
      | null;
    /** Past meetings: with these words, or with none the newest. */
    meetings(asker: Searcher, words: string): Promise<Listed>;
    readonly pagesIn: PagesIn;
    /**
     * Answers a post once, however often Slack tells of it; false where it was answered before. Here and below, `about` are
     * the meetings whose words the answer repeats.
     */
    replyOnce(key: string, to: Audience, text: string, about?: readonly string[]): Promise<boolean>;
    /** The same with the list of commands. */
    helpOnce(key: string, to: Audience): Promise<void>;
    /** An ordinary reply, whenever the words come; the caller doesn't wait. */
    replyLater(to: Audience, text: Promise<string>, about: readonly string[]): void;
    postEphemeral(to: Audience, text: string): Promise<void>;
    /** The same to a post, once, unless the channel wants only commands and mentions. */
    postEphemeralOnce(key: string, to: Audience, text: string): Promise<void>;
    /** The same, whenever the words come, or a DM where the app can't whisper; the caller doesn't wait. */
    postEphemeralLater(to: Audience, text: Promise<string>, about?: readonly string[]): void;
  };

/** What people do with the notes of a call. */
type NotesUseCases = {
  release(decision: Decision): Promise<NotesOutcome>;
  summaryForm(decision: Decision): Promise<{ kind: 'form'; summary: string } | NotesOutcome>;
  editSummary(decision: Decision, summary: string): Promise<NotesOutcome>;
  rewrite(decision: Decision, hint: string): Promise<NotesOutcome>;
  /** Shows everything that sounds like a promise. */
  unfold(decision: Decision): Promise<NotesOutcome>;
  rate(decision: Decision, helpful: boolean): Promise<NotesOutcome>;
  /** Posts a copy in another channel. */
  share(decision: Decision, to: string): Promise<ShareOutcome>;
  /** People of other companies are in a channel. */
  takeBackCopies(teamId: string, channelId: string): Promise<void>;
  /** What was wrong with it. */
  comment(decision: Decision, words: string): Promise<NotesOutcome>;
  askToForget(actor: Actor, which: WhichMeeting): Promise<ForgetOutcome>;
  forget(decision: Decision): Promise<ForgetOutcome>;
  /** One person's words, as somebody asked by the page about the call. */
  decideForgetRequest(
    actor: Actor,
    requestId: string,
    verb: 'forget' | 'refuse',
  ): Promise<ForgetWordsOutcome>;
  /** Null only looks. */
  setDigest(actor: Actor, on: boolean | null): Promise<DigestOutcome>;
  /** What that wouldn't reach. */
  askToForgetMe(person: Pick<Actor, 'teamId' | 'userId'>): Promise<{ isAtPika: boolean }>;
  forgetMe(person: Pick<Actor, 'teamId' | 'userId'>): Promise<ForgetMeOutcome>;
  /** How the recap of a thread's call is doing. */
  threadRecap(thread: { teamId: string; channelId: string; threadTs: string | null }): Promise<ThreadRecap>;
  retention(teamId: string): Promise<RetentionOutcome>;
  setRetention(actor: Actor, days: number | null): Promise<RetentionOutcome>;
};

/** Standups of a channel. */
type StandupUseCases = {
  list(asker: Actor): Promise<ListedStandups | NotEntitled>;
  /** What a form starts from; null for a new standup. */
  draft(
    actor: StandupActor,
    which: Which | null,
  ): Promise<{ kind: 'draft'; draft: StandupDraft } | Exclude<StandupOutcome, Changed>>;
  /** `aloud` posts what was changed; else the caller shows it to the channel. */
  add(actor: StandupActor, wanted: NewStandup, aloud: boolean): Promise<StandupOutcome>;
  change(actor: StandupActor, which: Which, wanted: StandupChange, aloud: boolean): Promise<StandupOutcome>;
  /** Whether a thread was asked for updates; costs no query of its own. */
  isPrompted(thread: { teamId: string; channelId: string; threadTs: string }): Promise<boolean>;
  /** Null takes them away. What comes of it the channel hears. */
  setHolidays(actor: StandupActor, address: string | null): Promise<HolidaysOutcome>;
  /** What someone wrote there, as it reads by now; false where the call has begun. */
  collect(update: Update): Promise<boolean>;
};

/** Where exports of a channel's notes go. */
export type ExportUseCases = {
  list(teamId: string, channelId: string): Promise<Destination[]>;
  add(actor: Actor, wanted: WantedExport): Promise<AddOutcome>;
  remove(actor: Actor, which: WantedExport | { id: string }): Promise<RemoveOutcome>;
  test(actor: Actor, destinationId: string): Promise<TestOutcome>;
  sendAgain(actor: Actor, exportId: string): Promise<AgainOutcome>;
};

/** What the admin set, for every workspace. */
type AdminSet = {
  maxMeetingMinutes: number;
  pricePerMinuteUsd: number;
  /** Whether a model is set, so that the house agent can work. */
  hasModel: boolean;
  /** Days until everything of a workspace that removed the app is deleted, at most. */
  mostRemovalDays: number;
};

/** Who we are in a workspace, and what the admin set. */
export type AppContext = AdminSet & { teamId: string; botUserId: string; botId: string };

export type ListenerDeps = {
  useCases: UseCases;
  /** Of the workspace that Slack's payload came from, as its envelope says; what else it names isn't asked. */
  appContext: (payload: unknown) => AppContext;
  adminSet: AdminSet;
};
