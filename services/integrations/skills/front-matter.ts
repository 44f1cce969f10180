/** The fields at the left edge of a file's front matter, and the text behind it. Reads each character a few times at most. */
export type FrontMatter = { readonly fields: ReadonlyMap<string, string>; readonly body: string };

/** Lines in which the front matter has to end. */
const maxLines = 200;

/**
 * What stands between `---` and `---` at the very beginning; null where there is none. Of YAML it knows what such files have:
 * plain values, quoted ones, and blocks (`|`, `>`), each over several lines too. A value may have `: ` in it, as many files
 * do though YAML forbids it. Values that are lists or maps are no texts, so nobody asks for them.
 */
export function readFrontMatter(text: string): FrontMatter | null {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  if (lines[0]?.trimEnd() !== '---') return null;
  const end = lines.slice(0, maxLines).findIndex((line, at) => at > 0 && /^(---|\.\.\.)\s*$/.test(line));
  if (end < 0) return null;
  const fields = new Map<string, string>();
  let at = 1;
  while (at < end) {
    const [, name, first = ''] = /^([A-Za-z][\w-]{0,63}):(?:[ \t]+(.*))?$/s.exec(lines[at] ?? '') ?? [];
    const from = at + 1;
    at = from;
    while (at < end && /^(\s|-\s|$)/.test(lines[at] ?? '')) at += 1;
    if (name !== undefined && !fields.has(name))
      fields.set(name, valueIn(first.trim(), lines.slice(from, at)));
  }
  return {
    fields,
    body: lines
      .slice(end + 1)
      .join('\n')
      .trim(),
  };
}

function valueIn(first: string, more: readonly string[]): string {
  if (/^[|>][-+\d]{0,2}(\s+#.*)?$/.test(first)) return blockOf(more, first.startsWith('>'));
  const whole = [first, ...more.map((line) => line.trim())].join(' ').trim();
  if (whole.startsWith('"')) return doubleQuoted(whole);
  if (whole.startsWith("'")) return singleQuoted(whole);
  return withoutComment(whole);
}

/** Lines without what all of them are set in; folded, a line's end is a blank, and an empty line is the end of one. */
function blockOf(lines: readonly string[], isFolded: boolean): string {
  const deep = lines.find((line) => line.trim() !== '')?.search(/\S/) ?? 0;
  const texts = lines.map((line) => line.slice(Math.min(deep, line.length)).trimEnd());
  if (!isFolded) return texts.join('\n').trim();
  const parts: string[] = [];
  for (const line of texts)
    parts.push(line === '' ? '\n' : parts.at(-1)?.endsWith('\n') === false ? ` ${line}` : line);
  return parts.join('').trim();
}

/** What an escape stands for; others stand for the character behind the stroke. */
const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', 0: '' };

function doubleQuoted(text: string): string {
  const [, inside = ''] = /^"((?:[^"\\]|\\.)*)/s.exec(text) ?? [];
  const written = inside.replaceAll(
    /\\(?:u([\dA-Fa-f]{4})|x([\dA-Fa-f]{2})|(.))/gs,
    (_, long, short, one) => {
      const code = long ?? short;
      return code === undefined ? (escapes[one] ?? one) : String.fromCharCode(Number.parseInt(code, 16));
    },
  );
  return written.toWellFormed().trim();
}

function singleQuoted(text: string): string {
  const [, inside = ''] = /^'((?:[^']|'')*)/.exec(text) ?? [];
  return inside.replaceAll("''", "'").trim();
}

/** `#` begins a comment at the start of a value or behind a blank. */
function withoutComment(text: string): string {
  const at = text.startsWith('#') ? 0 : text.search(/[ \t]#/);
  return (at < 0 ? text : text.slice(0, at)).trim();
}
