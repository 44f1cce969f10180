/** The parser is slow with longer lines, and these are attachments. */
const maxLineChars = 250_000;

/** Drops what isn't a content line (RFC 5545, 3.1), and mends common mistakes in the others. */
export function tidyLines(text: string): string {
  const lines = text.split('\n').filter(isLine);
  return lines.map((line) => `${tidied(line)}\n`).join('');
}

function isLine(text: string): boolean {
  return text.length <= maxLineChars && /^[A-Za-z0-9-]+[:;]/.test(text);
}

function tidied(line: string): string {
  if (/^RRULE[:;]/i.test(line)) return tidiedRule(line);
  if (/^(DTSTART|DTEND|RECURRENCE-ID|EXDATE|RDATE)[:;]/i.test(line)) return tidiedTime(line);
  return line;
}

/** In capitals, without blanks and empty parts, as in `FREQ=DAILY;UNTIL=;`. */
function tidiedRule(line: string): string {
  const rule = line.slice(line.lastIndexOf(':') + 1);
  const parts = rule.replaceAll(/\s/g, '').toUpperCase().split(';');
  return `RRULE:${parts.filter((part) => /=./.test(part)).join(';')}`;
}

/** Adds a missing `VALUE=DATE`, and quotes a zone that contains a colon. */
function tidiedTime(line: string): string {
  const [, head = line, times] = /^(.*):(\d{8}[\dTZ,]*)$/.exec(line) ?? [];
  if (times === undefined) return line;
  const quoted = head.replace(/;TZID=([^";:]*:[^";]*)/i, ';TZID="$1"');
  const isDay = !/;VALUE=/i.test(head) && times.split(',').every((time) => /^\d{8}Z?$/.test(time));
  return isDay ? `${quoted};VALUE=DATE:${times.replaceAll('Z', '')}` : `${quoted}:${times}`;
}
