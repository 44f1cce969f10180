import type { AgentLimits } from '../../services/agents/agent-limits.ts';
import type { ClaimOutcome } from '../../services/agents/claims/claim-meeting.ts';
import type { CallWorker } from '../../services/agents/claims/who-works.ts';
import type { AgentMessage } from '../../services/agents/ports/agent-repository.ts';
import type { AgentQuestions } from '../../services/agents/question-of.ts';
import type { Read } from '../../services/agents/read-recap.ts';
import type { AgentRefusal, NotToBeSaid } from '../../services/agents/refusal.ts';
import type { Reported } from '../../services/agents/report.ts';
import type { AgentSearch } from '../../services/agents/search-for-agent.ts';
import type { AskOutcome } from '../../services/agents/talk.ts';
import type { Named } from '../../services/agents/tell-names.ts';
import type { Agent } from '../../services/agents/visible-meetings.ts';
import type { MeetingWords } from '../../services/agents/words-of-meeting.ts';
import type { Call } from '../../services/meetings/call-link.ts';
import type { DecisionOutcome } from '../../services/meetings/decide.ts';
import type { Meeting } from '../../services/meetings/meeting.ts';
import type { ProposalOutcome } from '../../services/meetings/proposal.ts';
import type { NotesDocument } from '../../services/notes/destinations/document.ts';
import type { ListedRecap, PageEnd } from '../../services/notes/ports/past-meetings.ts';
import type { Spoken } from '../../services/notes/recording.ts';
import type { NoChannel } from '../../services/people/find-channel.ts';
import type { PagesIn } from '../../services/people/pages.ts';
import type { People } from '../../services/people/people.ts';
import type { ToolCallRequest, ToolCallRequested } from '../../services/tasks/request-tool-call.ts';
import type { AnyTool } from '../../services/tasks/tool.ts';
import type { ToolCall } from '../../services/tasks/tool-call.ts';

/** `other_channel`: the key is for one channel, and it isn't that. `no_key`: it ended meanwhile. */
export type JoinOutcome =
  | ProposalOutcome
  | NoChannel
  | Extract<AgentRefusal, { kind: 'other_channel' | 'no_key' }>;

export type Seen = { meeting: Meeting; now: Date };

/** What the product does, as agents call it; every meeting was found visible to the agent's person before. */
export type AgentUseCases = {
  /** How often agents may ask. */
  readonly limits: AgentLimits;
  /** Null: none, or not for this person. */
  meeting(agent: Agent, id: string): Promise<Seen | null | 'unknown'>;
  /** The same, where the agent only reads what is left of it: it doesn't work on it. */
  past(agent: Agent, id: string): Promise<Seen | null | 'unknown'>;
  meetings(agent: Agent, limit: number): Promise<Meeting[] | null>;
  join(
    agent: Agent,
    ask: { call: Call; channel: string | null; minutes: number | null },
  ): Promise<JoinOutcome>;
  leave(agent: Agent, meeting: Meeting): Promise<DecisionOutcome>;
  /** What people are called, by their ids; who isn't in it, Slack didn't name. */
  names(agent: Agent, named: readonly Named[]): Promise<ReadonlyMap<string, string>>;
  /** Pages of meetings' threads, by meeting; those that have one. */
  threadLinks(meetingIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** With the newest `segments`, oldest first; none that the agent's person may not read. */
  words(agent: Agent, meeting: Meeting, segments: number): Promise<MeetingWords>;
  /** From now on the agent works in the call, and the house agent doesn't. */
  claim(agent: Agent, meeting: Meeting): Promise<ClaimOutcome>;
  /** False where the agent didn't have it. */
  release(agent: Agent, meeting: Meeting): Promise<boolean>;
  /** Who works in a call; null is nobody. */
  worker(meeting: Meeting): Promise<CallWorker | null>;
  recap(agent: Agent, meeting: Meeting): Promise<Read<{ document: NotesDocument }>>;
  transcript(agent: Agent, meeting: Meeting): Promise<Read<{ title: string; segments: readonly Spoken[] }>>;
  /** Newest first, behind a page's end; null when Slack isn't responding. */
  recaps(agent: Agent, limit: number, after: PageEnd | null): Promise<readonly ListedRecap[] | null>;
  search(agent: Agent, question: string): Promise<AgentSearch>;
  pagesIn: PagesIn;
  report(agent: Agent, meeting: Meeting, task: Reported): Promise<'reported' | 'too_many' | NotToBeSaid>;
  readonly tools: readonly AnyTool[];
  /** Names of those that the meeting's persona may use. */
  toolsFor(meeting: Meeting): Promise<string[]>;
  request(
    agent: Agent,
    request: Omit<ToolCallRequest, 'tokenId' | 'userId' | 'keyChannelId'>,
  ): Promise<ToolCallRequested>;
  /** A tool call of this agent, as soon as it is over, or as it stands after `waitSeconds`. */
  run(agent: Agent, toolCallId: string, waitSeconds: number): Promise<ToolCall | null | 'unknown'>;
  ask(agent: Agent, meeting: Meeting, text: string, askedBy: string | null): Promise<AskOutcome | null>;
  /** As soon as it is answered or after so many seconds. */
  readonly question: AgentQuestions;
  /** Member, guest, of another workspace, an app: who writes is who instructs. */
  kindOf: People['kindOf'];
  /** As soon as there are some, or none after `waitSeconds`. */
  messages(agent: Agent, meeting: Meeting, waitSeconds: number): Promise<AgentMessage[]>;
};
