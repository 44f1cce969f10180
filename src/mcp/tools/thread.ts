import type { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import type { Question } from '../../../services/agents/ports/agent-desk.ts';
import type { Agent } from '../../../services/agents/visible-meetings.ts';
import { paragraphs } from '../../../services/tasks/input-text.ts';
import { answer, failure, noMeeting, withMeeting } from '../answer.ts';
import type { AgentUseCases } from '../server.ts';
import { meetingId, waitSeconds } from './shared.ts';

/** Between an agent and the people in its meeting's thread. */
export function threadTools(server: McpServer, agent: Agent, useCases: AgentUseCases): void {
  server.registerTool(
    'ask_channel',
    {
      title: 'Ask the thread',
      description:
        'Puts a question to the people in the meeting’s Slack thread and takes the first answer. With a question_id instead of a question it waits on for one that was asked before.',
      inputSchema: z.object({
        meeting_id: meetingId,
        question: paragraphs(2_000).optional(),
        question_id: z.uuid().optional().describe('Of a question that was asked before.'),
        asked_by: paragraphs(200).optional().describe('Who wants to know, as the call names them.'),
        wait_seconds: waitSeconds,
      }),
    },
    ({ meeting_id, question, question_id, asked_by, wait_seconds }) =>
      withMeeting(useCases, agent, meeting_id, async ({ meeting }) => {
        if (question_id) {
          const known = await useCases.question(agent, question_id, wait_seconds);
          return known?.meetingId === meeting.id ? said(known) : failure('You asked no such question here.');
        }
        if (!question) return failure('Give a question, or the question_id of one you asked before.');
        const asked = await useCases.ask(agent, meeting, question, asked_by ?? null);
        if (!asked) return noMeeting;
        if (asked.kind === 'busy') {
          return failure(
            'Another question still waits in this thread, and an answer could not be told apart. Try again when it has one.',
          );
        }
        const answered = await useCases.question(agent, asked.question.id, wait_seconds);
        return said(answered ?? asked.question);
      }),
  );

  server.registerTool(
    'read_channel_messages',
    {
      title: 'Read what the thread said to you',
      description:
        'What people in the meeting’s Slack thread said to you since you last asked. They see that you have it.',
      inputSchema: z.object({ meeting_id: meetingId, wait_seconds: waitSeconds }),
    },
    ({ meeting_id, wait_seconds }) =>
      withMeeting(useCases, agent, meeting_id, async ({ meeting }) => {
        const messages = await useCases.messages(agent, meeting, wait_seconds);
        return answer({
          messages: messages.map(({ userId, text: words, createdAt }) => ({
            from: userId,
            text: words,
            at: createdAt.toISOString(),
          })),
        });
      }),
  );
}

function said({ id, answer: words, answeredBy, expiresAt }: Question) {
  return words === null
    ? answer({ question_id: id, state: 'waiting', expires_at: expiresAt.toISOString() })
    : answer({ question_id: id, state: 'answered', answer: words, answered_by: answeredBy });
}
