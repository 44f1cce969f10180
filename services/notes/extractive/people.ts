import { limits } from './limits.ts';

/** Who is in a call, and how they are called there. */
export interface People {
  readonly names: readonly string[];
  readonly bot: string;
  readonly aliases: readonly Alias[];
  readonly pattern: RegExp | null;
}

/** One way to call people, and whom it may mean. */
interface Alias {
  readonly spoken: string;
  readonly people: readonly string[];
}

/** Names inside a sentence are marked, so that patterns can tell them from other words. */
export const name = '\uE000(\\d+)\uE001';
const marks = new RegExp(name, 'g');

/** Given names that are also words: a sentence that begins with one of them rarely calls someone. */
const wordlike = new Set(
  'art april august bill chase dawn dean don drew earl faith frank gene grace guy hope in jack june joy mark max may miles nick page pat penny ray rich rob rose skip so sue summer sunny will'.split(
    ' ',
  ),
);

export function peopleOf(names: readonly string[], botName: string): People {
  const bot = botName.trim();
  const others = distinct(names).filter((one) => !sameText(one, bot));
  const aliases = aliasesOf(bot ? [...others, bot] : others);
  return { names: others, bot, aliases, pattern: patternOf(aliases) };
}

export function isBot(people: People, speaker: string): boolean {
  return people.bot !== '' && sameText(speaker, people.bot);
}

/** The sentence with its names marked. */
export function markNames(people: People, text: string): string {
  if (!people.pattern) return text;
  return text.replace(people.pattern, (spoken: string, at: number) => {
    const index = people.aliases.findIndex((alias) => sameName(alias.spoken, spoken));
    return index < 0 || isOnlyAWord(spoken, text, at) ? spoken : `\uE000${index}\uE001`;
  });
}

export function unmarkNames(people: People, marked: string): string {
  return marked.replaceAll(marks, (_, index: string) => people.aliases[Number(index)]?.spoken ?? '');
}

/** Whom a mark means; null when it could be more than one, or is the agent. */
export function meant(people: People, index: string | undefined): string | null {
  const those = people.aliases[Number(index)]?.people ?? [];
  const [only] = those;
  return those.length === 1 && only !== undefined && only !== people.bot ? only : null;
}

export function mayMean(people: People, index: string, person: string): boolean {
  return people.aliases[Number(index)]?.people.includes(person) ?? false;
}

function sameText(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

function distinct(names: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const one of names) {
    const trimmed = one.trim().slice(0, limits.name).trim();
    if (trimmed && !byKey.has(trimmed.toLowerCase())) byKey.set(trimmed.toLowerCase(), trimmed);
  }
  return [...byKey.values()];
}

function aliasesOf(names: readonly string[]): Alias[] {
  const people = new Map<string, Set<string>>();
  for (const whole of names) {
    for (const spoken of new Set([whole, firstOf(whole)])) {
      people.set(spoken, (people.get(spoken) ?? new Set()).add(whole));
    }
  }
  return [...people].map(([spoken, those]) => ({ spoken, people: [...those] }));
}

function firstOf(whole: string): string {
  const first = whole.split(/[\s(@/]/)[0] ?? '';
  return first.length > 1 ? first : whole;
}

function patternOf(aliases: readonly Alias[]): RegExp | null {
  const spoken = aliases.map((alias) => alias.spoken).sort((a, b) => b.length - a.length);
  if (spoken.length === 0) return null;
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${spoken.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** A name of several words is one in any case; a single word only as it is written. */
function sameName(alias: string, spoken: string): boolean {
  return alias === spoken || (alias.includes(' ') && alias.toLowerCase() === spoken.toLowerCase());
}

function isOnlyAWord(spoken: string, whole: string, at: number): boolean {
  if (at > 0 || !wordlike.has(spoken.toLowerCase())) return false;
  return !/^(?:,|'ll\b|\s+(?:will|can|could|to|has|is|please)\b)/.test(whole.slice(spoken.length));
}
