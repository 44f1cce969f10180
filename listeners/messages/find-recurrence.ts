import { type ParsedWhen, parseWhen } from '../../services/times/phrases/parse-when.ts';
import { changesTime, wordsOf } from '../../services/times/phrases/when-words.ts';
import { maxZoneWords, zoneAtEnd } from '../../services/times/phrases/zone-at-end.ts';
import type { Rule } from '../../services/times/rule.ts';

/** A recurring call, as someone writes about it beside a link. */
type Recurrence = { rule: Rule; zone: string | null; minutes: number | null };

const again =
  /\b(every|each|everyday|daily|weekly|biweekly|monthly|weekdays|(mon|tues|wednes|thurs|fri|satur|sun)days)\b/i;
const maxWords = 60;
const maxChars = 1_000;
const maxPhraseWords = 10;

/** The longest part of a message that names recurring days and a time: `every monday at 10`; null where none does. */
export function recurrenceIn(text: string): Recurrence | null {
  const words = text
    .slice(0, maxChars)
    .replaceAll(/<[^<>]*>/g, ' ')
    .split(/\s+/)
    .map((word) => /^(.*?)[:!?,;.]{0,3}$/.exec(word.slice(0, 40))?.[1] ?? '')
    .filter(Boolean)
    .slice(0, maxWords);
  const said = words.join(' ');
  if (!again.test(said) || changesTime.test(said)) return null;
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
  // “we” is no Wednesday where people write sentences.
  if (wordsOf(when).some((word) => word.letter === 'D' && word.isShort)) return null;
  const parsed = read(when);
  if (parsed.kind === 'rule') return { rule: parsed.rule, zone, minutes: parsed.minutes };
  return isSeveral(parsed) ? 'several' : null;
}

/** Finding a zone is slow, so it is tried only behind words that are a phrase without it. */
function mayEndWithZone(words: readonly string[], read: Read): boolean {
  return Array.from({ length: maxZoneWords }, (_, index) => words.slice(0, -1 - index)).some((rest) => {
    const parsed = read(rest.join(' '));
    return parsed.kind === 'rule' || isSeveral(parsed);
  });
}

function isSeveral(parsed: ParsedWhen): boolean {
  return parsed.kind === 'not_understood' && parsed.problem.kind === 'several';
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
