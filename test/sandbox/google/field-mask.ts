/** Fields by name; `true` where all of a field is wanted. */
export type FieldMask = { [name: string]: FieldMask | true };

/**
 * A partial response’s selector: `a,b(c,d),e/f` (https://developers.google.com/workspace/calendar/api/guides/performance#partial-response).
 * `null` where it is none.
 */
export function parseFieldMask(text: string): FieldMask | null {
  const tokens = text.match(/[A-Za-z]+|[(),/]/g) ?? [];
  if (tokens.join('') !== text) return null;
  let at = 0;
  const list = (): FieldMask | null => {
    const mask: FieldMask = {};
    for (;;) {
      const name = tokens[at++] ?? '';
      if (!/^[A-Za-z]+$/.test(name)) return null;
      const inner = below();
      if (!inner) return null;
      mask[name] = inner;
      if (tokens[at] !== ',') return mask;
      at += 1;
    }
  };
  const below = (): FieldMask | true | null => {
    if (tokens[at] === '/') {
      const name = tokens[at + 1] ?? '';
      at += 2;
      const inner = below();
      return inner && { [name]: inner };
    }
    if (tokens[at] !== '(') return true;
    at += 1;
    const inner = list();
    return tokens[at++] === ')' ? inner : null;
  };
  const mask = list();
  return at === tokens.length ? mask : null;
}

/** What of a value the mask lets through; of lists, of each item. */
export function masked(value: unknown, mask: FieldMask | true): unknown {
  if (mask === true || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => masked(item, mask));
  const fields = value as Record<string, unknown>;
  const kept = Object.entries(mask).filter(([name]) => name in fields);
  return Object.fromEntries(kept.map(([name, inner]) => [name, masked(fields[name], inner)]));
}

/** Every name in a mask, at any depth. */
export function namesIn(mask: FieldMask): string[] {
  return Object.entries(mask).flatMap(([name, inner]) => [name, ...(inner === true ? [] : namesIn(inner))]);
}
