type Json = string | number | boolean | null | undefined | Json[] | { [name: string]: Json };

type Style = {
  /** `separators=(",", ":")` and `sort_keys=True`, as it signs; otherwise as `requests` sends. */
  canonical: boolean;
};

/** `json.dumps` of Python 3, for values that came as JSON. Whole numbers are its integers. */
export function dumps(value: Json, style: Style): string {
  const [comma, colon] = style.canonical ? [',', ':'] : [', ', ': '];
  if (Array.isArray(value)) return `[${value.map((one) => dumps(one, style)).join(comma)}]`;
  if (typeof value === 'object' && value !== null) {
    const names = Object.keys(value).filter((name) => value[name] !== undefined);
    if (style.canonical) names.sort(byCodePoints);
    const pairs = names.map((name) => `${text(name, style)}${colon}${dumps(value[name], style)}`);
    return `{${pairs.join(comma)}}`;
  }
  return typeof value === 'string' ? text(value, style) : String(value ?? null);
}

/** Signed with `ensure_ascii=False`; sent with the default, which escapes whatever isn't ASCII. */
function text(value: string, { canonical }: Style): string {
  const units = canonical ? [...value] : value.split('');
  return `"${units.map((unit) => escaped(unit, canonical)).join('')}"`;
}

const short: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\f': '\\f',
  '\b': '\\b',
};

function escaped(unit: string, isWide: boolean): string {
  const code = unit.charCodeAt(0);
  if (short[unit]) return short[unit];
  if (code >= 0x20 && (isWide || code < 0x7f)) return unit;
  return `\\u${code.toString(16).padStart(4, '0')}`;
}

function byCodePoints(one: string, other: string): number {
  const [a, b] = [[...one], [...other]];
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const difference = (a[at]?.codePointAt(0) ?? 0) - (b[at]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
