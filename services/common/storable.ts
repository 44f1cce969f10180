/** Text from outside without NUL and lone surrogates, which no database takes. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

/** A value of JSON, changed in place: its strings and names lose the same. It isn't nested so deeply that recursion wouldn't end. */
export function storableValue(value: unknown): unknown {
  if (typeof value === 'string') return storable(value);
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at += 1) value[at] = storableValue(value[at]);
  } else if (isObject(value)) {
    // `__proto__` is a property of its own here, and stays one.
    for (const key of Object.keys(value)) {
      value[key] = storableValue(value[key]);
      if (key !== storable(key)) rename(value, key);
    }
  }
  return value;
}

function rename(value: Record<string, unknown>, key: string): void {
  const inner = { value: value[key], enumerable: true, configurable: true, writable: true };
  delete value[key];
  Object.defineProperty(value, storable(key), inner);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
