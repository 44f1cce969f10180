import { stripVTControlCharacters } from 'node:util';

// Controls other than line breaks, and what turns the direction of text around: they make it read as what it is not.
const deceptive = /[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/gu;

/** Several lines of somebody's words, as they read: no control characters, no text turned around. */
export function readable(text: string): string {
  return stripVTControlCharacters(text.toWellFormed())
    .replaceAll(/\r\n?|\t/g, (space) => (space === '\t' ? ' ' : '\n'))
    .replaceAll(deceptive, '');
}

/** Makes text of people or calls harmless in mrkdwn: no pings, no disguised links, no control characters. */
export function escapeText(text: string): string {
  return readable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Text for where Slack parses none: as it was given, on one line, at most `most` characters. */
export function literal(text: string, most: number): string {
  const line = stripVTControlCharacters(text.toWellFormed())
    .replaceAll(/\s+/g, ' ')
    .replaceAll(deceptive, '')
    .trim();
  return line.length <= most ? line : `${line.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Cuts to `most` characters, never inside an escape or a surrogate pair, and shows that it did. */
export function cap(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text
    .slice(0, most - 1)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/&[a-z]{0,4}$/, '')}…`;
}

/** Escaped, on one line, at most `most` characters. */
export function quote(text: string, most: number): string {
  return cap(escapeText(text.replaceAll(/\s+/g, ' ').trim()), most);
}

/** Not an app, nor anything else that posts. */
export function isPerson(userId: string): boolean {
  return /^[UW][A-Z0-9]+$/.test(userId);
}

export function mention(userId: string): string {
  return isPerson(userId) ? `<@${userId}>` : 'an app';
}

export function link(url: string, label: string): string {
  return `<${url.replaceAll(/[<>|]/g, '')}|${quote(label, 200).replaceAll('|', '¦')}>`;
}

type DateFormat = '{time}' | '{time_secs}' | '{date_short_pretty} at {time}';

/** A time in each reader's own zone, with UTC where Slack cannot show that. */
export function time(moment: Date, format: DateFormat = '{time}'): string {
  const utc = `${moment.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return `<!date^${Math.floor(moment.getTime() / 1_000)}^${format}|${utc}>`;
}
