/**
 * JSON as Python's `json.dumps` writes it: a blank after `:` and `,`, and ASCII only. The public client sends it so. Whether
 * PikaStream cares is unknown, and this costs nothing.
 */
export function pythonJson(fields: Readonly<Record<string, string | number | boolean>>): string {
  const pairs = Object.entries(fields).map(([name, value]) => `${ascii(name)}: ${ascii(value)}`);
  return `{${pairs.join(', ')}}`;
}

/** Without the `u` flag a pair of surrogates is two matches, as in Python. */
function ascii(value: string | number | boolean): string {
  return JSON.stringify(value).replaceAll(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
