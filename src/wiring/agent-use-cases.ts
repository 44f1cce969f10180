import { randomUUID } from 'node:crypto';
import type { AgentQuestions } from '../../services/agents/question-of.ts';
import { reportTask } from '../../services/agents/report.ts';
import { runOf } from '../../services/agents/run-of.ts';
import type { Signals } from '../../services/agents/signals.ts';
import { waitFor } from '../../services/agents/signals.ts';
import { askThread, readMessages } from '../../services/agents/talk.ts';
import { type Agent, visibleMeeting, visibleMeetings } from '../../services/agents/visible-meetings.ts';
import { decide } from '../../services/meetings/decide.ts';
import type { SessionLog } from '../../services/meetings/ports/session-log.ts';
import { type ProposeDeps, propose } from '../../services/meetings/propose.ts';
import { mayReadWords } from '../../services/notes/may-read-words.ts';
import { findChannel } from '../../services/people/find-channel.ts';
import type { People } from '../../services/people/people.ts';
import type { Segment } from '../../services/sessions/transcript.ts';
import type { MeetingQueries } from '../../services/store/queries/meeting-queries.ts';
import type { RunQueries } from '../../services/store/rows/run-rows.ts';
import type { WholeTransact } from '../../services/store/unit.ts';
import { requestRun } from '../../services/tasks/request-run.ts';
import type { Task } from '../../services/tasks/task.ts';
import type { AnyTool } from '../../services/tasks/tool.ts';
import type { AgentUseCases } from '../mcp/server.ts';

export type AgentParts = {
  transact: WholeTransact;
  proposeDeps: ProposeDeps;
  queries: MeetingQueries;
  runs: RunQueries;
  questions: AgentQuestions;
  sessions: SessionLog;
  segments: (meetingId: string, limit: number) => Promise<Segment[]>;
  tasksOf: (meetingId: string) => Promise<Task[]>;
  people: People;
  tools: readonly AnyTool[];
  signals: Signals;
  /** Aborted when the process stops: whoever waits is answered without. */
  stop: AbortSignal;
};

/** What agents may call, with everything it needs. */
export function createAgentUseCases(parts: AgentParts): AgentUseCases {
  const { transact, queries, people, tools, signals, stop, sessions, tasksOf } = parts;
  const visible = { people, meetingsIn: queries.meetingsIn, look: queries.look };
  const proposeMeeting = propose(parts.proposeDeps);
  const decideMeeting = decide({ transact });
  const attend = (agent: Agent, meetingId: string) =>
    transact((unit) => unit.agents.attend(agent.teamId, meetingId, agent.tokenId));
  const read = readMessages({ transact });

  return {
    async meeting(agent, id) {
      const seen = await visibleMeeting(visible, agent, id);
      if (seen && seen !== 'unknown') await attend(agent, id);
      return seen;
    },
    meetings: (agent, limit) => visibleMeetings(visible, agent, limit),
    async join(agent, { call, channel, minutes }) {
      const place = channel === null ? null : await findChannel(people, agent.userId, channel);
      if (place?.ok === false) return { kind: 'no_channel', reason: place.reason };
      const [outcome] = await proposeMeeting({
        key: `agent:${randomUUID()}`,
        teamId: agent.teamId,
        // Without a channel its thread is a DM to the person.
        channelId: place?.channel.id ?? agent.userId,
        threadTs: null,
        requestedBy: agent.userId,
        via: 'agent',
        calls: [call],
        minutes,
        byExternal: false,
      });
      if (!outcome) throw new Error('A request of an agent came to nothing');
      return outcome;
    },
    leave: (agent, { id, teamId, channelId }) =>
      decideMeeting(
        { meetingId: id, teamId, channelId, userId: agent.userId, isExternal: false },
        { kind: 'stop', reason: 'asked' },
      ),
    heard: (meeting) => sessions.summarise(meeting),
    async transcript(agent, meeting, limit) {
      if (limit === 0) return [];
      const may = await transact((unit) => mayReadWords(unit, meeting, agent.userId));
      return may ? parts.segments(meeting.id, limit) : [];
    },
    tasks: (meeting) => tasksOf(meeting.id),
    report: reportTask({ transact, newId: randomUUID }),
    tools,
    request: requestRun({ transact, tools, newId: randomUUID }),
    run: runOf({ look: parts.runs.look, signals, stop }),
    ask: (agent, meeting, text, askedBy) =>
      askThread({ transact, newId: randomUUID })(agent, meeting.id, text, askedBy),
    question: parts.questions,
    messages: async (agent, meeting, seconds) =>
      (await waitFor(signals, `messages:${meeting.id}`, seconds, stop, async () => {
        const messages = await read(agent, meeting.id);
        return messages.length > 0 ? messages : null;
      })) ?? [],
  };
}
