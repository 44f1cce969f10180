import { validateDetailed } from 'node-cron';

/** RFC 5545's names for the days of a week; Sunday is 0 in cron and 7 in ISO 8601. */
export const dayCodes = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** Which days, and at which minutes of them. Sunday is 0, as in cron. */
export type Cron = {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly days: readonly number[];
  readonly months: readonly number[];
  readonly weekdays: readonly number[];
};

export type CronRead =
  | { kind: 'cron'; cron: Cron }
  /** Names the wrong field, or the number of fields. */
  | { kind: 'bad_cron'; field: string; given: string };

const names: Readonly<Record<string, string>> = {
  minute: 'minute',
  hour: 'hour',
  dayOfMonth: 'day of the month',
  month: 'month',
  dayOfWeek: 'day of the week',
};

/** Reads five fields; node-cron checks them, and rejects dates that no month has. */
export function readCron(expression: string): CronRead {
  const words = expression.trim().split(/\s+/);
  if (words.length !== 5) return { kind: 'bad_cron', field: 'number of fields', given: expression.trim() };
  // Quartz's additions, such as “last Friday of the month”, exist in node-cron only.
  const own = words.findIndex((word) => /[#?]|\dL|\dW|^L/i.test(word));
  if (own >= 0) return bad(Object.keys(names)[own], words[own]);
  const { errors, fields } = validateDetailed(words.join(' '));
  const [error] = errors;
  if (error || !fields) return bad(error?.field, error?.value);
  return {
    kind: 'cron',
    cron: {
      minutes: fields.minute,
      hours: fields.hour,
      days: fields.dayOfMonth.map(Number),
      months: fields.month,
      weekdays: [...new Set(fields.dayOfWeek.map((day) => Number(day) % 7))],
    },
  };
}

function bad(field = '', given = ''): CronRead {
  return { kind: 'bad_cron', field: names[field] ?? field, given };
}

/** The dates as RFC 5545 writes them. Where both kinds of days are restricted, either counts, as in Vixie's cron. */
export function cronDates({ days, months, weekdays }: Cron): string[] {
  const ofMonth = days.length < 31 ? [`BYMONTHDAY=${days}`] : [];
  const ofWeek = weekdays.length < 7 ? [`BYDAY=${weekdays.map((day) => dayCodes[day])}`] : [];
  const either = [...ofMonth, ...ofWeek];
  const parts = either.length > 0 ? either : [`BYMONTHDAY=${days}`];
  return parts.map((part) => `FREQ=MONTHLY;BYMONTH=${months};${part}`);
}
