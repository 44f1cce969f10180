import { endOfString, exceeds, type JsonLimits } from './parse-json.ts';

/**
 * JSON from outside as Python's `json.dumps(…, sort_keys=True, ensure_ascii=False, separators=(",", ":"))` writes it: without
 * blanks, names in the order of their code points, no more escapes than needed, numbers as they came. Some services sign that and
 * send it in another form. `undefined` where it isn't JSON, names something twice, or is too much.
 *
 * It makes no values of it: what isn't signed isn't parsed. Takes time in proportion to the text.
 */
export function canonicalJson(
  text: string,
  { maxValues = Number.POSITIVE_INFINITY }: JsonLimits = {},
): string | undefined {
  if (exceeds(text, maxValues)) return undefined;
  try {
    const from = { text, at: 0, plain: new RegExp(plainValue) };
    const whole = valueIn(from);
    return markIn(from) === '' ? whole : undefined;
  } catch {
    return undefined;
  }
}

/** `plain` is sticky: it looks only at where it is told to. */
type Place = { readonly text: string; at: number; readonly plain: RegExp };

const plainValue = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const blanks = ' \t\n\r';

/** The next character that means something, '' at the end. It stays where it is. */
function markIn(from: Place): string {
  while (from.at < from.text.length && blanks.includes(from.text.charAt(from.at))) from.at += 1;
  return from.text.charAt(from.at);
}

function take(from: Place, ...wanted: string[]): string {
  const mark = markIn(from);
  if (!wanted.includes(mark)) throw new SyntaxError('This is no JSON');
  from.at += 1;
  return mark;
}

function valueIn(from: Place): string {
  const mark = markIn(from);
  if (mark === '"') return JSON.stringify(stringIn(from));
  if (mark === '{') return objectIn(from);
  if (mark === '[') return listIn(from);
  from.plain.lastIndex = from.at;
  const [found = ''] = from.plain.exec(from.text) ?? [];
  if (found === '') throw new SyntaxError('This is no JSON');
  from.at += found.length;
  return found;
}

function stringIn(from: Place): string {
  if (markIn(from) !== '"') throw new SyntaxError('This is no JSON');
  const end = endOfString(from.text, from.at) + 1;
  const token = from.text.slice(from.at, end);
  from.at = end;
  return String(JSON.parse(token));
}

function listIn(from: Place): string {
  const values: string[] = [];
  take(from, '[');
  if (markIn(from) === ']') return take(from, ']') && '[]';
  do values.push(valueIn(from));
  while (take(from, ',', ']') === ',');
  return `[${values.join(',')}]`;
}

function objectIn(from: Place): string {
  const values = new Map<string, string>();
  take(from, '{');
  if (markIn(from) === '}') return take(from, '}') && '{}';
  do {
    const name = stringIn(from);
    take(from, ':');
    if (values.has(name)) throw new SyntaxError('It names something twice');
    values.set(name, valueIn(from));
  } while (take(from, ',', '}') === ',');
  // The order of bytes in UTF-8 is that of code points; that of UTF-16 isn't.
  const names = [...values.keys()].map((name) => [Buffer.from(name), name] as const);
  const sorted = names.toSorted(([one], [other]) => Buffer.compare(one, other));
  return `{${sorted.map(([, name]) => `${JSON.stringify(name)}:${values.get(name)}`).join(',')}}`;
}
