import type { AskedPersona } from '../../services/meetings/ports/personas.ts';

export type PersonaCommand =
  /** `/pika persona`: null shows whom the channel sends, `off` takes the choice back. */
  { kind: 'persona'; change: { name: string } | 'off' | null } | { kind: 'personas' };

export function parsePersona(words: readonly string[]): PersonaCommand {
  const given = words.join(' ').replaceAll(/^["“'‘]|["”'’]$/g, '');
  if (given === '') return { kind: 'persona', change: null };
  return { kind: 'persona', change: /^(off|none|default)$/i.test(given) ? 'off' : { name: given } };
}

/** What ends a name behind “as”: the words that say for how long, and when. */
const behindName = String.raw`(?=\s+(?:for|at|in|on|from|today|tomorrow|tonight|next|this|now)\b|\s+\d|$)`;
const asSomeone = new RegExp(String.raw`(?:^|\s)as\s+(?:"([^"]+)"|“([^”]+)”|(\S.*?))${behindName}`, 'i');

/** `as Nova` behind a link, and the rest without it. `as me` is the asker's own stand-in. */
export function takePersona(given: string): { persona: AskedPersona | null; rest: string } {
  const found = asSomeone.exec(given);
  const name = (found?.[1] ?? found?.[2] ?? found?.[3] ?? '').trim();
  if (!found || name === '') return { persona: null, rest: given };
  const rest = `${given.slice(0, found.index)} ${given.slice(found.index + found[0].length)}`.trim();
  return { persona: /^(?:me|myself|my stand-?in)$/i.test(name) ? 'mine' : { name }, rest };
}
