import type { AgentMessage, Question } from '../../agents/ports/agent-repository.ts';
import { limits } from '../limits.ts';
import { cap, escapeText, mention, quotedName, quotedWords, time } from '../mrkdwn.ts';
import { type Content, context, section, words } from './elements.ts';

/** A question of the agent to its thread, and the answer it took. */
export function question({ text, askedBy, expiresAt, answer, answeredBy }: Question): Content {
  const asked = cap(escapeText(text.trim()), 2_500);
  const whose = askedBy ? `The agent asks, for ${quotedName(askedBy, 80)} in the call` : 'The agent asks';
  const then =
    answer === null
      ? `The first reply in this thread answers it, until ${time(expiresAt)}.`
      : `Answered by ${mention(answeredBy ?? '')}: ${quotedWords(answer, 300)}`;
  const head = `:speech_balloon: *${whose}:*\n${asked}`;
  return { text: cap(`${head}\n${then}`, limits.messageText), blocks: [section(head), context(then)] };
}

/** Whether the agent has what someone said to it. */
export function messageToAgent(
  { userId, text, takenAt }: AgentMessage,
  heardBy: 'agent' | 'waiting' | 'nobody' | 'house',
): Content {
  const said = `${mention(userId)} to the agent: ${quotedWords(text, 300)}`;
  switch (heardBy) {
    case 'agent':
      return words(`:incoming_envelope: ${said}\nThe agent read it${takenAt ? ` at ${time(takenAt)}` : ''}.`);
    case 'waiting':
      return words(`:incoming_envelope: ${said}\nThe agent hasn’t read it yet.`);
    case 'house':
      return words(
        `:incoming_envelope: ${said}\nThat agent gave this meeting back before reading it. I’ll answer.`,
      );
    case 'nobody':
      return words(
        `:incoming_envelope: ${said}\nThis agent can’t receive messages: none is connected to this meeting. ` +
          'I’ll keep it in case one connects. Connect yours with `/pika connect`.',
      );
    default:
      return heardBy satisfies never;
  }
}
