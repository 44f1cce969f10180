import { limits } from './limits.ts';
import { type Token, tokensOf } from './text/tokens.ts';

/** Who is in a call, and how they are called there. */
export interface People {
  readonly names: readonly string[];
  readonly bot: string;
  readonly aliases: readonly Alias[];
}

/** One way to call people, and whom it may mean. */
interface Alias {
  readonly spoken: string;
  readonly people: readonly string[];
}

export function peopleOf(names: readonly string[], botName: string): People {
  const bot = botName.trim();
  const others = distinct(names).filter((one) => !sameText(one, bot));
  return { names: others, bot, aliases: aliasesOf(bot ? [...others, bot] : others) };
}

export function isBot(people: People, speaker: string): boolean {
  return people.bot !== '' && sameText(speaker, people.bot);
}

/** Who is named at a word of a sentence, and the word after; nobody where it may be two people, or is the agent. */
export function personIn(
  people: People,
  tokens: readonly Token[],
  at: number,
): { name: string; to: number } | null {
  const named = people.aliases.flatMap(({ spoken, people: those }) => {
    const words = tokensOf(spoken).map(({ word }) => word);
    const isSaid = words.length > 0 && words.every((word, index) => word === tokens[at + index]?.word);
    return isSaid ? [{ those, to: at + words.length }] : [];
  });
  const to = Math.max(...named.map((one) => one.to));
  // “Ben” and “BEN” are one word and may be two people.
  const meant = new Set(named.filter((one) => one.to === to).flatMap(({ those }) => those));
  const [only, ...others] = meant;
  if (only === undefined || others.length > 0 || only === people.bot) return null;
  return { name: only, to };
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
