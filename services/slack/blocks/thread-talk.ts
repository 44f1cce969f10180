import type { AgentMessage, Question } from '../../agents/ports/agent-repository.ts';
import { limits } from '../limits.ts';
import { cap, escapeText, mention, quote, time } from '../mrkdwn.ts';
import { type Content, context, section, words } from './elements.ts';

/** A question of the agent to its thread, and the answer it took. */
export function question({ text, askedBy, expiresAt, answer, answeredBy }: Question): Content {
  const asked = cap(escapeText(text.trim()), 2_500);
  const whose = askedBy ? `“${quote(askedBy, 80)}” asks from the call` : 'The agent asks from the call';
  const then =
    answer === null
      ? `The first answer in this thread goes to the agent, until ${time(expiresAt)}.`
      : `Answered by ${mention(answeredBy ?? '')}: “${quote(answer, 300)}”`;
  const head = `:speech_balloon: *${whose}:*\n${asked}`;
  return { text: cap(`${head}\n${then}`, limits.messageText), blocks: [section(head), context(then)] };
}

/** Whether the agent has what someone said to it. */
export function messageToAgent(
  { userId, text, takenAt }: AgentMessage,
  heardBy: 'agent' | 'waiting' | 'nobody',
): Content {
  const said = `${mention(userId)} to the agent: “${quote(text, 300)}”`;
  switch (heardBy) {
    case 'agent':
      return words(`:incoming_envelope: ${said}\nThe agent took it${takenAt ? ` at ${time(takenAt)}` : ''}.`);
    case 'waiting':
      return words(`:incoming_envelope: ${said}\nIt waits until the agent looks.`);
    case 'nobody':
      return words(
        `:incoming_envelope: ${said}\nThis agent has no door to hear it: no agent is connected to this meeting. ` +
          'It is kept in case one comes. `/pika connect` says how to connect yours.',
      );
    default:
      return heardBy satisfies never;
  }
}
