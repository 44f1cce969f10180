import { confusables } from './confusables.ts';
import { nameKey } from './name-key.ts';

/**
 * Characters that look like a Latin letter: those that Unicode says (https://www.unicode.org/reports/tr39/#Confusable_Detection),
 * and digits, signs and letters of ours, most of them for the letters of “Slackbot”.
 */
const lookAlikes: ReadonlyMap<string, string> = new Map([
  ...Object.entries(confusables).flatMap(([letter, codes]) =>
    codes.split(' ').map((code) => [String.fromCodePoint(Number.parseInt(code, 16)), letter] as const),
  ),
  ...Object.entries({
    ...{ a: 'аαΑ@4ᴀɑɐⲁꭺꓮ∀', b: 'вβьъʙ8ƅɓƃⲃᏼꓐߞΒВ', c: 'сϲᴄ¢ƈɔⲥꮯꓚ(©С', d: 'ԁժ', e: 'еєεΕЕ', f: 'ƒ', g: 'ɡց' },
    ...{ h: 'һհΗНн', j: 'јϳЈ', k: 'кκᴋƙқҡҝⲕꮶꓗΚК', l: 'ӏіιi1|!ʟɩıłɫɭƚⳑⲓꮮꓡǀן∣ΙІ', m: 'мᴍΜМ', n: 'ոпΝ' },
    ...{ o: 'оο0σᴏøɵօⲟꓳοסه○●◯ⵔΟО', p: 'рρΡР', q: 'ԛ', r: 'гʀ', s: 'ѕ5$§ꜱςʂƨƽտꮪꓢ𐑈Ѕ', t: 'тτᴛ7ŧƭʈⲧꭲꓔ†⊤ΤТ' },
    ...{ u: 'υսц', v: 'νѵ', w: 'ԝшω', x: 'хχΧХ', y: 'уүγΥУ', z: 'ᴢΖ' },
  }).flatMap(([letter, others]) => [...others].map((other) => [other, letter] as const)),
]);

/** The zero of any script looks like an o. */
const isZero = /[٠۰߀०০੦૦୦௦౦೦൦๐໐༠၀០᠐]/u;

/** A name as it looks, in small Latin letters as far as it may be taken for some. */
export function asItLooks(name: string): string {
  return inLatin(name, (letters) => [...letters].map(latinOf).join(''));
}

/** The same of words in sentences, whose signs are none of their letters. */
export function lettersAsTheyLook(words: string): string {
  return inLatin(words, (letters) => letters.replaceAll(/[\p{L}\p{N}]/gu, latinOf));
}

/** As they are first: a compatible form, or a small letter, may look like another one. */
function inLatin(text: string, latin: (letters: string) => string): string {
  return nameKey(latin(latin(latin(text).normalize('NFKD')).toLowerCase()));
}

function latinOf(letter: string): string {
  return lookAlikes.get(letter) ?? (isZero.test(letter) ? 'o' : letter);
}
