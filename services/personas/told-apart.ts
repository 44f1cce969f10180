import { asItLooks } from '../common/as-it-looks.ts';
import { nameBeforeColon } from '../common/name-before-colon.ts';

type Named = { readonly userId: string; readonly name: string };

/** What each of these people is called before what they said. Where names look alike, brackets say so: nobody speaks as another. */
export function toldApart(people: readonly Named[], maxChars: number): ReadonlyMap<string, string> {
  const names = new Map(
    people.map(({ userId, name }) => [userId, nameBeforeColon(name, maxChars) || 'Somebody']),
  );
  const alike = Map.groupBy(names, ([, name]) => lettersOf(name));
  return new Map(
    [...alike.values()].flatMap((group) =>
      group.map(([userId, name], at): [string, string] => [
        userId,
        group.length === 1 ? name : `${name} [${at + 1} of ${group.length} whose names look alike]`,
      ]),
    ),
  );
}

/** Signs and blanks tell nobody apart. */
function lettersOf(name: string): string {
  const looks = asItLooks(name);
  return looks.replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '') || looks;
}
