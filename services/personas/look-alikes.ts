import { nameKey } from './persona.ts';

/**
 * Characters that look like a Latin letter: Cyrillic, Greek, Armenian, Coptic, Cherokee, Lisu, phonetic letters, digits and
 * signs (https://www.unicode.org/reports/tr39/#Confusable_Detection). Most of them for the letters of “Slackbot”.
 */
const lookAlikes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ a: 'аαΑ@4ᴀɑɐⲁꭺꓮ∀', b: 'вβьъʙ8ƅɓƃⲃᏼꓐߞΒВ', c: 'сϲᴄ¢ƈɔⲥꮯꓚ(©С', d: 'ԁժ', e: 'еєεΕЕ', f: 'ƒ', g: 'ɡց' },
    ...{ h: 'һհΗНн', j: 'јϳЈ', k: 'кκᴋƙқҡҝⲕꮶꓗΚК', l: 'ӏіιi1|!ʟɩıłɫɭƚⳑⲓꮮꓡǀן∣ΙІ', m: 'мᴍΜМ', n: 'ոпΝ' },
    ...{ o: 'оο0σᴏøɵօⲟꓳοסه○●◯ⵔΟО', p: 'рρΡР', q: 'ԛ', r: 'гʀ', s: 'ѕ5$§ꜱςʂƨƽտꮪꓢ𐑈Ѕ', t: 'тτᴛ7ŧƭʈⲧꭲꓔ†⊤ΤТ' },
    ...{ u: 'υսц', v: 'νѵ', w: 'ԝшω', x: 'хχΧХ', y: 'уүγΥУ', z: 'ᴢΖ' },
  }).flatMap(([letter, others]) => [...others].map((other) => [other, letter] as const)),
);

/** The zero of any script looks like an o. */
const isZero = /[٠۰߀०০੦૦୦௦౦೦൦๐໐༠၀០᠐]/u;

/** A name as it looks, in small Latin letters as far as it may be taken for some. */
export function asItLooks(name: string): string {
  const latin = (letters: string) =>
    [...letters].map((letter) => lookAlikes.get(letter) ?? (isZero.test(letter) ? 'o' : letter)).join('');
  // Capitals first: some look like another letter than their small ones.
  return nameKey(latin(latin(name.normalize('NFKD')).toLowerCase()));
}

/** Whether two names are the same, or people can hardly tell them apart. */
export function lookAlike(one: string, other: string): boolean {
  if (nameKey(one) === nameKey(other)) return true;
  const [a, b] = [one, other].map((name) => asItLooks(name).replaceAll(' ', ''));
  return a === b;
}
