import type { Member } from '../people/roster.ts';

/** Someone as a call names them: who took part, or whose name was said. */
export type CallPerson = { readonly name: string; readonly email: string | null };

type Known = {
  readonly id: string;
  readonly email: string | null;
  /** Whole names, then every word of them, then those they begin with. */
  readonly forms: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  readonly firsts: ReadonlySet<string>;
};

/**
 * Who in Slack the people of a call are, by name: only where one match is clear. `people` are all that the call names:
 * who else was there decides whom a first name may mean. A name that might be two people is nobody's.
 */
export function matchPeople(
  people: readonly CallPerson[],
  members: readonly Member[],
  botName = '',
): Map<string, string> {
  const known = indexOf([...new Map(members.map((member) => [member.id, asKnown(member)])).values()]);
  const named = Map.groupBy(
    people.filter(({ name }) => isName(name) && plainName(name) !== plainName(botName)),
    ({ name }) => plainName(name),
  );
  const byWord = grouped([...named.keys()], (name) => name.split(' '));
  const matched = new Map<string, string>();
  for (const same of named.values()) {
    const id = idOf(same, { named, byWord }, known);
    if (id) for (const { name } of same) matched.set(name, id);
  }
  return matched;
}

/** Everybody in the channel, found without looking at each. */
type Index = {
  readonly byEmail: ReadonlyMap<string, readonly Known[]>;
  readonly byForm: ReadonlyMap<string, readonly Known[]>;
  readonly byWord: ReadonlyMap<string, readonly Known[]>;
};

function indexOf(known: readonly Known[]): Index {
  return {
    byEmail: grouped(known, ({ email }) => (email === null ? [] : [email])),
    byForm: grouped(known, ({ forms }) => forms),
    byWord: grouped(known, ({ words }) => words),
  };
}

/** All under each of their keys, once and in their order. */
function grouped<Value>(
  all: readonly Value[],
  keysOf: (value: Value) => Iterable<string>,
): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of all)
    for (const key of new Set(keysOf(value))) {
      const group = groups.get(key);
      if (group) group.push(value);
      else groups.set(key, [value]);
    }
  return groups;
}

/** Whom the call names: by name, and the names in which a word stands. */
type Named = {
  readonly named: ReadonlyMap<string, readonly CallPerson[]>;
  readonly byWord: ReadonlyMap<string, readonly string[]>;
};

/** Of all who bear one name: by e-mail where the call has it, else by name. */
function idOf(same: readonly CallPerson[], { named, byWord }: Named, known: Index): string | null {
  const name = plainName(same[0]?.name ?? '');
  const fuller = name.includes(' ') ? [] : (byWord.get(name) ?? []).filter((other) => other !== name);
  const [full, ...more] = fuller;
  if (more.length > 0 || (full !== undefined && !full.startsWith(`${name} `))) return null;
  const all = full === undefined ? same : [...same, ...(named.get(full) ?? [])];
  const found = byAddress(all, known) ?? byNameOf(all, full ?? name, known);
  // “Ana” is the one Ana whom the call names, unless the channel has another.
  const isClear = full === undefined || (known.byWord.get(name) ?? []).every((one) => one === found);
  return found && isClear ? found.id : null;
}

function byAddress(people: readonly CallPerson[], { byEmail }: Index): Known | null {
  const email = onlyOne(addressesOf(people));
  return email === null ? null : onlyOne(byEmail.get(email) ?? []);
}

/** Another address is another person with the same name, or may be. */
function byNameOf(people: readonly CallPerson[], name: string, known: Index): Known | null {
  const [email, ...more] = addressesOf(people);
  if (more.length > 0 || (email && known.byEmail.has(email))) return null;
  const found = byName(name, known);
  return email && found?.email ? null : found;
}

function addressesOf(people: readonly CallPerson[]): string[] {
  return [...new Set(people.flatMap(({ email }) => plainEmail(email) ?? []))];
}

/** A whole name, or a first name that is no part of anyone else's. */
function byName(name: string, { byForm, byWord }: Index): Known | null {
  if (name.includes(' ')) return onlyOne(byForm.get(name) ?? []);
  const one = onlyOne(byWord.get(name) ?? []);
  return one && (one.forms.has(name) || one.firsts.has(name)) ? one : null;
}

function onlyOne<Value>(found: readonly Value[]): Value | null {
  return found.length === 1 ? (found[0] ?? null) : null;
}

function asKnown({ id, names, email }: Member): Known {
  // “Silva, Ana” is written the other way round.
  const turned = names.map((name) => name.split(',').reverse().join(' '));
  const forms = new Set([...names, ...turned].map(plainName).filter(Boolean));
  return {
    id,
    email: plainEmail(email),
    forms,
    words: new Set([...forms].flatMap((form) => form.split(' '))),
    firsts: new Set([...forms].map((form) => form.split(' ')[0] ?? '')),
  };
}

export function plainEmail(email: string | null): string | null {
  return email?.trim().toLowerCase() || null;
}

/** What callers are called when nobody knows who they are. */
const nobody =
  /^(speaker|participant|attendee|caller|guest|user|unknown|unidentified|anonymous|someone|somebody|everyone|everybody|all|team|we|you|i|me|unassigned|none|nobody|host)( (speaker|user|person|participant|caller))?( ?[a-z0-9])?( \d+)?$/;

function isName(name: string): boolean {
  const said = plainName(name);
  return /\p{L}/u.test(said) && !nobody.test(said);
}

const letters: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/** Without case, accents, apostrophes, what stands in brackets, and other signs than letters and digits. */
export function plainName(name: string): string {
  return (
    name
      .replaceAll(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
      .toLowerCase()
      .normalize('NFKD')
      // Only accents of Latin, Greek and Cyrillic: elsewhere marks are vowels, and tell names apart.
      .replaceAll(/[\u0300-\u036F]/g, '')
      .normalize('NFC')
      .replaceAll(/[øłđðßæœı]/g, (letter) => letters[letter] ?? letter)
      .replaceAll(/['’‘ʼ`´]/g, '')
      .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
      .trim()
  );
}
