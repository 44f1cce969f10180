/** How a language says that a call isn't to be recorded, or that the AI is to go. */
export type Language = {
  /**
   * One phrase a line: words in their order, `a|b` one of these, `_` between words that belong together, `?` behind what may
   * be missing, `{name}` for a list of `lists`. Small letters without accents.
   */
  readonly phrases: string;
  readonly lists: Readonly<Record<string, string>>;
  /** Words that may follow until the clause ends: any other makes it another sentence (“stop the bot from crashing”). */
  readonly tails: string;
  /** Words that begin another clause without a comma. */
  readonly joins: string;
  /** Just before a phrase they make it a report, a question or its opposite (“he said don’t record this”). */
  readonly blocked: RegExp;
  /** What lifts that: “I want you to stop recording”. */
  readonly allowed: RegExp;
};

type Slot = { readonly ways: readonly (readonly string[])[]; readonly isOptional: boolean };
export type Compiled = {
  /** By the words that they can begin with. */
  readonly phrases: ReadonlyMap<string, readonly (readonly Slot[])[]>;
  readonly tails: ReadonlySet<string>;
  readonly joins: ReadonlySet<string>;
} & Pick<Language, 'blocked' | 'allowed'>;

export function compiled({ phrases, lists, tails, joins, blocked, allowed }: Language): Compiled {
  const byFirst = new Map<string, (readonly Slot[])[]>();
  for (const line of phrases.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    const slots = line.split(/\s+/).map((slot) => slotOf(slot, lists));
    for (const first of firstsOf(slots)) byFirst.set(first, [...(byFirst.get(first) ?? []), slots]);
  }
  return { phrases: byFirst, tails: wordsIn(tails), joins: wordsIn(joins), blocked, allowed };
}

function wordsIn(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter(Boolean));
}

function slotOf(slot: string, lists: Language['lists']): Slot {
  const isOptional = slot.endsWith('?');
  const given = isOptional ? slot.slice(0, -1) : slot;
  const ways = given.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    (lists[name] ?? '').trim().split(/\s+/).join('|'),
  );
  return { ways: ways.split('|').map((way) => way.split('_')), isOptional };
}

function firstsOf(slots: readonly Slot[]): Set<string> {
  const firsts = new Set<string>();
  for (const { ways, isOptional } of slots) {
    for (const [first = ''] of ways) firsts.add(first);
    if (!isOptional) break;
  }
  return firsts;
}

/** Words looked at before a phrase. */
const before = 5;
const maxTail = 12;

/** Whether a clause, in words, has one of the phrases. */
export function hasPhrase(words: readonly string[], language: Compiled): boolean {
  return words.some((word, at) => {
    const phrases = language.phrases.get(word);
    if (!phrases || isBlocked(words, at, language)) return false;
    return phrases.some((slots) => matches(words, at, slots, 0, language));
  });
}

/** Whether it begins with one, whatever it reports otherwise. */
export function beginsWithPhrase(words: readonly string[], language: Compiled): boolean {
  const phrases = language.phrases.get(words[0] ?? '') ?? [];
  return phrases.some((slots) => matches(words, 0, slots, 0, language));
}

function isBlocked(words: readonly string[], at: number, { blocked, allowed }: Compiled): boolean {
  const lead = words.slice(Math.max(0, at - before), at).join(' ');
  return blocked.test(lead) && !allowed.test(lead);
}

function matches(
  words: readonly string[],
  at: number,
  slots: readonly Slot[],
  slot: number,
  language: Compiled,
): boolean {
  const next = slots[slot];
  if (!next) return isEnd(words, at, language);
  const taken = next.ways.some(
    (way) =>
      way.every((word, offset) => words[at + offset] === word) &&
      matches(words, at + way.length, slots, slot + 1, language),
  );
  return taken || (next.isOptional && matches(words, at, slots, slot + 1, language));
}

function isEnd(words: readonly string[], from: number, { tails, joins }: Compiled): boolean {
  for (const word of words.slice(from, from + maxTail)) {
    if (joins.has(word)) return true;
    if (!tails.has(word)) return false;
  }
  return words.length <= from + maxTail;
}
