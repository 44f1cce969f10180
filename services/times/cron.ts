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
  /** Days of both kinds have to agree, where either field begins with `*`. Else either kind counts. */
  readonly bothDays: boolean;
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
      bothDays: [words[2], words[4]].some((word) => word?.startsWith('*')),
    },
  };
}

function bad(field = '', given = ''): CronRead {
  return { kind: 'bad_cron', field: names[field] ?? field, given };
}

/** The dates as RFC 5545 writes them. `0 9 1 * mon` has either kind of days, and `0 9 *\/2 * mon` both, as in Vixie's cron. */
export function cronDates({ days, months, weekdays, bothDays }: Cron): string[] {
  const kinds = [`BYMONTHDAY=${days}`, `BYDAY=${weekdays.map((day) => dayCodes[day])}`];
  const parts = bothDays ? [kinds.join(';')] : kinds;
  return parts.map((part) => `FREQ=MONTHLY;BYMONTH=${months};${part}`);
}
