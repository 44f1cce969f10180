import { dayOf } from './chrono-dates.ts';

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const weekday = '\\b(sun|mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?)(?:day)?';
const ordinal = '(\\d{1,2})(?:st|nd|rd|th)\\b';
/** `Thursday 8th`, `Friday, the 9th`, and `Monday 12 at 10am`, where a clock follows. */
const numbered = new RegExp(
  `${weekday},? (?:the )?(?:${ordinal}(?! (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|(\\d{1,2})(?=,? (?:at )?\\d{1,2}(?::\\d\\d| ?[ap]m)))`,
  'gi',
);

/**
 * Days that are said by their weekday and their number, as dates; where the two do not agree they stay as they are.
 * `today` is a date, `2026-12-03`.
 */
export function withNumberedDays(words: string, today: string): string {
  return words.replaceAll(numbered, (said, name: string, first?: string, second?: string) => {
    const date = nextWithNumber(Number(first ?? second), today);
    const agrees = date && new Date(date).getUTCDay() === weekdays.indexOf(name.slice(0, 3).toLowerCase());
    return agrees ? date : said;
  });
}

/** The next day with a number, today among them. */
export function nextWithNumber(number: number, today: string): string | null {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const inMonth = (later: number) => new Date(Date.UTC(year, month - 1 + later, number));
  const candidates = [number >= day ? inMonth(0) : inMonth(1), inMonth(1), inMonth(2)];
  const found = number >= 1 && candidates.find((date) => date.getUTCDate() === number);
  return found ? dayOf(found) : null;
}
