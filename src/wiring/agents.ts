import { randomUUID } from 'node:crypto';
import type { UseCases } from '../../listeners/use-cases.ts';
import { createAgentLimits } from '../../services/agents/agent-limits.ts';
import { claimMeeting } from '../../services/agents/claims/claim-meeting.ts';
import { endLapsedClaim, releaseMeeting } from '../../services/agents/claims/end-claim.ts';
import { whoWorks } from '../../services/agents/claims/who-works.ts';
import { connectAgent, listTokens, revokeKeysOf, revokeTokens } from '../../services/agents/connect.ts';
import { endKeysOfLeft } from '../../services/agents/end-keys-of-left.ts';
import { stopWork } from '../../services/agents/house/stop-work.ts';
import { joinMeeting } from '../../services/agents/join-meeting.ts';
import { keyOwner } from '../../services/agents/key-owner.ts';
import { questionOf } from '../../services/agents/question-of.ts';
import { readRecap, readTranscript } from '../../services/agents/read-recap.ts';
import { reportTask } from '../../services/agents/report.ts';
import { listRecaps, searchForAgent } from '../../services/agents/search-for-agent.ts';
import type { Signals } from '../../services/agents/signals.ts';
import { waitFor } from '../../services/agents/signals.ts';
import {
  answerQuestion,
  askThread,
  type HouseEar,
  readMessages,
  sayToAgent,
} from '../../services/agents/talk.ts';
import { tellNames } from '../../services/agents/tell-names.ts';
import { toolCallOf } from '../../services/agents/tool-call-of.ts';
import {
  type Agent,
  isFor,
  seesMeeting,
  visibleMeeting,
  visibleMeetings,
} from '../../services/agents/visible-meetings.ts';
import { wordsOfMeeting } from '../../services/agents/words-of-meeting.ts';
import type { AskingThreads } from '../../services/common/asking-threads.ts';
import type { Decide } from '../../services/meetings/decide.ts';
import type { ProposeDeps } from '../../services/meetings/propose.ts';
import { mayReadWords } from '../../services/notes/may-read-words.ts';
import { authorize, presentIn, type SpendingDeps } from '../../services/people/authorize.ts';
import { findChannel } from '../../services/people/find-channel.ts';
import { agentQueries } from '../../services/store/queries/agent-queries.ts';
import { pastMeetings } from '../../services/store/queries/past-meetings.ts';
import { toolCallQueries } from '../../services/store/rows/tool-call-rows.ts';
import type { WholeTransact, WholeUnit } from '../../services/store/unit.ts';
import { requestToolCall } from '../../services/tasks/request-tool-call.ts';
import type { AnyTool } from '../../services/tasks/tool.ts';
import { toolsFor } from '../../services/tasks/tools-of-call.ts';
import type { AgentUseCases } from '../mcp/agent-use-cases.ts';
import { mcpDoor } from '../mcp/door.ts';
import { mcpAddress } from '../oauth/address.ts';
import type { SlackConnection } from '../slack/connect.ts';
import type { Foundation } from './foundation.ts';
import { connectOAuth } from './oauth.ts';

export type AgentsParts = {
  base: Foundation;
  transact: WholeTransact;
  proposeDeps: ProposeDeps;
  slack: Pick<SlackConnection, 'people' | 'pagesIn'>;
  spending: SpendingDeps;
  /** Stop leaves a call also where nothing can be written. */
  useCases: { decide: Decide };
  tools: readonly AnyTool[];
  signals: Signals;
  /** Takes what is said to the agent where nobody's own works. */
  house: { ear: HouseEar<WholeUnit> | null };
  /** Looks through past meetings, as people do. */
  notes: { useCases: Pick<UseCases, 'ask'> };
  /** Threads in which an agent waits for an answer. */
  asking: AskingThreads;
  /** Where this process is reached, once the port is known. */
  origin: () => string;
};

/** Agents that work in calls: their door, and what people do with them. */
export function connectAgents(parts: AgentsParts) {
  const { base, transact, asking } = parts;
  const { people } = parts.slack;
  const { tokenByHash, keyOwners } = agentQueries(base.database.db);
  const ending = { transact, house: parts.house.ear };
  const oauth = connectOAuth(parts);
  const door = mcpDoor({
    ownerOf: keyOwner({
      ...{ ...ending, tokenByHash },
      kindOf: people.kindOf,
      clock: () => performance.now(),
    }),
    useCases: agentUseCases(parts),
    challenge: oauth.challenge,
    log: base.log,
  });
  return {
    routes: [...door, ...oauth.routes],
    endLapsedClaim: endLapsedClaim(ending),
    endKeysOfLeft: (teamId: string) =>
      endKeysOfLeft({
        keyOwners: () => keyOwners(teamId),
        revokeAllOf: (userId) => revokeTokens(ending)({ teamId, userId }, 'all'),
        kindOf: (userId) => people.kindOf({ teamId, userId }),
      }),
    useCases: {
      ...oauth.useCases,
      sayToAgent: sayToAgent(ending),
      whyNotHere: (actor) => authorize(actor, presentIn(people, actor)),
      isAsked: asking.includes,
      answerQuestion: answerQuestion({ transact }),
      connect: connectAgent({ transact, people, newId: randomUUID }),
      tokens: listTokens({ transact }),
      revokeTokens: revokeTokens(ending),
      revokeKeysOf: revokeKeysOf({ ...ending, people }),
      agentAddress: () => mcpAddress(parts.origin()),
      kindOf: people.kindOf,
      stopWork: stopWork({ transact, people, decide: parts.useCases.decide }),
    } satisfies Partial<UseCases>,
  };
}

/** What agents may call, with everything it needs. */
function agentUseCases(parts: AgentsParts): AgentUseCases {
  const { base, transact, tools, signals } = parts;
  const { people, pagesIn } = parts.slack;
  const { db } = base.database;
  const stop = base.stopping.signal;
  const queries = base.meetings;
  const { isUsable, threadsOf } = agentQueries(db);
  const visible = { people, meetingsIn: queries.meetingsIn, look: queries.look, isUsable };
  const proposeMeeting = joinMeeting({ ...parts.proposeDeps, ...parts.spending, transact });
  const attend = (agent: Agent, meetingId: string) =>
    transact((unit) => unit.agents.attend(agent.teamId, meetingId, agent.tokenId));
  const read = readMessages({ transact });
  const sees = seesMeeting(visible);
  const names = tellNames({ transact, people });
  const threadLinks: AgentUseCases['threadLinks'] = async (meetingIds) => {
    const threads = [...(await threadsOf(meetingIds))];
    const pages = threads.map(([id, { teamId, ...thread }]) => [id, pagesIn(teamId)(thread)] as const);
    return new Map(pages.flatMap(([id, page]) => (page ? [[id, page]] : [])));
  };

  return {
    limits: createAgentLimits(base.pace.rateClock),
    async meeting(agent, id) {
      const seen = await visibleMeeting(visible, agent, id);
      if (seen && seen !== 'unknown') await attend(agent, id);
      return seen;
    },
    meetings: (agent, limit) => visibleMeetings(visible, agent, limit),
    async join(agent, { call, channel, minutes }) {
      const place = channel === null ? null : await findChannel(people, agent, channel);
      if (place?.ok === false) return place.problem;
      const channelId = place?.channel.id ?? agent.channelId ?? agent.userId;
      if (!isFor(agent, channelId)) return { kind: 'other_channel' };
      return proposeMeeting(agent, { channelId, calls: [call], minutes });
    },
    leave: (agent, { id, teamId, channelId }) =>
      parts.useCases.decide(
        { meetingId: id, teamId, channelId, userId: agent.userId, isExternal: false },
        { kind: 'stop', reason: 'asked' },
      ),
    words: wordsOfMeeting({ transact, mayRead: mayReadWords }),
    claim: (agent, { id }) => claimMeeting({ transact })(agent, id),
    release: (agent, { id }) => releaseMeeting({ transact, house: parts.house.ear })(agent, id),
    worker: (meeting) => transact((unit) => whoWorks(unit, meeting, parts.house.ear !== null)),
    ...{ names, threadLinks, pagesIn },
    past: (agent, id) => visibleMeeting(visible, agent, id),
    recap: readRecap({ transact, names, threadLinks }),
    transcript: readTranscript({ transact }),
    search: searchForAgent({ transact, ask: parts.notes.useCases.ask, isUsable }),
    recaps: listRecaps({ transact, people, past: pastMeetings(db), isUsable }),
    report: reportTask({ transact, newId: randomUUID }),
    tools,
    toolsFor: (meeting) => transact((unit) => toolsFor(unit, tools, meeting)),
    request: (agent, request) =>
      requestToolCall({
        ...{ transact, tools, newId: randomUUID },
        stillSees: async ({ meeting }) => (await sees(agent, meeting.id)) !== null,
      })({ ...request, tokenId: agent.tokenId, userId: agent.userId, keyChannelId: agent.channelId }),
    run: toolCallOf({ transact, look: toolCallQueries(db).look, sees, signals, stop }),
    kindOf: people.kindOf,
    ask: (agent, meeting, text, askedBy) =>
      askThread({ transact, newId: randomUUID })(agent, meeting.id, text, askedBy),
    question: questionOf({ transact, signals, sees, stop }),
    messages: async (agent, meeting, seconds) =>
      (await waitFor(signals, `messages:${meeting.id}`, seconds, stop, async () => {
        // Looked at each time: who left the channel while they waited hears nothing, and takes nothing from others.
        if ((await sees(agent, meeting.id)) !== 'yes') return null;
        const messages = await read(agent, meeting.id);
        return messages.length > 0 ? messages : null;
      })) ?? [],
  };
}
