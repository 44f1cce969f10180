import type { Nth, Weekday } from '../rule.ts';
import { digitsOf } from './spoken-times.ts';

/** Of a day. */
export type Half = 'morning' | 'afternoon' | 'evening';

/** A word of a phrase such as `every other friday at 2pm`. */
export type Token =
  /** `bare`: without a leading zero, am or pm, so that `2:30` may be of the afternoon. */
  | { kind: 'time'; minute: number; bare: boolean }
  /** A number by itself: an hour, or how many weeks. */
  | { kind: 'number'; value: number }
  | { kind: 'ordinal'; nth: Nth | number; given: string }
  /** `weekly`: said of every week, like `weekdays`. `short`: one or two letters, like `we`. */
  | { kind: 'days'; days: readonly Weekday[]; weekly?: true; short?: true }
  /** `each`: said of every month, like `monthly`. */
  | { kind: 'month'; each?: true }
  /** `dash`: as in `mon-fri`. */
  | { kind: 'to'; dash?: true }
  | { kind: 'day' | 'every' | 'other' | 'week' | Half | 'filler' }
  | { kind: 'bad_time'; given: string }
  | { kind: 'unknown'; given: string };

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5];
const weekend: readonly Weekday[] = [6, 7];
export const everyDay: readonly Weekday[] = [...weekdays, ...weekend];

const dayNames: readonly (readonly [RegExp, Weekday])[] = [
  [/^(m|mo|mon(days?)?)$/, 1],
  [/^(tu|tue(s|sdays?)?)$/, 2],
  [/^(w|we|wed(s|nesdays?)?)$/, 3],
  [/^(th|thu(r|rs|rsdays?)?)$/, 4],
  [/^(f|fr|fri(days?)?)$/, 5],
  [/^(sa|sat(urdays?)?)$/, 6],
  [/^(su|sun(days?)?)$/, 7],
];

/** As courses are listed. “MT” is a time zone. */
const dayLetters: ReadonlyMap<string, readonly Weekday[]> = new Map(
  Object.entries({
    mwf: [1, 3, 5],
    mw: [1, 3],
    wf: [3, 5],
    tth: [2, 4],
    tuth: [2, 4],
    mtwth: [1, 2, 3, 4],
    mtwthf: [1, 2, 3, 4, 5],
    mtwtf: [1, 2, 3, 4, 5],
  }),
);

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
  [/^(weekdays?|workdays?|businessdays?)$/, { kind: 'days', days: weekdays, weekly: true }],
  [/^weekends?$/, { kind: 'days', days: weekend, weekly: true }],
  [/^(daily|everyday)$/, { kind: 'days', days: everyDay, weekly: true }],
  [/^days?$/, { kind: 'day' }],
  [/^(every|each)$/, { kind: 'every' }],
  [/^(other|alternate|biweekly|bi-weekly|fortnightly|fortnight)$/, { kind: 'other' }],
  [/^(to|through|thru|until|till)$/, { kind: 'to' }],
  [/^-$/, { kind: 'to', dash: true }],
  [/^(weeks?|weekly)$/, { kind: 'week' }],
  [/^months?$/, { kind: 'month' }],
  [/^monthly$/, { kind: 'month', each: true }],
  [/^afternoons?$/, { kind: 'afternoon' }],
  [/^evenings?$/, { kind: 'evening' }],
  [/^mornings?$/, { kind: 'morning' }],
  [/^(on|at|the|and|of|a|in|from|@|&|that|has|one|sharp|o'clock|oclock)$/, { kind: 'filler' }],
  [/^(noon|midday)$/, { kind: 'time', minute: 720, bare: false }],
  [/^midnight$/, { kind: 'time', minute: 0, bare: false }],
];

/** Splits a phrase into what its words mean, each by itself. */
export function tokensOf(phrase: string): Token[] {
  const plain = digitsOf(phrase.toLowerCase().replaceAll('’', "'"))
    .replaceAll(/[\u2010-\u2015]/g, '-')
    .replaceAll(/\bbusiness days?\b/g, 'workdays')
    // “mon-fri” and “9-10” are three words, a comma is none; so are “@9” and “mon,wed”.
    .replaceAll(/(\dh?|[ap]m)-(?=\d)/g, '$1 - ')
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
  if (day) return { kind: 'days', days: [day[1]], ...(word.length < 3 ? { short: true } : {}) };
  const letters = dayLetters.get(word);
  if (letters) return { kind: 'days', days: letters };
  const nth = ordinals.get(word);
  if (nth !== undefined) return { kind: 'ordinal', nth, given: word };
  const ordinal = /^(\d{1,2})(st|nd|rd|th)$/.exec(word)?.[1];
  if (ordinal !== undefined) return { kind: 'ordinal', nth: Number(ordinal), given: word };
  return /^\d/.test(word) ? numberOf(word) : { kind: 'unknown', given: word };
}

/** `9`, `9am`, `9:30`, `9.30pm`, `0930`, `9h`, `9h30`. */
function numberOf(word: string): Token {
  const [, hours, minutes, half] = /^(\d{1,2})(?:[:.h]?(\d{2})|h)?([ap]m)?$/.exec(word) ?? [];
  if (hours === undefined) return { kind: 'bad_time', given: word };
  const bare = half === undefined && !/^0\d/.test(hours);
  if (minutes === undefined && bare && !word.endsWith('h')) return { kind: 'number', value: Number(hours) };
  const minute = minuteOf(Number(hours), Number(minutes ?? 0), half);
  return minute === null ? { kind: 'bad_time', given: word } : { kind: 'time', minute, bare };
}

function minuteOf(hours: number, minutes: number, half: string | undefined): number | null {
  if (minutes > 59 || hours > (half ? 12 : 23) || (half && hours === 0)) return null;
  const hour = half ? (hours % 12) + (half === 'pm' ? 12 : 0) : hours;
  return hour * 60 + minutes;
}
