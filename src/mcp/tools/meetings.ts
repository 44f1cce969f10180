import { z } from 'zod';
import type { Agent } from '../../../services/agents/visible-meetings.ts';
import { callIn } from '../../../services/meetings/links/calls-in-text.ts';
import { costUsd } from '../../../services/meetings/money.ts';
import { sayTaskDetail, sayTaskOutcome } from '../../../services/slack/words/tool-calls.ts';
import type { Task } from '../../../services/tasks/task.ts';
import type { AgentUseCases } from '../agent-use-cases.ts';
import { answer, failure, slackSilent, tooOften, withMeeting } from '../answer.ts';
import type { ToolServer } from '../limited-tools.ts';
import { sayDecided, sayProposed } from '../words.ts';
import { workerFor } from './claim.ts';
import { annotated, meetingId, reads } from './shared.ts';
import { summariesOf } from './summary-of.ts';
import { toolInput } from './tool-input.ts';

/** Seeing how meetings go. */
export function readingTools(server: ToolServer, agent: Agent, useCases: AgentUseCases): void {
  registerList(server, agent, useCases);
  registerGet(server, agent, useCases);
}

/** Joining and leaving. */
export function meetingTools(server: ToolServer, agent: Agent, useCases: AgentUseCases): void {
  registerJoin(server, agent, useCases);
  registerLeave(server, agent, useCases);
}

function registerJoin(server: ToolServer, agent: Agent, useCases: AgentUseCases): void {
  server.registerTool(
    'join_meeting',
    {
      title: 'Join a meeting',
      description:
        'Asks to send a teammate into a Google Meet or Zoom call. It is billed by the minute, so a person in Slack presses Join now first; get_meeting shows when it is in.',
      inputSchema: toolInput({
        link: z
          .string()
          .max(2_000)
          .describe('The call’s link, such as https://meet.google.com/abc-defg-hij.'),
        channel: z
          .string()
          .max(200)
          .optional()
          .describe('`#channel` or its id, for the thread; without it, a DM to the person you act for.'),
        minutes: z.int().min(1).max(1_440).optional().describe('The longest it may stay.'),
      }),
      ...annotated({ readOnly: false, destructive: false, idempotent: false, openWorld: true }),
    },
    async ({ link, channel = null, minutes = null }) => {
      const call = callIn(link);
      if (!call) return failure({ kind: 'not_a_call_link' });
      const waitMs = useCases.limits.card(agent);
      if (waitMs > 0) return tooOften('cards', waitMs);
      return sayProposed(await useCases.join(agent, { call, channel, minutes }));
    },
  );
}

function registerLeave(server: ToolServer, agent: Agent, useCases: AgentUseCases): void {
  server.registerTool(
    'leave_meeting',
    {
      title: 'Leave a meeting',
      description: 'Takes the teammate out of a call, or cancels the meeting before it joins.',
      inputSchema: toolInput({ meeting_id: meetingId }),
      ...annotated({ readOnly: false, destructive: true, idempotent: true, openWorld: true }),
    },
    ({ meeting_id }) =>
      withMeeting(useCases, agent, meeting_id, async ({ meeting }) =>
        sayDecided(await useCases.leave(agent, meeting)),
      ),
  );
}

function registerList(server: ToolServer, agent: Agent, useCases: AgentUseCases): void {
  server.registerTool(
    'list_meetings',
    {
      title: 'List meetings',
      description: 'The newest meetings in channels of the person you act for.',
      inputSchema: toolInput({ limit: z.int().min(1).max(50).default(10) }),
      ...reads,
    },
    async ({ limit }) => {
      const found = await useCases.meetings(agent, limit);
      return found ? answer({ meetings: await summariesOf(useCases, agent, found) }) : slackSilent;
    },
  );
}

function registerGet(server: ToolServer, agent: Agent, useCases: AgentUseCases): void {
  server.registerTool(
    'get_meeting',
    {
      title: 'Look at a meeting',
      description:
        'A meeting’s state, its persona and the tools that may be used for it, who is in the call, what was said last, and its tasks.',
      inputSchema: toolInput({
        meeting_id: meetingId,
        segments: z.int().min(0).max(500).default(50).describe('How many of the newest passages of speech.'),
      }),
      ...reads,
    },
    ({ meeting_id, segments }) =>
      withMeeting(useCases, agent, meeting_id, async ({ meeting, now }) => {
        const [{ transcript, participants, tasks }, tools, worker, [summary]] = await Promise.all([
          useCases.words(agent, meeting, segments),
          useCases.toolsFor(meeting),
          useCases.worker(meeting),
          summariesOf(useCases, agent, [meeting]),
        ]);
        return answer({
          ...summary,
          cost_usd: Number(costUsd(meeting, now).toFixed(2)),
          limit_minutes: meeting.limitMinutes,
          end_reason: meeting.endReason,
          persona: meeting.botName,
          tools,
          ...(await workerFor(useCases, agent, meeting, worker)),
          in_call: meeting.state === 'live' && meeting.inCallAt !== null,
          heard: meeting.heardAt !== null,
          participants,
          feed: meeting.feed,
          transcript,
          tasks: tasks.map((task) => taskOf(agent, task)),
        });
      }),
  );
}

function taskOf(agent: Agent, task: Task) {
  const { id, kind, title, status, requestedBy, links, toolCall } = task;
  return {
    task_id: nameFor(agent, id),
    kind,
    title,
    status,
    requested_by: requestedBy,
    detail: sayTaskDetail(task),
    outcome: sayTaskOutcome(task),
    ...(toolCall?.problem ? { code: toolCall.problem.kind } : {}),
    links,
  };
}

/** A task's name as this agent knows it: what get_task takes, or what it reported it as. */
function nameFor({ tokenId }: Agent, id: string): string {
  const [owner = '', ...name] = id.split(':');
  if (owner === 'run' || owner === tokenId) return name.join(':');
  return /^[0-9a-f-]{36}$/.test(owner) ? `another agent’s ${name.join(':')}` : id;
}
