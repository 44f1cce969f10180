import type { ShownFace } from '../../personas/faces/face-request.ts';
import { quote, quotedWords } from '../mrkdwn.ts';
import { sayFaceProblem } from './reasons/faces.ts';

/** How a picture fares that somebody wanted. */
export function sayFace({ request, persona }: ShownFace): string {
  const name = `*${quote(persona.name, 60)}*`;
  const { state, source, prompt, problem } = request;
  const drawn = prompt === null ? '' : `: ${quotedWords(prompt, 300)}`;
  switch (state) {
    case 'asked':
    case 'working':
      return source === 'described'
        ? `Drawing a picture for ${name}${drawn}. That can take two minutes.`
        : `Getting the picture for ${name}.`;
    case 'shown':
      return `Here’s the picture for ${name}${drawn}. It’s in this thread, cut to a square, as people in the call would see it. Keep it?`;
    case 'kept':
      return `${name} has this picture now. It’s used from the next call on.`;
    case 'failed':
      return `There’s no picture for ${name}. ${problem ? sayFaceProblem(problem) : ''}`;
    default:
      return state satisfies never;
  }
}

export const sayFaceComing = 'I’ll show you the picture in a DM. It’s used once you press *Keep* there.';
