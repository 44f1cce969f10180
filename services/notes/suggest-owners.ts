import type { Member } from '../people/roster.ts';
import { type CallPerson, matchPeople, plainName } from './match-people.ts';

/**
 * Who in Slack the people of a call may be, read more freely than `matchPeople`: “Silva, Ana”, “Ana Silva | Acme” and
 * “A. Silva” are Ana Silva, if nobody else could be meant. Only to suggest an owner: nobody may do more for such a match.
 */
export function suggestOwners(
  people: readonly CallPerson[],
  members: readonly Member[],
  botName = '',
): Map<string, string> {
  const known = members.map((member) => ({
    ...member,
    names: [...new Set(member.names.flatMap((name) => [name, ...readings(name)]))],
  }));
  const forms = new Set(known.flatMap(({ names }) => names.map(plainName)));
  const read = people.map((person) => ({ ...person, name: readingOf(person.name, forms) }));
  const surely = matchPeople(read, known, botName);
  const suggested = new Map<string, string>();
  for (const [at, { name: written, email }] of people.entries()) {
    const name = read[at]?.name ?? written;
    const id = surely.get(name) ?? (email === null ? byInitial(name, read, known) : null);
    if (id) suggested.set(written, id);
  }
  return suggested;
}

/** Characters; a name in Slack has 80 at most. */
const maxNameChars = 200;
/** What stands behind these is a company, a team or a role. */
const marks = ['|', '·', '•', ' - ', ' – ', ' — ', ' @ ', ' / '];

/** A name without what was added to it, as it is and with what follows a comma first. */
function readings(written: string): string[] {
  const whole = written.slice(0, maxNameChars).replaceAll(/\([^()]*\)|\[[^[\]]*\]/g, ' ');
  const ends = marks.map((mark) => whole.indexOf(mark)).filter((at) => at > 0);
  const name = whole.slice(0, Math.min(whole.length, ...ends)).trim();
  const [last = '', first = '', ...more] = name.split(',').map((part) => part.trim());
  if (!last || !first || more.length > 0) return [name];
  // Behind a whole name a comma adds a title or a company.
  return [name, `${first} ${last}`, ...(last.includes(' ') ? [last] : [])];
}

/** The reading that somebody in Slack bears, else the name as it was written. */
function readingOf(written: string, forms: ReadonlySet<string>): string {
  const [name = written, turned = name, ...more] = readings(written);
  return [turned, written, name, ...more].find((one) => forms.has(plainName(one))) ?? turned;
}

/** “A. Silva”, “Silva A.” and “Ana S.” are whoever alone, in Slack and in the call, can be called that. */
function byInitial(name: string, inCall: readonly CallPerson[], known: readonly Member[]): string | null {
  const words = plainName(name).split(' ');
  if (!words.some(isInitial) || words.every(isInitial)) return null;
  const [one, ...others] = known.filter(({ names }) => names.some((full) => abbreviates(words, full)));
  if (!one || others.length > 0) return null;
  const own = new Set(one.names.map(plainName));
  const isAnothers = inCall.some(
    ({ name: other }) => abbreviates(words, other) && !own.has(plainName(other)),
  );
  return isAnothers ? null : one.id;
}

function isInitial(word: string): boolean {
  return [...word].length === 1;
}

/** Whether each word, in any order, is one of the whole name's or begins one; as many as it has. */
function abbreviates(words: readonly string[], full: string): boolean {
  const left = plainName(full).split(' ');
  if (left.length !== words.length || left.some(isInitial)) return false;
  const longestFirst = words.toSorted((a, b) => b.length - a.length);
  return longestFirst.every((word) => {
    const at = left.findIndex((other) => other === word || (isInitial(word) && other.startsWith(word)));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}
