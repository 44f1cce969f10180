/** A day that English names by its place in a week, month, quarter or year; chrono doesn't read these. */
export function namedDay(text: string, today: Date): { date: Date; words: string; index: number } | null {
  for (const { pattern, day } of namings) {
    const match = pattern.exec(text);
    const date = match && day(today, match);
    if (match && date) return { date, words: match[0], index: match.index };
  }
  return null;
}

interface Naming {
  readonly pattern: RegExp;
  readonly day: (today: Date, match: RegExpExecArray) => Date | null;
}

const friday = 5;

const namings: readonly Naming[] = [
  {
    pattern:
      /\b(?:eod|cob|tonight|this (?:morning|afternoon|evening)|end of (?:the |this )?(?:business )?day|close of business)\b/i,
    day: (today) => today,
  },
  {
    pattern: /\b(?:eow|(?:the )?end of (?:the |this )?week|(?:later |some ?time )?this week)\b/i,
    day: (today) => fridayOf(today, 0),
  },
  {
    pattern: /\b(?:(?:the )?end of next week|(?:early |later |some ?time )?next week)\b/i,
    day: (today) => fridayOf(today, 1),
  },
  {
    pattern: /\b(?:eom|(?:the )?end of (?:the |this )?month)\b/i,
    day: (today) => on(today.getFullYear(), today.getMonth() + 1, 0),
  },
  {
    pattern: /\b(?:the )?end of next month\b/i,
    day: (today) => on(today.getFullYear(), today.getMonth() + 2, 0),
  },
  { pattern: /\b(?:eoq|(?:the )?end of (?:the |this )?quarter)\b/i, day: endOfQuarter },
  {
    pattern: /\b(?:eoy|(?:the )?end of (?:the |this )?year)\b/i,
    day: (today) => on(today.getFullYear(), 12, 0),
  },
  {
    pattern:
      /\b(?:the )?end of (january|february|march|april|may|june|july|august|september|october|november|december)\b/i,
    day: endOfNamedMonth,
  },
  {
    pattern:
      /\bthe (\d{1,2})(?:st|nd|rd|th)\b(?! (?:of|time|one|item|point|issue|page|section|chapter|slide|floor|quarter))/i,
    day: nextOrdinal,
  },
];

/** The last working day of a week; when this week's has passed, its Sunday. */
function fridayOf(today: Date, weeks: number): Date {
  const weekday = today.getDay() === 0 ? 7 : today.getDay();
  const ahead = weekday > friday && weeks === 0 ? 7 - weekday : friday - weekday + 7 * weeks;
  return on(today.getFullYear(), today.getMonth(), today.getDate() + ahead);
}

function endOfQuarter(today: Date): Date {
  return on(today.getFullYear(), Math.floor(today.getMonth() / 3) * 3 + 3, 0);
}

function endOfNamedMonth(today: Date, [, name = '']: RegExpExecArray): Date {
  const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
  const month = months.indexOf(name.slice(0, 3).toLowerCase());
  const year = today.getFullYear() + (month < today.getMonth() ? 1 : 0);
  return on(year, month + 1, 0);
}

/** The next such day from today on, in a month that has it. */
function nextOrdinal(today: Date, [, number = '']: RegExpExecArray): Date | null {
  const day = Number(number);
  if (day < 1 || day > 31) return null;
  for (let ahead = 0; ahead <= 2; ahead += 1) {
    const date = on(today.getFullYear(), today.getMonth() + ahead, day);
    if (date.getDate() === day && date >= today) return date;
  }
  return null;
}

/** A month and a day beyond their end run over into the next, as `Date` has it. */
function on(year: number, month: number, day: number): Date {
  return new Date(year, month, day, 12);
}
