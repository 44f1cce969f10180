import { asItLooks } from '../common/as-it-looks.ts';
import { nameKey } from '../common/name-key.ts';
import { noted } from '../sessions/call-names.ts';
import { defaultSuffix } from './persona.ts';

/** Whether two names are the same, or people can hardly tell them apart. */
export function lookAlike(one: string, other: string): boolean {
  if (nameKey(one) === nameKey(other)) return true;
  const [a, b] = [one, other].map((name) => asItLooks(name).replaceAll(' ', ''));
  return a === b;
}

/** The same of what they're called in calls: “Nova” and “Nova (AI, takes notes)” are there one name. `suffix`: the workspace's. */
export function lookAlikeInCalls(one: string, other: string, suffix: string | null = null): boolean {
  const behind = [noted, defaultSuffix, ...(suffix ? [suffix] : [])];
  const [a = '', b = ''] = [one, other].map((name) => withoutEnd(name, behind));
  return lookAlike(a, b);
}

/** Without the words behind it that say what it is, unless there is nothing else. */
function withoutEnd(name: string, ends: readonly string[]): string {
  const words = name.trim().split(/\s+/);
  for (const end of ends) {
    const length = end.trim().split(/\s+/).length;
    const last = words.slice(-length).join(' ');
    if (words.length > length && nameKey(last) === nameKey(end)) words.length -= length;
  }
  return words.join(' ');
}
