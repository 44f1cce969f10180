import type { Wanted } from '../../services/notes/destinations/wanted.ts';

/** What someone typed after `/pika send`. */
export type SendCommand =
  | { kind: 'send_list' }
  | { kind: 'send_to'; to: Wanted; off: boolean }
  | { kind: 'bad_value'; verb: 'send'; given: string };

/** `notes to canvas`, `notes to a@b.c, d@e.f`, `notes to notion <url>`, `notes to <url>`, each with `off` at its end. */
export function parseSend(words: readonly string[]): SendCommand {
  const places = words.slice(fillers(words));
  if (places.length === 0) return { kind: 'send_list' };
  const off = /^(off|none|remove)$/i.test(places.at(-1) ?? '');
  const to = placeIn(off ? places.slice(0, -1) : places);
  return to ? { kind: 'send_to', to, off } : { kind: 'bad_value', verb: 'send', given: shown(words) };
}

/** How many of the words are the `notes to` that people also leave out. */
function fillers([first = '', second = '']: readonly string[]): number {
  if (/^to$/i.test(first)) return 1;
  if (!/^(notes?|copies|exports?|recaps?)$/i.test(first)) return 0;
  return /^to$/i.test(second) ? 2 : 1;
}

function placeIn(words: readonly string[]): Wanted | null {
  const [first = '', second = '', ...more] = words;
  if (/^canvas$/i.test(first)) return second === '' ? { kind: 'canvas' } : null;
  if (/^notion$/i.test(first))
    return second !== '' && more.length === 0 ? { kind: 'notion', address: unwrapped(second) } : null;
  if (/^<?https?:/i.test(first)) return webhookIn(words);
  const addresses = words
    .flatMap((word) => word.split(/[,;]/))
    .map(mailIn)
    .filter((address) => address !== '');
  return addresses.some((address) => address.includes('@')) ? { kind: 'email', addresses } : null;
}

/** A database's link, given without `notion` before it, is meant as one: no webhook is at Notion. */
function webhookIn([word = '', ...more]: readonly string[]): Wanted | null {
  if (more.length > 0) return null;
  const url = unwrapped(word);
  return /^https:\/\/([a-z0-9-]+\.)?notion\.(so|site|com)\//i.test(url)
    ? { kind: 'notion', address: url }
    : { kind: 'webhook', url };
}

/** An address as typed, or as Slack wraps it: `<mailto:a@b.c>`, its label already taken off. */
function mailIn(word: string): string {
  return unwrapped(word).replace(/^mailto:/i, '');
}

/** Slack wraps addresses in angle brackets, and escapes `&`. */
function unwrapped(word: string): string {
  return (/^<([^<>]+)>[,;]?$/.exec(word)?.[1] ?? word).replaceAll('&amp;', '&');
}

/** Said back to the person who typed it: without the path of an address, which may be a secret. */
function shown(words: readonly string[]): string {
  return words.map((word) => word.replace(/(https?:\/\/[^/\s>]*)[^\s>]*/gi, '$1/…')).join(' ');
}
