import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { maxReports } from '../../../services/agents/report.ts';
import type { Agent } from '../../../services/agents/visible-meetings.ts';
import { paragraphs } from '../../../services/tasks/input-text.ts';
import { type AnyTool, taskKinds } from '../../../services/tasks/tool.ts';
import { isToolCallFinished, type ToolCall } from '../../../services/tasks/tool-call.ts';
import type { AgentUseCases } from '../agent-use-cases.ts';
import { answer, failure, noMeeting, slackSilent, tooOften, withMeeting } from '../answer.ts';
import type { ToolServer } from '../limited-tools.ts';
import { sayToolCallForAgent } from '../words.ts';
import { adds, annotated, meetingId, reads, waitSeconds } from './shared.ts';
import { toolInput } from './tool-input.ts';

const links = z
  .array(z.object({ title: paragraphs(200), url: z.url({ protocol: /^https?$/ }).max(2_000) }))
  .max(10)
  .default([]);

/** An agent's own work, and what it asks Stand-in to do. */
export function taskTools(server: ToolServer, agent: Agent, useCases: AgentUseCases): void {
  server.registerTool(
    'report_task',
    {
      title: 'Report a task of yours',
      description:
        'Shows your own work in the thread. Call it when you take on a task, when it moves, and when it is done or failed, always with the same task_id.',
      inputSchema: toolInput({
        meeting_id: meetingId,
        task_id: paragraphs(100).describe('Your own id for the task, unique in the meeting.'),
        title: paragraphs(300),
        status: z.enum(['pending', 'in_progress', 'complete', 'error']),
        kind: z.enum(taskKinds).default('other'),
        requested_by: paragraphs(200).optional().describe('Who asked for it, by their name in the call.'),
        detail: paragraphs(2_000).optional(),
        outcome: paragraphs(2_000).optional().describe('The result, or why it failed.'),
        links,
      }),
      ...adds,
    },
    ({ meeting_id, task_id, requested_by, detail, outcome, ...task }) =>
      withMeeting(useCases, agent, meeting_id, async ({ meeting }) => {
        if (!meeting.sessionId) return failure({ kind: 'no_session' });
        const waitMs = useCases.limits.report(agent, meeting.id);
        if (waitMs > 0) return tooOften('reports', waitMs);
        const reported = await useCases.report(agent, meeting, {
          ...task,
          id: task_id,
          requestedBy: requested_by ?? null,
          detail: detail ?? null,
          outcome: outcome ?? null,
        });
        if (reported === 'too_many') return failure({ kind: 'too_many_reports', most: maxReports });
        if (reported !== 'reported') return failure(reported);
        return answer({ task_id, status: task.status });
      }),
  );

  server.registerTool(
    'get_task',
    {
      title: 'Look at a task',
      description: 'The state of a task you requested. With wait_seconds, waits until it is over.',
      inputSchema: toolInput({ task_id: z.uuid(), wait_seconds: waitSeconds }),
      ...reads,
    },
    async ({ task_id, wait_seconds }) => {
      const toolCall = await useCases.run(agent, task_id, wait_seconds);
      if (toolCall === 'unknown') return slackSilent;
      return toolCall ? told(toolCall) : failure({ kind: 'no_such_task' });
    },
  );

  for (const tool of useCases.tools) registerTool(server, agent, useCases, tool);
}

/** How long a request waits for a tool call that needs no approval. */
const resultTimeoutSeconds = 20;

function registerTool(server: ToolServer, agent: Agent, useCases: AgentUseCases, tool: AnyTool): void {
  server.registerTool(
    tool.name,
    {
      title: tool.title,
      description: tool.description,
      inputSchema: toolInput({
        meeting_id: meetingId,
        input: tool.schema as z.ZodType<Record<string, unknown>>,
        requested_by: paragraphs(200)
          .optional()
          .describe('Who asked for it in the call, by their name there. Always set it when someone did.'),
        quote: paragraphs(1_000).optional().describe('Their words.'),
        quoted_at_ms: z
          .int()
          .min(0)
          .max(86_400_000)
          .optional()
          .describe('When they said it, in milliseconds from the start of the call.'),
        key: paragraphs(200)
          .optional()
          .describe('Your own id for this request. Repeated with the same key, it is done once.'),
      }),
      ...annotated(tool.hints),
    },
    ({ meeting_id, input, requested_by, quote, quoted_at_ms, key }) =>
      withMeeting(useCases, agent, meeting_id, async ({ meeting }) => {
        const waitMs = tool.effect(input) === 'reaches_out' ? useCases.limits.card(agent) : 0;
        if (waitMs > 0) return tooOften('cards', waitMs);
        const requested = await useCases.request(agent, {
          meeting,
          tool: tool.name,
          input,
          key: key ?? randomUUID(),
          requestedBy: requested_by ?? null,
          quote: quote ?? null,
          quotedAtMs: quoted_at_ms ?? null,
        });
        if (requested.kind === 'no_meeting') return noMeeting;
        if (requested.kind === 'refused') return failure(requested.problem);
        const seen = await resultOf(useCases, agent, requested.toolCall);
        if (seen === 'unknown') return slackSilent;
        return seen ? told(seen) : noMeeting;
      }),
  );
}

/** Waits for what needs no approval, unless too many requests of this key wait already. */
async function resultOf(
  useCases: AgentUseCases,
  agent: Agent,
  toolCall: ToolCall,
): Promise<ToolCall | null | 'unknown'> {
  const leave = toolCall.state === 'awaiting_approval' ? null : useCases.limits.wait(agent);
  try {
    const known = await useCases.run(agent, toolCall.id, leave ? resultTimeoutSeconds : 0);
    // As it was requested, where nobody can say who may see it; not what came of it, where it was asked for before.
    return known === 'unknown' && !isToolCallFinished(toolCall) ? toolCall : known;
  } finally {
    leave?.();
  }
}

function told(toolCall: ToolCall) {
  // What a changed record is called is others' words: an agent that only writes, as the channel lets it, isn't handed them.
  const isNamed = toolCall.kind === 'crm' && toolCall.effect === 'reaches_out' && toolCall.state === 'done';
  return answer({
    task_id: toolCall.id,
    state: toolCall.state,
    ...sayToolCallForAgent(toolCall),
    summary: isNamed ? null : toolCall.summary,
    links: isNamed ? toolCall.links.map(({ url }) => ({ title: url, url })) : toolCall.links,
    ...(toolCall.output === null ? {} : { output: toolCall.output }),
  });
}
