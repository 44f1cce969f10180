import { fold } from '../../times/messages/fold.ts';
import { stopWords } from '../extractive/text/stop-words.ts';

/** What follows a sentence's first word where that is whom or what the sentence is about. */
const verbs: Readonly<Record<string, string>> = {
  en: `will would is are was were has have had to should can could must and agreed decided said asked proposed suggested
    reported wants needs plans sends takes owns presented explained raised confirmed`,
  de: 'wird will soll muss kann hat ist war und',
  fr: 'va doit peut est a et',
  es: 'va debe puede tiene es ha y',
  pt: 'vai deve pode tem e',
  it: 'deve ha e va',
  nl: 'zal moet kan heeft is en',
};
const verbsOf = new Map(Object.entries(verbs).map(([code, words]) => [code, new Set(words.split(/\s+/))]));
/** Who was there, and what a sentence is mostly about. */
const everyone = new Set(
  `decision decided action todo note next open team everyone everybody nobody participants people group they both all speaker meeting customer client candidate interviewer
  das der die es sie er wir alle niemand ein eine den dem im am zum zur le la les el los las il lo gli o os as de het on ils elle nous todos tous`.split(
    /\s+/,
  ),
);
/** German writes every noun with a capital: only after these is it likely a name. */
const beforeNames = new Set('herr herrn frau mit an von bei und sowie'.split(' '));
const tokens = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{M}]+)?|[.?!:]/gu;
const titledName =
  /([\p{Script=Han}\p{Script=Katakana}]{1,8}?)(?:さん|様|氏|くん|先生)|([\p{Script=Hangul}]{2,4})\s?(?:씨|님)/gu;

/** The words of a text that are written as names: people, places, products, days and months. */
export function nameWordsIn(text: string, code: string): string[] {
  const all = text.match(tokens) ?? [];
  const dates = namesOfDates(code);
  const named = all.filter((word, at) => {
    if (dates.has(fold(word))) return true;
    if (!/^\p{Lu}/u.test(word) || [...word].length < 2 || isCommon(word)) return false;
    if (/\p{Lu}/u.test(word.slice(1)) || isForeign(word, code)) return true;
    const [before, after] = [all[at - 1] ?? '.', all[at + 1] ?? '.'];
    if (/^[.?!:]$/.test(before)) return isSubject(word, after, code) || /['’]s$/.test(word);
    if (code !== 'de' || beforeNames.has(before.toLowerCase())) return true;
    // “Anna Schmidt”, but not “Das Budget”.
    return /^\p{Lu}/u.test(before) && !everyone.has(fold(before));
  });
  const titled = [...text.matchAll(titledName)]
    .flatMap(([, han = '', hangul = '']) => han || hangul)
    .filter((name) => !/^[客皆奥]/u.test(name));
  return [...named.map((word) => word.replace(/['’].*$/, '')), ...titled];
}

function isSubject(word: string, after: string, code: string): boolean {
  return (after === ':' || verbsOf.get(code)?.has(after) === true) && !everyone.has(fold(word));
}

const latin = new Set('en de fr es it pt nl sv da pl tr fi'.split(' '));

/** In another script, a word of Latin letters is a name wherever it stands. */
function isForeign(word: string, code: string): boolean {
  return !latin.has(code) && /^\p{Script=Latin}/u.test(word);
}

/** Months and days of the week, in languages that write them small or write every noun with a capital. */
function namesOfDates(code: string): ReadonlySet<string> {
  if (code === 'en' || !latin.has(code)) return new Set();
  const [month, day] = (['month', 'weekday'] as const).map(
    (part) => new Intl.DateTimeFormat(code, { [part]: 'long', timeZone: 'UTC' }),
  );
  const months = Array.from({ length: 12 }, (_, at) => month?.format(Date.UTC(2026, at, 1)) ?? '');
  const days = Array.from({ length: 7 }, (_, at) => day?.format(Date.UTC(2026, 0, at + 1)) ?? '');
  return new Set([...months, ...days].map(fold));
}

function isCommon(word: string): boolean {
  const lower = word.toLowerCase().replaceAll('’', "'");
  return stopWords.has(lower) || stopWords.has(lower.replace(/'s$/, ''));
}
