import { type ParsedWhen, parseWhen } from '../../services/times/phrases/parse-when.ts';
import { tokensOf } from '../../services/times/phrases/when-tokens.ts';
import { mostZoneWords, zoneAtEnd } from '../../services/times/phrases/zone-at-end.ts';
import type { Rule } from '../../services/times/rule.ts';

/** A meeting that comes again and again, as somebody writes of it beside a link. */
type Recurrence = { rule: Rule; zone: string | null; minutes: number | null };

const again =
  /\b(every|each|everyday|daily|weekly|biweekly|monthly|weekdays|(mon|tues|wednes|thurs|fri|satur|sun)days)\b/i;
/** Words that are looked at, and those of one phrase. */
const most = { words: 60, phrase: 10 } as const;

/** The longest words of a message that name days and times for good: `every monday at 10`; null where none do. */
export function recurrenceIn(text: string): Recurrence | null {
  const words = text
    .replaceAll(/<[^>]*>/g, ' ')
    .split(/\s+/)
    .map((word) => word.replace(/[:!?,;.]+$/, ''))
    .filter(Boolean)
    .slice(0, most.words);
  if (!again.test(words.join(' '))) return null;
  const read = remembering(parseWhen);
  for (let count = Math.min(most.phrase, words.length); count > 1; count -= 1)
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
  if (tokensOf(when).some((token) => token.kind === 'days' && token.short)) return null;
  const parsed = read(when);
  if (parsed.kind === 'rule') return { rule: parsed.rule, zone, minutes: parsed.minutes ?? null };
  return isSeveral(parsed) ? 'several' : null;
}

/** Zones are looked for, which takes long, only where what stands before them is read by itself. */
function mayEndWithZone(words: readonly string[], read: Read): boolean {
  return Array.from({ length: mostZoneWords }, (_, index) => words.slice(0, -1 - index)).some((rest) => {
    const parsed = read(rest.join(' '));
    return parsed.kind === 'rule' || isSeveral(parsed);
  });
}

function isSeveral(parsed: ParsedWhen): boolean {
  return parsed.kind === 'not_understood' && /^several/.test(parsed.problem.kind);
}

/** Reads each phrase once. */
function remembering(read: Read): Read {
  const known = new Map<string, ParsedWhen>();
  return (phrase) => {
    const parsed = known.get(phrase) ?? read(phrase);
    known.set(phrase, parsed);
    return parsed;
  };
}
