import { sourcesIn } from './imports.ts';

/** What is handed over from another file. */
const handedOver: Readonly<Record<string, readonly string[]>> = { what: ['event', 'meeting'] };

/** The fields of all entries of the log, each with the files that write it. */
export function loggedFields(): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const { path, text } of sourcesIn('services', 'listeners', 'src'))
    for (const call of text.matchAll(/\blog\??\.(?:trace|debug|info|warn|error|fatal)\(\s*/g))
      for (const field of fieldsAt(text, call.index + call[0].length))
        fields.set(field, [...(fields.get(field) ?? []), path]);
  return fields;
}

/** Of the first argument: an object, or one's name; a message alone has none. */
function fieldsAt(text: string, at: number): string[] {
  if (text[at] === '{') return fieldsOf(text, objectAt(text, at));
  const [name] = /^\w+(?=,)/.exec(text.slice(at)) ?? [];
  return name === undefined ? [] : fieldsNamed(text, name);
}

function fieldsNamed(text: string, name: string): string[] {
  const made = new RegExp(`const ${name} = (?=\\{)`).exec(text);
  if (made) return fieldsOf(text, objectAt(text, made.index + made[0].length));
  return [...(handedOver[name] ?? [`…${name}`])];
}

function fieldsOf(text: string, object: string): string[] {
  return partsOf(object.slice(1, -1)).flatMap((part) => {
    const [, spread] = /^\.\.\.(\w+)$/.exec(part) ?? [];
    if (spread) return fieldsNamed(text, spread);
    if (!part.startsWith('...')) return part.split(':')[0] ?? [];
    return [...part.matchAll(/\{ (\w+):/g)].map(([, field = '']) => field);
  });
}

/** From its opening bracket to its closing one. */
function objectAt(text: string, from: number): string {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    depth += '{[('.includes(text[at] ?? '') ? 1 : '}])'.includes(text[at] ?? '') ? -1 : 0;
    if (depth === 0) return text.slice(from, at + 1);
  }
  return '';
}

/** Split at commas outside of brackets. */
function partsOf(list: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of list) {
    depth += '{[('.includes(letter) ? 1 : '}])'.includes(letter) ? -1 : 0;
    if (letter === ',' && depth === 0) parts.push('');
    else parts.push(`${parts.pop()}${letter}`);
  }
  return parts.map((part) => part.trim()).filter(Boolean);
}
