import { validateDetailed } from 'node-cron';

/** Which days, and at which minutes of them. Sunday is 0, as cron has it. */
export type Cron = {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly days: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly weekdays: ReadonlySet<number>;
};

export type CronRead =
  | { kind: 'cron'; cron: Cron }
  /** In a field, or the number of them. */
  | { kind: 'bad_cron'; field: string; given: string };

const names: Readonly<Record<string, string>> = {
  minute: 'minute',
  hour: 'hour',
  dayOfMonth: 'day of the month',
  month: 'month',
  dayOfWeek: 'day of the week',
};

/** Reads five fields; node-cron knows their forms, and which days no month has. */
export function readCron(expression: string): CronRead {
  const words = expression.trim().split(/\s+/);
  if (words.length !== 5) return { kind: 'bad_cron', field: 'number of fields', given: expression.trim() };
  // What only node-cron knows has words of its own: “last Friday of the month”.
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
      days: new Set(fields.dayOfMonth.map(Number)),
      months: new Set(fields.month),
      weekdays: new Set(fields.dayOfWeek.map(Number)),
    },
  };
}

function bad(field = '', given = ''): CronRead {
  return { kind: 'bad_cron', field: names[field] ?? field, given };
}

/** Where both kinds of days are given either counts, as cron has had it since Vixie's. */
export function isCronDay({ days, months, weekdays }: Cron, month: number, day: number, weekday: number) {
  if (!months.has(month)) return false;
  const ofMonth = days.has(day);
  const ofWeek = weekdays.has(weekday % 7);
  return days.size < 31 && weekdays.size < 7 ? ofMonth || ofWeek : ofMonth && ofWeek;
}
