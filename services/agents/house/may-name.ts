import { builtInName } from '../../personas/built-in.ts';
import { type Forms, formsOf, mayBegin, mentionAt } from './addressed/name-forms.ts';
import { wordsIn } from './addressed/words.ts';
import { maxAgeSeconds } from './hear-speech.ts';
import { nameOf } from './said.ts';

/** So long after it was named, words may go on with that: later they begin nothing. */
export const namedForSeconds = maxAgeSeconds;
/** Personas whose names are kept ready: most calls have the same few. */
const maxReady = 50;

/**
 * Whether words may name the persona of a call, or begin to. Far more do than speak to it; but while none does, nobody
 * speaks to it.
 */
export function createMayName(): (text: string, botName: string) => boolean {
  const ready = new Map<string, Forms>();
  const formsFor = (botName: string) => {
    const known = ready.get(botName);
    if (known) return known;
    if (ready.size >= maxReady) ready.clear();
    const forms = formsOf({ persona: nameOf({ botName }), aliases: [builtInName] });
    ready.set(botName, forms);
    return forms;
  };
  return (text, botName) => {
    const forms = formsFor(botName);
    const words = wordsIn({ text }, 0, forms.spaceless);
    return words.some((_, at) => mentionAt(words, at, forms) !== null) || mayBegin(words, forms);
  };
}
