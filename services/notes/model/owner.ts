import { oneLine } from '../../common/one-line.ts';
import { capped, limits } from '../extractive/limits.ts';
import type { People } from '../extractive/people.ts';
import type { Piece } from './pieces.ts';

/** Words that stand where a name would, in English as models write it. */
const nobody =
  /^(?:i|me|we|us|you|he|him|she|her|they|them|it|all|both|team|the team|group|speaker|someone|somebody|everyone|everybody|anyone|anybody|nobody|no one|none|null|unknown|unassigned|n\/a|tbd)$/i;

/**
 * Whose task it is: someone of the call, else a name as it stands in the cited words. A name that may mean two people,
 * the agent's, and one that occurs nowhere are nobody's: never guessed.
 */
export function ownerOf(given: string | null, people: People, cited: readonly Piece[]): string | null {
  const name = oneLine(given ?? '', limits.name);
  if (name === '' || nobody.test(name)) return null;
  const alias = people.aliases.filter(({ spoken }) => spoken.toLowerCase() === name.toLowerCase());
  const [only, ...others] = new Set(alias.flatMap((one) => one.people));
  if (only !== undefined) return others.length > 0 || only === people.bot ? null : capped(only, limits.name);
  return isNamedIn(name, cited) ? name : null;
}

/** As a word of its own, and written like a name where the script knows capitals. */
function isNamedIn(name: string, cited: readonly Piece[]): boolean {
  if (!/^[\p{Lu}\p{Lt}\p{Lo}]/u.test(name)) return false;
  return cited.some(({ text }) => {
    const around = text.split(name);
    return around.slice(1).some((after, index) => !isLetter(around[index]?.at(-1)) && !isLetter(after[0]));
  });
}

/** Scripts without capitals mostly put no space between words either: their letters don't count. */
function isLetter(sign: string | undefined): boolean {
  return sign !== undefined && /[\p{Lu}\p{Ll}\p{N}]/u.test(sign);
}
