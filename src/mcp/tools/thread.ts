import { z } from 'zod';
import type { Question } from '../../../services/agents/ports/agent-repository.ts';
import type { Agent } from '../../../services/agents/visible-meetings.ts';
import { paragraphs } from '../../../services/tasks/input-text.ts';
import type { AgentUseCases } from '../agent-use-cases.ts';
import { answer, failure, noMeeting, slackSilent, tooOften, withMeeting } from '../answer.ts';
import type { ToolServer } from '../limited-tools.ts';
import { adds, meetingId, waitSeconds } from './shared.ts';
import { toolInput } from './tool-input.ts';

/** Lets an agent talk with the people in its meeting's thread. */
export function threadTools(server: ToolServer, agent: Agent, useCases: AgentUseCases): void {
  server.registerTool(
    'ask_channel',
    {
      title: 'Ask the thread',
      description:
        'Asks the people in the meeting’s Slack thread, and returns the first answer. With question_id instead of question, keeps waiting for an earlier one.',
      inputSchema: toolInput({
        meeting_id: meetingId,
        question: paragraphs(2_000).optional(),
        question_id: z.uuid().optional().describe('The id of a question you asked before.'),
        asked_by: paragraphs(200).optional().describe('Who wants to know, by their name in the call.'),
        wait_seconds: waitSeconds,
      }),
      ...adds,
    },
    ({ meeting_id, question, question_id, asked_by, wait_seconds }) =>
      withMeeting(useCases, agent, meeting_id, async ({ meeting }) => {
        if (question_id) {
          const of = { meetingId: meeting.id, questionId: question_id };
          const known = await useCases.question(agent, of, wait_seconds);
          if (known === 'unknown') return slackSilent;
          return known ? said(useCases, agent, known) : failure({ kind: 'no_such_question' });
        }
        if (!question) return failure({ kind: 'no_question' });
        const waitMs = useCases.limits.card(agent);
        if (waitMs > 0) return tooOften('cards', waitMs);
        const asked = await useCases.ask(agent, meeting, question, asked_by ?? null);
        if (!asked) return noMeeting;
        if (asked.kind === 'busy') return failure({ kind: 'question_open' });
        if (asked.kind === 'not_to_be_said') return failure(asked);
        const of = { meetingId: meeting.id, questionId: asked.question.id };
        const answered = await useCases.question(agent, of, wait_seconds);
        return said(useCases, agent, answered && answered !== 'unknown' ? answered : asked.question);
      }),
  );

  server.registerTool(
    'read_channel_messages',
    {
      title: 'Read messages from the thread',
      description:
        'What people in the meeting’s Slack thread wrote to you since you last asked. They see that you have read it.',
      inputSchema: toolInput({ meeting_id: meetingId, wait_seconds: waitSeconds }),
      ...adds,
    },
    ({ meeting_id, wait_seconds }) =>
      withMeeting(useCases, agent, meeting_id, async ({ meeting }) => {
        const messages = await useCases.messages(agent, meeting, wait_seconds);
        const who = messages.map(({ userId }) => ({ meetingId: meeting.id, userId }));
        const names = await useCases.names(agent, who);
        return answer({
          messages: await Promise.all(
            messages.map(async ({ userId, text: words, createdAt }) => ({
              from: userId,
              from_name: names.get(userId) ?? null,
              from_kind: await useCases.kindOf({ teamId: agent.teamId, userId }),
              text: words,
              at: createdAt.toISOString(),
            })),
          ),
        });
      }),
  );
}

/** With the kind of person who answered: a guest's answer isn't a member's. */
async function said(useCases: AgentUseCases, agent: Agent, question: Question) {
  const { id, meetingId, answer: words, answeredBy, expiresAt } = question;
  if (words === null)
    return answer({ question_id: id, state: 'waiting', expires_at: expiresAt.toISOString() });
  const kind =
    answeredBy === null ? null : await useCases.kindOf({ teamId: agent.teamId, userId: answeredBy });
  const names = await useCases.names(agent, [{ meetingId, userId: answeredBy }]);
  return answer({
    question_id: id,
    state: 'answered',
    answer: words,
    answered_by: answeredBy,
    answered_by_name: names.get(answeredBy ?? '') ?? null,
    answered_by_kind: kind,
  });
}
