import { withoutEnd } from '../../common/without-end.ts';
import { numberNames } from '../number-names.ts';
import type { Weekday } from '../rule.ts';

/** One word of a phrase; the letters of all of them are what the grammar in `parse-when.ts` matches. */
export type Word =
  /** Days of a week. `isShort`: fewer than three letters are no weekday in ordinary sentences (“we”). */
  | { letter: 'D'; days: readonly Weekday[]; isShort: boolean }
  /** An ordinal: of a weekday in a month, or a date. */
  | { letter: 'N'; nth: number | 'last' }
  /** In which weeks: 1 is every week, 2 every other. */
  | { letter: 'W'; every: number }
  /** `isBare`: without a leading zero, am or pm, so “2:30” may be in the afternoon. `minutes`: until the end of a range. */
  | { letter: 'T'; minute: number; isBare: boolean; minutes: number | null }
  /** every, month, day, and what joins the ends of a range. */
  | { letter: 'E' | 'M' | 'Y' | '-' }
  /** A time that no clock shows, and a word that the grammar doesn't have. */
  | { letter: 'B'; given: string }
  | { letter: '?'; given: string };

/** Words that change a time, and that the grammar doesn't have: without them it would be another time. */
export const changesTime = /\b(mornings?|afternoons?|evenings?|nights?|half|quarter|past)\b/i;

const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** Longer expressions as one word each: `2w` is every other week, `1m` is of every month. */
const expressions: readonly (readonly [RegExp, string])[] = [
  [/[\u2010-\u2015]/g, '-'],
  [/(\d) ?([ap])\.?m\b\.?/g, '$1$2m'],
  [/\b(?:to|through|thru|until|till)\b|(?<=[a-z\d])-(?=[a-z\d])/g, ' - '],
  [/(\d) ?o['’]?clock\b/g, '$1'],
  [/@/g, ' at '],
  [/[,;+&]|(?<=[a-z])\/(?=[a-z])/g, ' and '],
  [/\bbi - weekly\b|\bbiweekly\b|\bfortnightly\b|\bevery (?:other|second|2nd) week\b/g, ' 2w '],
  [/\bevery (?:other|alternate)\b|\bevery (?:second|2nd)(?= [a-z]+day\b)(?!.*\bmonth)/g, ' 2w '],
  [/\b(?:every|each) week\b|\bweekly\b/g, ' 1w '],
  [/\b(?:(?:of|in) )?(?:the|every|each) month(?: that has one)?\b|\bmonthly\b/g, ' 1m '],
  [/\b(?:every|each) day\b|\beveryday\b/g, ' daily '],
  [/\bbusiness days?\b/g, ' weekdays '],
];

const fillers = /^(on|at|in|the|and|of|from|sharp)$/;
const everyWeek: Word = { letter: 'E' };
const dayNames =
  /^(?:(mo?|mon(?:days?)?)|(tu|tue(?:s|sdays?)?)|(we?|wed(?:nesdays?)?)|(th|thu(?:rs?|rsdays?)?)|(fr?|fri(?:days?)?)|(sa|sat(?:urdays?)?)|(su|sun(?:days?)?))$/;
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth'];

/** What the words of a phrase mean, each on its own, with ranges taken together. */
export function wordsOf(phrase: string): Word[] {
  const said = phrase
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\bevery (\w+) weeks\b/g, weeksOf);
  const plain = expressions.reduce((text, [pattern, word]) => text.replaceAll(pattern, word), said);
  const words = plain
    .split(/\s+/)
    .map((word) => withoutEnd(word.replace(/^\(/, ''), '.)'))
    .filter((word) => word !== '' && !fillers.test(word))
    .flatMap(wordOf);
  return joinRanges(words);
}

function wordOf(given: string): Word | Word[] {
  const isShort = given.length < 3;
  const days = (some: readonly Weekday[]): Word => ({ letter: 'D', days: some, isShort });
  if (/^(weekday|workday)s?$/.test(given)) return [everyWeek, days(everyDay.slice(0, 5))];
  if (/^weekends?$/.test(given)) return [everyWeek, days(everyDay.slice(5))];
  if (given === 'daily') return [everyWeek, days(everyDay)];
  if (/^(every|each)$/.test(given)) return everyWeek;
  if (given === '1m') return { letter: 'M' };
  if (given === 'day') return { letter: 'Y' };
  if (given === '-') return { letter: '-' };
  if (given === 'last') return { letter: 'N', nth: 'last' };
  const weeks = /^([1-8])w$/.exec(given)?.[1];
  if (weeks) return { letter: 'W', every: Number(weeks) };
  const name = dayNames.exec(given)?.slice(1).findIndex(Boolean) ?? -1;
  const day = everyDay[name];
  if (day) return days([day]);
  const nth = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(given)?.[1] ?? ordinals.indexOf(given) + 1;
  if (Number(nth) > 0) return { letter: 'N', nth: Number(nth) };
  return timeOf(given);
}

/** `9`, `9am`, `9:30`, `9.30pm`, `0930`, `9h`, `9h30`, `noon`. */
function timeOf(given: string): Word {
  const time = (minute: number, isBare: boolean): Word => ({ letter: 'T', minute, isBare, minutes: null });
  if (/^(noon|midday|midnight)$/.test(given)) return time(given === 'midnight' ? 0 : 720, false);
  if (!/^\d/.test(given)) return { letter: '?', given };
  const [, hour, minute = '0', half] = /^(\d{1,2})(?:[:.h]?(\d{2})|h)?([ap]m)?$/.exec(given) ?? [];
  const [hours, minutes] = [Number(hour), Number(minute)];
  const isHour = half ? hours >= 1 && hours <= 12 : hours <= 23;
  if (hour === undefined || !isHour || minutes > 59) return { letter: 'B', given };
  const ofDay = half ? (hours % 12) + (half === 'pm' ? 12 : 0) : hours;
  return time(ofDay * 60 + minutes, half === undefined && !/^0\d/.test(hour));
}

/** `mon - fri` and `9:00 - 9:30` as one word each; a dash that joins anything else stays. */
function joinRanges(words: readonly Word[]): Word[] {
  const joined: Word[] = [];
  for (const word of words) {
    const [start, dash] = joined.slice(-2);
    const range = dash?.letter === '-' && start ? rangeOf(start, word) : null;
    if (range) joined.splice(-2, 2, range);
    else joined.push(word);
  }
  return joined;
}

function rangeOf(start: Word, end: Word): Word | null {
  if (start.letter === 'D' && end.letter === 'D') {
    const [from, to] = [start.days[0] ?? 1, end.days[0] ?? 1];
    const days = [...everyDay, ...everyDay].slice(from - 1, from + ((to - from + 7) % 7));
    return start.days.length + end.days.length === 2 ? { ...start, days } : null;
  }
  if (start.letter !== 'T' || end.letter !== 'T' || start.minutes !== null) return null;
  // “2 to 2:30pm” begins in the afternoon too; “11 to 1pm” doesn't.
  const isLater = start.isBare && !end.isBare && start.minute < 720 && start.minute + 720 < end.minute;
  const begins = isLater ? { ...start, minute: start.minute + 720, isBare: false } : start;
  // “11:30 to 1”
  const minutes = (end.minute - begins.minute + 1_440) % (end.isBare ? 720 : 1_440);
  return minutes > 0 && minutes <= maxRangeMinutes ? { ...begins, minutes } : null;
}

/** What seems longer was meant otherwise. */
const maxRangeMinutes = 480;

/** “every three weeks” */
function weeksOf(given: string, count: string): string {
  const every = numberNames.indexOf(count) + 1 || Number(count);
  return every >= 1 && every <= 8 ? ` ${every}w ` : given;
}
