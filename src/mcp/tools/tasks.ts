import { randomUUID } from 'node:crypto';
import type { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import type { Agent } from '../../../services/agents/visible-meetings.ts';
import { paragraphs } from '../../../services/tasks/input-text.ts';
import type { ToolRun } from '../../../services/tasks/run.ts';
import { type AnyTool, taskKinds } from '../../../services/tasks/tool.ts';
import { answer, failure, withMeeting } from '../answer.ts';
import type { AgentUseCases } from '../server.ts';
import { sayRunForAgent } from '../words.ts';
import { meetingId, waitSeconds } from './shared.ts';

const links = z
  .array(z.object({ title: paragraphs(200), url: z.url({ protocol: /^https?$/ }).max(2_000) }))
  .max(10)
  .default([]);

/** What an agent does by itself, and what it has done through us. */
export function taskTools(server: McpServer, agent: Agent, useCases: AgentUseCases): void {
  server.registerTool(
    'report_task',
    {
      title: 'Report a task of yours',
      description:
        'Shows in the thread what you do by yourself: call it when you take a task on, when it moves, and when it is done or failed, with the same task_id.',
      inputSchema: z.object({
        meeting_id: meetingId,
        task_id: paragraphs(100).describe('Your own name for the task, unique in the meeting.'),
        title: paragraphs(300),
        status: z.enum(['pending', 'in_progress', 'complete', 'error']),
        kind: z.enum(taskKinds).default('other'),
        requested_by: paragraphs(200).optional().describe('Who asked for it, as the call names them.'),
        detail: paragraphs(2_000).optional(),
        outcome: paragraphs(2_000).optional().describe('What came of it, or why it failed.'),
        links,
      }),
    },
    ({ meeting_id, task_id, requested_by, detail, outcome, ...task }) =>
      withMeeting(useCases, agent, meeting_id, async ({ meeting }) => {
        if (!meeting.sessionId) return failure('The teammate has not been sent into this call yet.');
        await useCases.report(agent, meeting, {
          ...task,
          id: task_id,
          requestedBy: requested_by ?? null,
          detail: detail ?? null,
          outcome: outcome ?? null,
        });
        return answer({ task_id, status: task.status });
      }),
  );

  server.registerTool(
    'get_task',
    {
      title: 'Look at a task',
      description: 'What became of a task that you handed over; with wait_seconds, as soon as it is over.',
      inputSchema: z.object({ task_id: z.uuid(), wait_seconds: waitSeconds }),
      annotations: { readOnlyHint: true },
    },
    async ({ task_id, wait_seconds }) => {
      const run = await useCases.run(agent, task_id, wait_seconds);
      return run ? told(run) : failure('You handed over no such task.');
    },
  );

  for (const tool of useCases.tools) registerTool(server, agent, useCases, tool);
}

/** Seconds that an agent waits for what needs no click. */
const patience = 20;

function registerTool(server: McpServer, agent: Agent, useCases: AgentUseCases, tool: AnyTool): void {
  server.registerTool(
    tool.name,
    {
      title: tool.title,
      description: tool.description,
      inputSchema: z.object({
        meeting_id: meetingId,
        input: tool.schema as z.ZodType<Record<string, unknown>>,
        requested_by: paragraphs(200)
          .optional()
          .describe('Who asked for it in the call, as the call names them. Always say so when someone did.'),
        quote: paragraphs(1_000).optional().describe('The words in which they asked.'),
        quoted_at_ms: z.int().min(0).max(86_400_000).optional().describe('When, from the start of the call.'),
        key: paragraphs(200)
          .optional()
          .describe('Your own name for this request: sent again with the same key, it is done once.'),
      }),
    },
    ({ meeting_id, input, requested_by, quote, quoted_at_ms, key }) =>
      withMeeting(useCases, agent, meeting_id, async ({ meeting }) => {
        const requested = await useCases.request({
          meeting,
          tokenId: agent.tokenId,
          userId: agent.userId,
          tool: tool.name,
          input,
          key: key ?? randomUUID(),
          requestedBy: requested_by ?? null,
          quote: quote ?? null,
          quotedAtMs: quoted_at_ms ?? null,
        });
        switch (requested.kind) {
          case 'requested': {
            const waits = requested.run.state === 'awaiting_approval';
            return told((await useCases.run(agent, requested.run.id, waits ? 0 : patience)) ?? requested.run);
          }
          case 'bad_input':
            return failure(`That input is not right: ${requested.problems.join('; ')}`);
          case 'refused':
            return failure(requested.reason);
          case 'no_such_tool':
            return failure(`There is no such tool here. There are: ${requested.known.join(', ')}`);
          default:
            return requested satisfies never;
        }
      }),
  );
}

function told(run: ToolRun) {
  return answer({
    task_id: run.id,
    state: run.state,
    says: sayRunForAgent(run),
    summary: run.summary,
    links: run.links,
    ...(run.output === null ? {} : { output: run.output }),
  });
}
