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
    names: [...new Set(member.names.flatMap((name) => [name, ...allReadings(name)]))],
  }));
  const forms = new Set(known.flatMap(({ names }) => names.map(plainName)));
  const read = people.map((person) => ({ ...person, name: readingOf(person.name, forms) }));
  const surely = matchPeople(read, known, botName);
  const search = {
    inCall: byAbbreviation([...new Set(read.map(({ name }) => name))].map((name) => [name, [name]])),
    known: byAbbreviation(known.map(({ id, names }) => [id, names])),
  };
  // Whom an address tells apart no words bring together again.
  const addressed = new Set(read.flatMap(({ name, email }) => (email === null ? [] : [plainName(name)])));
  const suggested = new Map<string, string>();
  for (const [at, { name: written }] of people.entries()) {
    const name = read[at]?.name ?? written;
    const id = surely.get(name) ?? (addressed.has(plainName(name)) ? null : byWords(name, search));
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

/** The same without titles, and as it is spelled without umlauts. */
function allReadings(written: string): string[] {
  const bare = readings(written).map(bareName);
  return [...readings(written), ...bare, ...bare.map(withoutUmlauts)];
}

/** What may stand around a name: titles, degrees, pronouns, a number that tells two devices apart. */
const aroundName =
  /^(?:(?:dr|prof|mrs?|ms|miss|mx|sir|frau|herrn?|hr|mme|mlle|srt?a?|señora?|dott|dra|dipl|phd|mba|m\.?sc|b\.?sc|jr|ii|iii|esq)\.?|(?:she|he|they|sie|er)\/\S+|\d+)$/i;

function bareName(name: string): string {
  const [local = ''] = /^\S+@\S+$/.test(name) ? name.split('@') : [name];
  const words = local.replace(/['’]s (?:iphone|ipad|macbook|phone|laptop|pc)\b.*$/i, '').split(/\s+/);
  const own = words.filter((word) => !aroundName.test(word));
  const whole = own.filter((word, at) => !/^\p{L}\.?$/u.test(word) || at === 0);
  // An initial counts where it is half of the name, and not between or behind two words of it.
  return (whole.length > 1 ? whole : own).join(' ') || name;
}

function withoutUmlauts(name: string): string {
  const letters: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };
  return name
    .toLowerCase()
    .normalize('NFC')
    .replaceAll(/[äöüøå]/g, (letter) => letters[letter] ?? letter);
}

/** The reading that somebody in Slack bears, else the name as it was written. */
function readingOf(written: string, forms: ReadonlySet<string>): string {
  const [name = written, turned = name] = readings(written);
  const all = [turned, written, ...allReadings(written)];
  return all.find((one) => forms.has(plainName(one))) ?? bareName(turned);
}

/**
 * “A. Silva”, “Silva A.”, “Ana S.” and “Silva Ana” are the one person who, in Slack and in the call, can be called that. Chinese,
 * Japanese and Korean names may have no space.
 */
function byWords(
  name: string,
  { inCall, known }: { inCall: Abbreviated; known: Abbreviated },
): string | null {
  const words = wordsOf(name);
  if (words.length < 2 || (words.every(isInitial) && !isUnspaced(name))) return null;
  const key = keyOf(
    words.filter((word) => !isInitial(word)),
    words.filter(isInitial),
  );
  const [one, ...others] = known.get(key) ?? [];
  if (!one || others.length > 0) return null;
  const own = new Set([plainName(name), ...one.plain]);
  const isAnothers = inCall.get(key)?.some((other) => !other.plain.some((form) => own.has(form)));
  return isAnothers ? null : one.of;
}

type InWords = { readonly of: string; readonly plain: readonly string[] };

/** People by all that their names may be abbreviated to, so that nobody is held against everybody. */
type Abbreviated = ReadonlyMap<string, readonly InWords[]>;

/** Of a name with more words only the whole is looked for: each may be an initial, in any combination. */
const maxSpelledWords = 6;

function byAbbreviation(people: readonly (readonly [string, readonly string[]])[]): Abbreviated {
  const found = new Map<string, InWords[]>();
  for (const [of, names] of people) {
    const one = { of, plain: names.map(plainName) };
    for (const key of new Set(names.flatMap(abbreviationsOf))) {
      const same = found.get(key);
      if (same) same.push(one);
      else found.set(key, [one]);
    }
  }
  return found;
}

/** Every key of a name that may be abbreviated: each of its words as it is or as its initial, in any order. */
function abbreviationsOf(name: string): string[] {
  const words = wordsOf(name);
  const initials = words.filter(isInitial);
  if (initials.length > 0 && !isUnspaced(name)) return [];
  const spelled = words.filter((word) => !isInitial(word));
  if (spelled.length > maxSpelledWords) return [keyOf(spelled, initials)];
  return Array.from({ length: 2 ** spelled.length }, (_, mask) => {
    const isShort = (at: number) => (mask & (1 << at)) !== 0;
    const shortened = spelled.filter((_word, at) => isShort(at)).map((word) => [...word][0] ?? '');
    return keyOf(
      spelled.filter((_word, at) => !isShort(at)),
      [...initials, ...shortened],
    );
  });
}

function keyOf(spelled: readonly string[], initials: readonly string[]): string {
  return `${spelled.toSorted().join(' ')}|${initials.toSorted().join(' ')}`;
}

/** A name's words; its signs, where it may have no spaces. */
function wordsOf(name: string): string[] {
  const plain = plainName(name);
  return isUnspaced(plain) ? [...plain.replaceAll(' ', '')] : plain.split(' ');
}

function isUnspaced(name: string): boolean {
  return /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana} ]+$/u.test(name);
}

function isInitial(word: string): boolean {
  return [...word].length === 1;
}
