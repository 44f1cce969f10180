/** What someone typed after `/pika calendar`. */
export type CalendarCommand =
  | { kind: 'calendar_list' }
  /** `typed`: an address stands there, which is a secret: it is neither kept nor repeated. */
  | { kind: 'calendar_add'; typed: boolean }
  | { kind: 'calendar_google' }
  | { kind: 'calendar_rules' };

/** Whatever is typed, it is never said back: it may hold an address. */
export function parseCalendar([verb = '', ...rest]: readonly string[]): CalendarCommand {
  const typed = [verb, ...rest].some((word) => /[/@]|%2f/i.test(word));
  if (typed || /^add$/i.test(verb)) return { kind: 'calendar_add', typed };
  if (/^google$/i.test(verb)) return { kind: 'calendar_google' };
  return /^rules?$/i.test(verb) ? { kind: 'calendar_rules' } : { kind: 'calendar_list' };
}
