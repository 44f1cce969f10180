/** Characters. The parser takes its time for lines without end; what is that long is an attachment. */
const longestLine = 250_000;

/** Lines that are none (RFC 5545, 3.1) are left out; in the others is put right what programs get wrong in them. */
export function tidyLines(text: string): string {
  const lines = text.split('\n').filter(isLine);
  return lines.map((line) => `${tidied(line)}\n`).join('');
}

function isLine(text: string): boolean {
  return text.length <= longestLine && /^[A-Za-z0-9-]+[:;]/.test(text);
}

function tidied(line: string): string {
  if (/^RRULE[:;]/i.test(line)) return tidiedRule(line);
  if (/^(DTSTART|DTEND|RECURRENCE-ID|EXDATE|RDATE)[:;]/i.test(line)) return tidiedTime(line);
  return line;
}

/** In capitals, without blanks, and without parts that say nothing: `FREQ=DAILY;UNTIL=;`. */
function tidiedRule(line: string): string {
  const rule = line.slice(line.lastIndexOf(':') + 1);
  const parts = rule.replaceAll(/\s/g, '').toUpperCase().split(';');
  return `RRULE:${parts.filter((part) => /=./.test(part)).join(';')}`;
}

/** A day that doesn't say that it is one, and a zone with a colon that isn't quoted. */
function tidiedTime(line: string): string {
  const [, head = line, times] = /^(.*):(\d{8}[\dTZ,]*)$/.exec(line) ?? [];
  if (times === undefined) return line;
  const quoted = head.replace(/;TZID=([^";:]*:[^";]*)/i, ';TZID="$1"');
  const isDay = !/;VALUE=/i.test(head) && times.split(',').every((time) => /^\d{8}Z?$/.test(time));
  return isDay ? `${quoted};VALUE=DATE:${times.replaceAll('Z', '')}` : `${quoted}:${times}`;
}
