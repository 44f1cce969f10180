import { oneLine } from '../common/one-line.ts';
import { readable } from '../common/readable.ts';
import { builtInName } from './built-in.ts';
import { type Character, nameKey, type PersonaTerms } from './persona.ts';
import { isVoiceId } from './voices/voice-id.ts';

/** Characters of each part, and how many a list may have. */
export const personaLimits = {
  nameChars: 40,
  languageChars: 40,
  voiceChars: 256,
  characterChars: 12_000,
  maySayChars: 2_000,
  mustNotSayLines: 40,
  mustNotSayChars: 200,
  senders: 20,
  personas: 100,
} as const;

/** What is wrong with a part of a persona, and with which. */
export type TermsProblem =
  | { field: 'name'; problem: 'empty' | 'reserved' }
  | { field: 'voice'; problem: 'bad_voice' }
  | { field: 'mustNotSay'; problem: 'too_many_lines' }
  | { field: 'senders'; problem: 'too_many_people' };

/** Terms as they're kept: nothing that people can't see, nothing too long. Or what keeps them from that. */
export function cleanTerms(
  given: PersonaTerms,
): { ok: true; terms: PersonaTerms } | ({ ok: false } & TermsProblem) {
  const name = oneLine(given.name, personaLimits.nameChars);
  if (nameKey(name) === '') return { ok: false, field: 'name', problem: 'empty' };
  if (nameKey(name) === nameKey(builtInName)) return { ok: false, field: 'name', problem: 'reserved' };
  const { voice } = given;
  if (voice.kind === 'library' && !isVoiceId(voice.id))
    return { ok: false, field: 'voice', problem: 'bad_voice' };
  if (voice.kind === 'clone' && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(voice.voiceId))
    return { ok: false, field: 'voice', problem: 'bad_voice' };
  const mustNotSay = given.mustNotSay
    .map((line) => oneLine(line, personaLimits.mustNotSayChars))
    .filter((line) => line !== '');
  if (mustNotSay.length > personaLimits.mustNotSayLines)
    return { ok: false, field: 'mustNotSay', problem: 'too_many_lines' };
  const senders = given.senders && given.senders.length > 0 ? [...new Set(given.senders)] : null;
  if (senders && senders.length > personaLimits.senders)
    return { ok: false, field: 'senders', problem: 'too_many_people' };
  return {
    ok: true,
    terms: {
      ...given,
      ...{ name, mustNotSay, senders },
      language: oneLine(given.language, personaLimits.languageChars),
      maySay: text(given.maySay, personaLimits.maySayChars),
      character: cleanCharacter(given.character),
    },
  };
}

function cleanCharacter({ identity, soul, style, rules }: Character): Character {
  const { characterChars } = personaLimits;
  return {
    identity: text(identity, characterChars),
    soul: text(soul, characterChars),
    style: text(style, characterChars),
    rules: text(rules, characterChars),
  };
}

function text(given: string, maxChars: number): string {
  return readable(given.slice(0, 2 * maxChars))
    .trim()
    .slice(0, maxChars)
    .toWellFormed();
}
