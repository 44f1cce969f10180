import { type ParsedWhen, parseWhen } from '../../services/times/phrases/parse-when.ts';
import { tokensOf } from '../../services/times/phrases/when-tokens.ts';
import { mostZoneWords, zoneAtEnd } from '../../services/times/phrases/zone-at-end.ts';
import type { Rule } from '../../services/times/rule.ts';

/** A recurring meeting, as a message beside a link describes it. */
type Recurrence = { rule: Rule; zone: string | null; minutes: number | null };

const again =
  /\b(every|each|everyday|daily|weekly|biweekly|monthly|weekdays|(mon|tues|wednes|thurs|fri|satur|sun)days)\b/i;
/** Only the start of a message is read; parsing every phrase of a long one takes too long. */
const maxWords = 60;
const maxPhraseWords = 10;

/** The longest phrase of a message that names recurring times, as `every monday at 10`. Null if there is none. */
export function recurrenceIn(text: string): Recurrence | null {
  const words = text
    .replaceAll(/<[^>]*>/g, ' ')
    .split(/\s+/)
    .map((word) => word.replace(/[:!?,;.]+$/, ''))
    .filter(Boolean)
    .slice(0, maxWords);
  if (!again.test(words.join(' '))) return null;
  const read = remembering(parseWhen);
  for (let count = Math.min(maxPhraseWords, words.length); count > 1; count -= 1)
    for (let from = 0; from + count <= words.length; from += 1) {
      const found = readAll(words.slice(from, from + count), read);
      if (found) return found === 'several' ? null : found;
    }
  return null;
}

type Read = (phrase: string) => ParsedWhen;

function readAll(given: readonly string[], read: Read): Recurrence | 'several' | null {
  const words = given.at(-2) === 'in' ? given.toSpliced(-2, 1) : given;
  const phrase = words.join(' ');
  if (!again.test(phrase) || /^\s*cron\b/i.test(phrase)) return null;
  const { when, zone } = mayEndWithZone(words, read) ? zoneAtEnd(phrase) : { when: phrase, zone: null };
  // In a sentence “we” isn't Wednesday.
  if (tokensOf(when).some((token) => token.kind === 'days' && token.short)) return null;
  const parsed = read(when);
  if (parsed.kind === 'rule') return { rule: parsed.rule, zone, minutes: parsed.minutes ?? null };
  return isSeveral(parsed) ? 'several' : null;
}

/** Looking for a zone is slow, so it's done only if the words before it are a phrase of their own. */
function mayEndWithZone(words: readonly string[], read: Read): boolean {
  return Array.from({ length: mostZoneWords }, (_, index) => words.slice(0, -1 - index)).some((rest) => {
    const parsed = read(rest.join(' '));
    return parsed.kind === 'rule' || isSeveral(parsed);
  });
}

function isSeveral(parsed: ParsedWhen): boolean {
  return parsed.kind === 'not_understood' && /^several/.test(parsed.problem.kind);
}

/** Parses each phrase once. */
function remembering(read: Read): Read {
  const known = new Map<string, ParsedWhen>();
  return (phrase) => {
    const parsed = known.get(phrase) ?? read(phrase);
    known.set(phrase, parsed);
    return parsed;
  };
}
