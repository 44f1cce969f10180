import type { Component, Property } from './components.ts';

/** A property, read: its parameters by name in capitals, and its value as it is written. */
export type PropertyRead = { params: ReadonlyMap<string, string>; value: string };

const maxTextChars = 100_000;
/** Of one parameter. */
const maxValues = 100;

/** A component's properties of a name, without those that say nothing. */
export function propertiesOf({ properties }: Component, name: string): PropertyRead[] {
  return properties.flatMap((property) => {
    const read = property.name === name ? readProperty(property) : null;
    return read?.value.trim() ? [read] : [];
  });
}

/** The text of a component's first property of a name; empty if there is none. */
export function textOf(component: Component, name: string): string {
  const [first] = propertiesOf(component, name);
  return first ? textIn(first) : '';
}

/** A value as text: decoded (vCalendar 1.0), and unescaped (RFC 5545, 3.3.11; some programs also escape `:` and `"`). */
export function textIn({ params, value }: PropertyRead): string {
  const written = value.slice(0, maxTextChars);
  const encoding = params.get('ENCODING')?.toUpperCase();
  if (encoding === 'QUOTED-PRINTABLE') return decoded(quotedBytes(written), params.get('CHARSET'));
  if (encoding === 'BASE64') return decoded(Buffer.from(written, 'base64'), params.get('CHARSET'));
  return written.replaceAll(/\\([\\;,:"nN])/g, (_, mark: string) => (/n/i.test(mark) ? '\n' : mark));
}

/** RFC 2045, 6.7. */
function quotedBytes(text: string): Buffer {
  const joined = text.replaceAll('=\n', '').replaceAll('\\n', '\n');
  const bytes = joined.replaceAll(/=([0-9A-F]{2})/gi, (_, code) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return Buffer.from(bytes, 'latin1');
}

function decoded(bytes: Buffer, charset = 'utf-8'): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return bytes.toString('latin1');
  }
}

const beforeTime = /:\s*(?=\d{8}|\d{4}-\d\d-\d\d)/y;
const beforeAddress = /:\s*(?=mailto:)/iy;
/** How the value begins of properties whose parameters often have colons without quotation marks. */
const beginnings = new Map([
  ...['DTSTART', 'DTEND', 'RECURRENCE-ID', 'EXDATE', 'RDATE'].map((name) => [name, beforeTime] as const),
  ...['ATTENDEE', 'ORGANIZER'].map((name) => [name, beforeAddress] as const),
]);

/**
 * Splits a line into parameters and value (RFC 5545, 3.1). Any line can be read: a quotation mark that isn't closed is one
 * more character, and the names of zones and people may have colons without them.
 */
function readProperty({ name, lines }: Property): PropertyRead {
  const line = lines.join('\n').replace(/^DTSTART:TZID=|^EXDATE:TZID=/i, (wrong) => wrong.replace(':', ';'));
  const params = new Map<string, string>();
  const begins = beginnings.get(name);
  let last: string | null = null;
  let at = next(line, /[:;]/g, 0);
  while (line[at] === ';') {
    const from = at + 1;
    const equals = next(line, /[=:;]/g, from);
    if (line[equals] === '=') {
      const found = paramValue(line, equals + 1, begins);
      last = line.slice(from, equals).trim().toUpperCase();
      // RFC 6868 writes quotation marks and line breaks so.
      if (!params.has(last)) params.set(last, found.value.trim().replaceAll("^'", '"').replaceAll('^n', ' '));
      at = found.end;
    } else {
      // A semicolon within a value: `TZID=Pacific Time (US &amp; Canada)`.
      if (last && begins) params.set(last, `${params.get(last)}${line.slice(at, equals)}`);
      at = equals;
    }
  }
  return { params, value: line.slice(at + 1) };
}

/** A parameter's value, unquoted, and where it ends. Several are separated by commas: `MEMBER="mailto:a","mailto:b"`. */
function paramValue(line: string, from: number, begins: RegExp | undefined): { value: string; end: number } {
  const endFrom = (at: number) => (begins ? beforeValue(line, at, begins) : next(line, /[:;]/g, at));
  let close = line[from] === '"' ? line.indexOf('"', from + 1) : -1;
  for (let more = 0; more < maxValues && close >= 0 && line.startsWith(',"', close + 1); more += 1)
    close = line.indexOf('"', close + 3);
  const end = close < 0 ? line.length : endFrom(close + 1);
  // A quotation mark that closes behind the value isn't one of this parameter.
  if (end === line.length) {
    const plain = endFrom(from);
    return { value: line.slice(from, plain), end: plain };
  }
  return { value: `${line.slice(from + 1, close)}${line.slice(close + 1, end)}`, end };
}

/** Where a parameter ends: before another, or before the value as it begins. */
function beforeValue(line: string, from: number, begins: RegExp): number {
  const first = next(line, /[:;]/g, from);
  for (let at = first; at < line.length; at = next(line, /[:;]/g, at + 1)) {
    begins.lastIndex = at;
    if (line[at] === ';' || begins.test(line)) return at;
  }
  return first;
}

function next(line: string, mark: RegExp, from: number): number {
  mark.lastIndex = from;
  return mark.exec(line)?.index ?? line.length;
}
