import { questionIn } from '../question.ts';

/** What is to be remembered, or what somebody wants to know of what is. */
export type MemoryCommand =
  | { kind: 'remember'; text: string; isPrivate: boolean; aboutId: string | null }
  | {
      kind: 'memory';
      of: { kind: 'channel' } | { kind: 'me' } | { kind: 'about'; userId: string };
      words: string;
    };

const person = /^<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>/;

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

/** `[me|about @name] [<words>]`. */
export function parseMemory(typed: string): MemoryCommand {
  const text = typed.trim();
  if (/^me\b/i.test(text)) return { kind: 'memory', of: { kind: 'me' }, words: questionIn(text.slice(2)) };
  const about = text.replace(/^about\s+(?=<@)/i, '');
  const [named, userId] = person.exec(about) ?? [];
  if (named !== undefined && userId !== undefined)
    return { kind: 'memory', of: { kind: 'about', userId }, words: questionIn(about.slice(named.length)) };
  return { kind: 'memory', of: { kind: 'channel' }, words: questionIn(text) };
}
