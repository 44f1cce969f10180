import type { Nth, Weekday } from './rule.ts';

/** A word of a phrase such as `every other friday at 2pm`. */
export type Token =
  | { kind: 'time'; minute: number }
  /** A number by itself: an hour, or how many weeks. */
  | { kind: 'number'; value: number }
  | { kind: 'ordinal'; nth: Nth | number }
  | { kind: 'days'; days: readonly Weekday[] }
  | { kind: 'day' | 'every' | 'other' | 'to' | 'week' | 'month' | 'half' | 'filler' }
  | { kind: 'bad_time'; given: string }
  | { kind: 'unknown'; given: string };

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5];
const weekend: readonly Weekday[] = [6, 7];
export const everyDay: readonly Weekday[] = [...weekdays, ...weekend];

const dayNames: readonly (readonly [RegExp, Weekday])[] = [
  [/^mon(days?)?$/, 1],
  [/^tue(s|sdays?)?$/, 2],
  [/^wed(s|nesdays?)?$/, 3],
  [/^thu(r|rs|rsdays?)?$/, 4],
  [/^fri(days?)?$/, 5],
  [/^sat(urdays?)?$/, 6],
  [/^sun(days?)?$/, 7],
];

const ordinals: ReadonlyMap<string, Nth> = new Map<string, Nth>(
  Object.entries({
    first: 1,
    second: 2,
    third: 3,
    fourth: 4,
    fifth: 5,
    last: 'last',
  }),
);

const words: readonly (readonly [RegExp, Token])[] = [
  [/^(weekdays?|workdays?|businessdays?)$/, { kind: 'days', days: weekdays }],
  [/^weekends?$/, { kind: 'days', days: weekend }],
  [/^daily$/, { kind: 'days', days: everyDay }],
  [/^days?$/, { kind: 'day' }],
  [/^(every|each)$/, { kind: 'every' }],
  [/^(other|alternate|biweekly|bi-weekly|fortnightly|fortnight)$/, { kind: 'other' }],
  [/^(to|through|thru|until|till|-)$/, { kind: 'to' }],
  [/^(weeks?|weekly)$/, { kind: 'week' }],
  [/^(months?|monthly)$/, { kind: 'month' }],
  [/^(afternoon|evening)s?$/, { kind: 'half' }],
  [/^(on|at|the|and|of|a|in|@|&|morning|mornings|that|has|one|sharp|o'clock|oclock)$/, { kind: 'filler' }],
  [/^(noon|midday)$/, { kind: 'time', minute: 720 }],
  [/^midnight$/, { kind: 'time', minute: 0 }],
];

/** Splits a phrase into what its words mean, each by itself. */
export function tokensOf(phrase: string): Token[] {
  const plain = phrase
    .toLowerCase()
    .replaceAll(/[\u2010-\u2015]/g, '-')
    .replaceAll(/\bbusiness days?\b/g, 'workdays')
    // “9 a.m.” is one word, “mon-fri” are three, a comma is none; so are “@9” and “mon,wed”.
    .replaceAll(/(\d)\s*([ap])\.?\s?m\b\.?/g, '$1$2m')
    .replaceAll(/([a-z])-(?=[a-z])(?<!\bbi-)/g, '$1 - ')
    .replaceAll(/@/g, ' at ')
    .replaceAll(/[,;+]|(?<=[a-z])\/(?=[a-z])/g, ' and ');
  return plain
    .split(/\s+/)
    .map((word) => word.replace(/^\(|[.)]+$/g, ''))
    .filter(Boolean)
    .map(tokenOf);
}

function tokenOf(word: string): Token {
  const known = words.find(([form]) => form.test(word));
  if (known) return known[1];
  const day = dayNames.find(([form]) => form.test(word));
  if (day) return { kind: 'days', days: [day[1]] };
  const nth = ordinals.get(word);
  if (nth !== undefined) return { kind: 'ordinal', nth };
  const ordinal = /^(\d{1,2})(st|nd|rd|th)$/.exec(word)?.[1];
  if (ordinal !== undefined) return { kind: 'ordinal', nth: Number(ordinal) };
  return /^\d/.test(word) ? numberOf(word) : { kind: 'unknown', given: word };
}

/** `9`, `9am`, `9:30`, `9.30pm`, `0930`, `9h`, `9h30`. */
function numberOf(word: string): Token {
  const [, hours, minutes, half] = /^(\d{1,2})(?:[:.h]?(\d{2})|h)?([ap]m)?$/.exec(word) ?? [];
  if (hours === undefined) return { kind: 'bad_time', given: word };
  if (minutes === undefined && half === undefined && !word.endsWith('h')) {
    return { kind: 'number', value: Number(hours) };
  }
  const minute = minuteOf(Number(hours), Number(minutes ?? 0), half);
  return minute === null ? { kind: 'bad_time', given: word } : { kind: 'time', minute };
}

function minuteOf(hours: number, minutes: number, half: string | undefined): number | null {
  if (minutes > 59 || hours > (half ? 12 : 23) || (half && hours === 0)) return null;
  const hour = half ? (hours % 12) + (half === 'pm' ? 12 : 0) : hours;
  return hour * 60 + minutes;
}
