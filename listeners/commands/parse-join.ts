import type { Call } from '../../services/meetings/call-link.ts';
import { namesTime } from '../../services/times/messages/find-times.ts';
import { callIn, minutesIn } from './typed-values.ts';

export type JoinCommand =
  /** `when`: as it was typed; empty for now. */
  | { kind: 'join'; call: Call; minutes: number | null; when: string }
  | { kind: 'bad_link'; given: string }
  | { kind: 'bad_value'; verb: 'join'; given: string };

/** `<link>`, with `for 30 min` and a time behind it, in either order. */
export function parseJoin(words: readonly string[]): JoinCommand {
  const [link = '', ...rest] = words;
  const call = callIn(link);
  if (!call) return { kind: 'bad_link', given: words.join(' ') };
  const given = rest.join(' ');
  if (given === '') return { kind: 'join', call, minutes: null, when: '' };
  const [minutes, when] = lengthAndTime(given);
  const understood = when === '' ? minutes !== null : namesTime(when);
  return understood ? { kind: 'join', call, minutes, when } : { kind: 'bad_value', verb: 'join', given };
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
