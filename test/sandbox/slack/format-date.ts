/** Whose date it is; the zone of this machine or browser where none is given. */
type Reader = { timeZone?: string; locale?: string };

/** Slack's date formats. Slack itself shows them in each reader's own zone. */
export function formatDate(date: Date, format: string, { timeZone, locale = 'en-GB' }: Reader = {}): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const shown = (options: Intl.DateTimeFormatOptions, as = locale) =>
    new Intl.DateTimeFormat(as, { ...zone, ...options }).format(date);
  const day = (month: 'short' | 'long') => shown({ day: 'numeric', month, year: 'numeric' });
  return format.replace(/\{(\w+)\}/g, (whole, token: string) => {
    if (token === 'date_num') return shown({ dateStyle: 'short' }, 'sv-SE');
    if (token === 'time') return shown({ timeStyle: 'short' });
    if (token === 'time_secs') return shown({ timeStyle: 'medium' });
    if (token === 'ago') return date.toISOString();
    if (token.startsWith('date_long') || token === 'date' || token === 'date_pretty') return day('long');
    return token.startsWith('date_') ? day('short') : whole;
  });
}

/** A `<!date>` as Slack shows it to somebody here, which says “today” where the format asks for that. */
export function localDate(seconds: number, format: string, locale?: string): string {
  const date = new Date(seconds * 1000);
  const isToday = date.toDateString() === new Date().toDateString();
  const shown = isToday ? format.replace(/\{date\w*_pretty\}/, 'today') : format;
  return formatDate(date, shown, locale === undefined ? {} : { locale });
}
