import { nameKey } from '../common/name-key.ts';
import { oneLine } from '../common/one-line.ts';
import { readable } from '../common/readable.ts';
import { builtInName } from './built-in.ts';
import { lookAlikeInCalls } from './look-alikes.ts';
import type { Character, PersonaTerms } from './persona.ts';
import { slackEmoji } from './slack-emoji.ts';
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
  /** Of all lines: so much a session is told in full, whatever else there is. */
  mustNotSayTotal: 2_500,
  emojiChars: 100,
  tools: 100,
  /** A menu's choice in Slack has no more. */
  toolChars: 150,
  senders: 20,
  personas: 100,
} as const;

/** What is wrong with a part of a persona, and with which. */
export type TermsProblem =
  | { field: 'name'; problem: 'empty' | 'reserved' }
  | { field: 'emoji'; problem: 'unknown_emoji' }
  | { field: 'voice'; problem: 'bad_voice' }
  | { field: 'mustNotSay'; problem: 'too_many_lines' | 'line_too_long' | 'too_much' }
  | { field: 'senders'; problem: 'too_many_people' };

/** Terms as they're kept: nothing that people can't see, nothing too long. Or what keeps them from that. */
export function cleanTerms(
  given: PersonaTerms,
): { ok: true; terms: PersonaTerms } | ({ ok: false } & TermsProblem) {
  const name = oneLine(given.name, personaLimits.nameChars);
  if (nameKey(name) === '') return { ok: false, field: 'name', problem: 'empty' };
  if (lookAlikeInCalls(name, builtInName)) return { ok: false, field: 'name', problem: 'reserved' };
  const emoji = slackEmoji(given.emoji);
  if (emoji === null) return { ok: false, field: 'emoji', problem: 'unknown_emoji' };
  const { voice } = given;
  if (voice.kind === 'library' && !isVoiceId(voice.id))
    return { ok: false, field: 'voice', problem: 'bad_voice' };
  if (voice.kind === 'clone' && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(voice.voiceId))
    return { ok: false, field: 'voice', problem: 'bad_voice' };
  const mustNotSay = given.mustNotSay
    .map((line) => oneLine(line, personaLimits.mustNotSayChars + 1))
    .filter((line) => line !== '');
  const unsaid = whyNotToldInFull(mustNotSay);
  if (unsaid) return { ok: false, field: 'mustNotSay', problem: unsaid };
  const senders = given.senders && given.senders.length > 0 ? [...new Set(given.senders)] : null;
  if (senders && senders.length > personaLimits.senders)
    return { ok: false, field: 'senders', problem: 'too_many_people' };
  return {
    ok: true,
    terms: {
      ...given,
      ...{ name, emoji, mustNotSay, senders, tools: given.tools && cleanTools(given.tools) },
      language: oneLine(given.language, personaLimits.languageChars),
      maySay: cleanText(given.maySay, personaLimits.maySayChars),
      character: cleanCharacter(given.character),
    },
  };
}

/** What is forbidden is never cut: what can't be told whole isn't taken. */
function whyNotToldInFull(
  lines: readonly string[],
): Extract<TermsProblem, { field: 'mustNotSay' }>['problem'] | null {
  if (lines.length > personaLimits.mustNotSayLines) return 'too_many_lines';
  if (lines.some((line) => line.length > personaLimits.mustNotSayChars)) return 'line_too_long';
  return lines.join('\n').length > personaLimits.mustNotSayTotal ? 'too_much' : null;
}

const ownTool = /^[a-z][a-z0-9_]{0,59}$/;
/** `server.tool`, or `server.*` for all that it has. */
const toolOfServer = /^[A-Za-z0-9]+([_-][A-Za-z0-9]+)*\.(\*|[A-Za-z0-9_.-]+)$/;

/** Names as tools have them; also of such as aren't set up here, or not any more. */
export function cleanTools(given: readonly string[]): string[] {
  const isName = (name: string) => ownTool.test(name) || toolOfServer.test(name);
  const names = given.filter((name) => name.length <= personaLimits.toolChars && isName(name));
  return [...new Set(names)].slice(0, personaLimits.tools);
}

function cleanCharacter({ identity, soul, style, rules }: Character): Character {
  const { characterChars } = personaLimits;
  return {
    identity: cleanText(identity, characterChars),
    soul: cleanText(soul, characterChars),
    style: cleanText(style, characterChars),
    rules: cleanText(rules, characterChars),
  };
}

export function cleanText(given: string, maxChars: number): string {
  return readable(given.slice(0, 2 * maxChars))
    .trim()
    .slice(0, maxChars)
    .toWellFormed();
}
