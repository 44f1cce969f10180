import type { ParsingContext } from 'chrono-node';
import { type Component, type Parser, ParsingComponents } from 'chrono-node/en';
import { numberNames } from '../number-names.ts';
import { afterHour } from './word-lists.ts';

type Components = { [name in Component]?: number };

/** Tagged: a day that is named by its number, and not by its month. */
export const numberedDayTag = 'own/numberedDay';

const names = numberNames.join('|');
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

function parser(
  pattern: RegExp,
  extract: (match: RegExpMatchArray, context: ParsingContext) => Components | ParsingComponents | null,
): Parser {
  return { pattern: () => pattern, extract: (context, match) => extract(match, context) };
}

/** `9.10.`, `9.10.26` and `12.10.2026`: with dots the day comes first. `3.12` alone may be a version. */
export const dottedDate = parser(
  /(?<![\w.])(\d{1,2})\.(\d{1,2})\.(20\d\d|\d\d)?(?![\d.])/,
  ([, day, month, year], { refDate }) => {
    if (Number(month) > 12) return null;
    const date = { day: Number(day), month: Number(month) };
    if (year) return { ...date, year: (Number(year) % 100) + 2_000 };
    const isOver = date.month * 100 + date.day < (refDate.getUTCMonth() + 1) * 100 + refDate.getUTCDate();
    return { ...date, year: refDate.getUTCFullYear() + (isOver ? 1 : 0) };
  },
);

/** What says that a time follows. */
const atHour = /(?:\bat|@|(?<!\p{L})(?:à|às|a las|alle|um|kl\.?|ore|om)) ?$/iu;

/** `15h`, `10h30`, `15:30h`, `15 Uhr`, `1530h`. Below 13 a bare one is a length: `2h`. `1h30` may be either. */
export const compactClock = parser(
  /(?<!\bin |\bfor |[\d:.])\b(?:at )?(\d{1,2})(?:(?:[:.]?(\d\d))? ?(?:hrs|h|uhr)|h(\d\d))(?![\w])/i,
  (match, { text }) => {
    const [said, hour, behind, after] = match;
    const minute = behind ?? after;
    const isCued = /^at/i.test(said) || atHour.test(text.slice(0, match.index));
    const isLength = minute === undefined && /h(?:rs)?$/i.test(said) && Number(hour) < 13;
    const mayBeLength = after !== undefined && Number(hour) < 7 && !isCued;
    return isLength || mayBeLength ? null : clock(Number(hour), Number(minute ?? 0));
  },
);

/** `at three`, `@ 3`, `at 1530`, `at three thirty`: only where no noun follows that is counted. */
const spokenHour = parser(
  new RegExp(
    `(\\bat|\\bum|@|(?<=\\b(?:today|tomorrow),?)) ?(\\d{1,2}|${names})(?::?([0-5]\\d)| (thirty|fifteen))?(?![\\w:%]|\\.\\d| ?[ap]m| (?:point|time|stage|moment|place|level|end)s?\\b)`,
    'i',
  ),
  (match, { text }) => {
    const [said, cue, hour = '', digits, spoken] = match;
    const after = text.slice((match.index ?? 0) + said.length);
    if (!cue && !afterHour.test(after)) return null;
    const isYear = digits !== undefined && /^20[2-3]/.test(hour + digits);
    return isYear ? null : clock(hourOf(hour), Number(digits ?? minutes[spoken ?? ''] ?? 0));
  },
);

const minutes: Readonly<Record<string, number>> = {
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
};

/** `half past three`, `quarter to 4`. */
const spokenQuarter = parser(
  new RegExp(`\\b(?:at )?(half past|quarter past|quarter to) (\\d{1,2}|${names})\\b(?![:.]\\d)`, 'i'),
  ([, part = '', name = '']) => {
    const hour = hourOf(name);
    if (/to$/i.test(part)) return clock(hour === 1 ? 12 : hour - 1, 45);
    return clock(hour, /^half/i.test(part) ? 30 : 15);
  },
);

/** `three pm` */
const spokenHalf = parser(
  new RegExp(`\\b(?:at )?(${names}) ?([ap])m\\b`, 'i'),
  ([, name = '', half = '']) => ({
    ...clock((hourOf(name) % 12) + (half.toLowerCase() === 'p' ? 12 : 0), 0),
    meridiem: half.toLowerCase() === 'p' ? 1 : 0,
  }),
);

/** `Thursday 8th`, `Friday, the 9th`, `the 9th`. A weekday that doesn't agree stays, and leaves a doubt. */
const numberedDay = parser(
  /\b(?:(?:on )?(sun|mon|tue|wed|thu|fri|sat)[a-z]*,? )?(?:the )?(?:(\d{1,2})(?:st|nd|rd|th)\b(?! (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))/i,
  ([, weekday, number], context) => {
    const date = nextWithNumber(Number(number), context.refDate);
    if (!date) return null;
    const components = context.createParsingComponents({
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
    });
    if (weekday) components.assign('weekday', weekdays.indexOf(weekday.toLowerCase()));
    return weekday ? components : components.addTag(numberedDayTag);
  },
);

/** `3 ET`, `1500 UTC`: chrono-node adds the letters. */
const zonedHour = parser(
  /(?<![\d:.])\b(\d{1,2})(\d\d)?(?= (?:UTC|GMT|CES?T|BST|[ECMP][SD]?T)\b)/,
  ([, hour, minute]) => clock(Number(hour), Number(minute ?? 0)),
);

/** `in twenty minutes`, `in an hour and a half`, `in 1h30`. */
const spokenWait = parser(
  /\bin (?:(\d)h([0-5]\d)|(an hour and a half)|(fifteen|twenty|thirty|forty|fifty)(?:[- ](five))? min(?:ute)?s?)\b/i,
  ([, hours, minute, long, tens, five], { reference }) => {
    const spoken = (minutes[tens?.toLowerCase() ?? ''] ?? 0) + (five ? 5 : 0);
    const all = hours ? Number(hours) * 60 + Number(minute) : long ? 90 : spoken;
    return ParsingComponents.createRelativeFromReference(reference, { minute: all });
  },
);

export const englishParsers: Parser[] = [
  zonedHour,
  spokenWait,
  spokenHour,
  spokenQuarter,
  spokenHalf,
  numberedDay,
];

/** One to twelve without am or pm stays open to both halves of the day. */
function clock(hour: number, minute: number): Components | null {
  if (hour > 23 || minute > 59) return null;
  return { hour, minute, ...(hour > 12 ? { meridiem: 1 } : {}) };
}

function hourOf(name: string): number {
  return /\d/.test(name) ? Number(name) : numberNames.indexOf(name.toLowerCase()) + 1;
}

/** The next day with a number, today among them. */
function nextWithNumber(number: number, now: Date): Date | undefined {
  const months = [0, 1, 2].map(
    (later) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + later, number)),
  );
  const today = now.toISOString().slice(0, 10);
  return months.find((date) => date.getUTCDate() === number && date.toISOString().slice(0, 10) >= today);
}
