import type { Call } from '../../services/meetings/call-link.ts';
import { callIn } from '../../services/meetings/links/calls-in-text.ts';
import { passcodesIn } from '../../services/meetings/links/passcodes.ts';
import type { AskedPersona } from '../../services/meetings/ports/personas.ts';
import { namesTime } from '../../services/times/messages/find-times.ts';
import { takePersona } from './parse-persona.ts';
import { minutesIn } from './typed-values.ts';

export type JoinCommand =
  /** `when`: as it was typed; empty for now. */
  | { kind: 'join'; call: Call; minutes: number | null; when: string; persona: AskedPersona | null }
  | { kind: 'bad_link'; given: string }
  | { kind: 'bad_value'; verb: 'join'; given: string };

/** `<link>`, with Zoom's passcode, `as <persona>`, `for 30 min` and a time behind it, in any order. */
export function parseJoin(words: readonly string[]): JoinCommand {
  const { call, behind } = linkAhead(words);
  if (!call) return { kind: 'bad_link', given: words.join(' ') };
  const { persona, rest: given } = takePersona(call.platform === 'zoom' ? withoutPasscode(behind) : behind);
  if (given === '') return { kind: 'join', call, minutes: null, when: '', persona };
  const [minutes, when] = lengthAndTime(given);
  const understood = when === '' ? minutes !== null : namesTime(when);
  return understood
    ? { kind: 'join', call, minutes, when, persona }
    : { kind: 'bad_value', verb: 'join', given };
}

/** A passcode behind the link belongs to the call, and a number that Zoom writes in groups is one word. */
function linkAhead(words: readonly string[]): { call: Call | null; behind: string } {
  const length = [1, 3].find((count) => callIn(words.slice(0, count).join(' ')));
  if (length === undefined) return { call: null, behind: '' };
  const call = callIn(words.join(' '));
  const behind = words.slice(length).filter((word) => callIn(word)?.key !== call?.key);
  return { call, behind: behind.join(' ') };
}

/** Without what an invitation says of number and passcode, and without the brackets or marks of these words. */
function withoutPasscode(text: string): string {
  const rest = text.replace(/\bmeeting[- ]id: ?\d[\d ]{8,14}/i, '');
  const [written] = passcodesIn(rest);
  if (!written) return rest;
  const [from, to] = [rest.lastIndexOf(' ', written.at), rest.indexOf(' ', written.end)];
  return `${rest.slice(0, Math.max(0, from))}${to === -1 ? '' : rest.slice(to)}`.trim();
}

function lengthAndTime(given: string): [minutes: number | null, when: string] {
  const whole = minutesIn(given.replace(/^for\b/i, ''));
  if (whole !== null) return [whole, ''];
  const [, before = '', last = ''] = /^(.*?)\s*\bfor\b(.*)$/i.exec(given) ?? [];
  const behind = minutesIn(last);
  if (behind !== null) return [behind, before];
  const [, first = '', after = ''] = /^for\s+(\d+\s*(?:[mh][a-z]*)?)\s+(\D.*)$/i.exec(given) ?? [];
  const ahead = minutesIn(first);
  return ahead === null ? [null, given] : [ahead, after];
}
