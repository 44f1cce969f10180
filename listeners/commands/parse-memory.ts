import type { MemoryOf } from '../../services/memory/list-memory.ts';
import { questionIn } from '../question.ts';

/** What is to be remembered, or what somebody wants to know of what is. */
export type MemoryCommand =
  | { kind: 'remember'; text: string; isPrivate: boolean; aboutId: string | null }
  | { kind: 'memory'; of: MemoryOf; words: string }
  | { kind: 'memory_at_pika'; isRead: boolean };

const person = /^<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>/;

/** As typed, or as Slack wraps it: `<mailto:a@b.c|a@b.c>`. */
const address =
  /^about\s{1,10}(?:<mailto:)?([^\s<>|@]{1,64}@[^\s<>|@]{1,190})(?:\|[^\s<>|]{0,260})?>?(?=\s|$)/i;

/** `[for me] [about @name] <words>`; words that begin with a name are about that person. */
export function parseRemember(typed: string): MemoryCommand {
  const text = typed.trim();
  const isPrivate = /^for me\b:?/i.test(text);
  const wanted = text.replace(/^for me\b:?\s*/i, '');
  const about = wanted.replace(/^about\s+(?=<@)/i, '');
  const [, aboutId = null] = person.exec(about) ?? [];
  const rest = aboutId === null ? wanted : about.replace(person, '').replace(/^\s*[:,]?\s*(?:that\s+)?/i, '');
  return { kind: 'remember', text: questionIn(rest), isPrivate, aboutId };
}

/** `[me|about @name|about <address>] [<words>]`, or `pika on|off`. */
export function parseMemory(typed: string): MemoryCommand {
  const text = typed.trim();
  const [, onOrOff] = /^pika\s{1,10}(on|off)$/i.exec(text) ?? [];
  if (onOrOff) return { kind: 'memory_at_pika', isRead: onOrOff.toLowerCase() === 'on' };
  if (/^me\b/i.test(text)) return { kind: 'memory', of: { kind: 'me' }, words: questionIn(text.slice(2)) };
  const about = text.replace(/^about\s+(?=<@)/i, '');
  const [named, userId] = person.exec(about) ?? [];
  if (named !== undefined && userId !== undefined)
    return { kind: 'memory', of: { kind: 'about', userId }, words: questionIn(about.slice(named.length)) };
  const [typedAddress, email] = address.exec(text) ?? [];
  if (typedAddress !== undefined && email !== undefined) {
    const of = { kind: 'address', email: email.toLowerCase() } as const;
    return { kind: 'memory', of, words: questionIn(text.slice(typedAddress.length)) };
  }
  return { kind: 'memory', of: { kind: 'channel' }, words: questionIn(text) };
}
