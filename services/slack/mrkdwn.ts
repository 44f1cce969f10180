/** Makes text of people or calls harmless in mrkdwn: no pings, no disguised links. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
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

export function mention(userId: string): string {
  return /^[UW][A-Z0-9]+$/.test(userId) ? `<@${userId}>` : 'an app';
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
