import { oneLine } from './one-line.ts';

/** What Unicode calls quotation marks, and what looks like them; an apostrophe is none. */
const marks = /(?!['’])[\p{Quotation_Mark}❝❞❠🙶🙷🙸ʺ˝ˮ˵˶״″‴⁗‶‷〃]/gu;
/** Two apostrophes look like one quotation mark. */
const doubled = /['’ʹʻʼʽˊˋ′‵`´]{2,}/gu;

/** Words that stand between quotes of ours: nothing in them closes those. */
export function withoutQuotes(text: string, instead = "'"): string {
  return text.replaceAll(marks, instead).replaceAll(doubled, instead);
}

/** Words of others on one line, between quotes that nothing in them closes, for places that know no markup. */
export function quoted(words: string, maxChars: number): string {
  return `“${oneLine(withoutQuotes(words.slice(0, maxChars * 4)), maxChars)}”`;
}
