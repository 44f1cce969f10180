import { withoutQuotes } from '../common/quoted.ts';
import { readable } from '../common/readable.ts';
import { type SafeUrl, safeUrl } from '../common/safe-url.ts';

export { readable };

/** Makes text from people or calls safe in mrkdwn: no pings, disguised links or control characters. */
export function escapeText(text: string): string {
  return readable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Text for places where Slack parses no mrkdwn: on one line, at most `maxChars` characters. */
export function literal(text: string, maxChars: number): string {
  const line = readable(text.slice(0, maxChars * 4))
    .replaceAll(/\s+/g, ' ')
    .trim();
  return line.length <= maxChars ? line : `${line.slice(0, maxChars - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Cuts to `maxChars` with an ellipsis, never inside an escape or a surrogate pair. */
export function cap(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  return `${text
    .slice(0, maxChars - 1)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/&[a-z]{0,4}$/, '')}…`;
}

/** Escaped, on one line, at most `maxChars` characters. No star in it ends bold of ours, or draws a name in bold. */
export function quote(text: string, maxChars: number): string {
  const read = text.slice(0, maxChars * 4).replaceAll('*', '∗');
  return cap(escapeText(read.replaceAll(/\s+/g, ' ').trim()), maxChars);
}

/** A name as it's written, such as a file's or a tool's: nothing in it ends the code that it stands in. */
export function asCode(name: string, maxChars: number): string {
  return `\`${cap(escapeText(literal(name, maxChars).replaceAll('`', '’')), maxChars)}\``;
}

/** Somebody's words between quotes that nothing in them closes, for places where Slack parses no mrkdwn. */
export function literalQuote(text: string, maxChars: number): string {
  return `“${literal(withoutQuotes(text.slice(0, maxChars * 4)), maxChars)}”`;
}

/** Words of others: between quotes that nothing in them closes, and nothing in bold, as the names before quotes are. */
export function quotedWords(words: string, maxChars: number): string {
  return `“${quote(withoutQuotes(words.slice(0, maxChars * 4)), maxChars)}”`;
}

/** What somebody or a program calls itself: between quotes that nothing in it closes, and without markup. */
export function quotedName(name: string, maxChars: number): string {
  const plain = withoutQuotes(name.slice(0, maxChars * 4)).replaceAll(/[*_~`]/gu, ' ');
  const called = quote(plain, maxChars);
  return called && `“${called}”`;
}

/** A person's id, not one of an app or other poster. */
export function isPerson(userId: string): boolean {
  return /^[UW][A-Z0-9]+$/.test(userId);
}

export function mention(userId: string): string {
  return isPerson(userId) ? `<@${userId}>` : 'an app';
}

export function link(url: SafeUrl, label: string): string {
  return `<${url}|${quote(label, 200).replaceAll('|', '¦')}>`;
}

/** A link to a page of ours or Slack's; its label alone where the address isn't one. */
export function linkTo(address: string, label: string): string {
  const url = safeUrl(address);
  return url ? link(url, label) : quote(label, 200);
}

type DateFormat = '{time}' | '{time_secs}' | '{date_short_pretty}' | '{date_short_pretty} at {time}';

/** A time in each reader's own zone; in UTC where Slack can't show that. */
export function time(moment: Date, format: DateFormat = '{time}'): string {
  const utc = `${moment.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return `<!date^${Math.floor(moment.getTime() / 1_000)}^${format}|${utc}>`;
}

/** Our words where nothing shows markup: beside a field, or in a terminal. */
export function withoutMarkup(words: string): string {
  return words
    .replaceAll(/<[^<>|]+\|([^<>]+)>/g, '$1')
    .replaceAll(/[`*]/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
