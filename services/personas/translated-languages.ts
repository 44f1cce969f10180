import { oneLine } from '../common/one-line.ts';
import { personaLimits } from './persona-terms.ts';

/** Between which languages a translator goes. */
export type TranslatedLanguages = { from: string; to: string };

/** The line of a character that names them. */
const line = /^Languages: from ([^\n,.]{1,40}), to ([^\n,.]{1,40})\.$/m;

/** The languages that a character names; null for one that doesn't translate. */
export function translatedLanguages(soul: string): TranslatedLanguages | null {
  const [, from, to] = line.exec(soul) ?? [];
  return from && to ? { from, to } : null;
}

/** A character that translates between others; an empty one stays as it was. */
export function withTranslatedLanguages(soul: string, { from, to }: TranslatedLanguages): string {
  const named = translatedLanguages(soul);
  if (!named) return soul;
  const languages = `Languages: from ${plain(from) || named.from}, to ${plain(to) || named.to}.`;
  return soul.replace(line, () => languages);
}

function plain(language: string): string {
  return oneLine(language.replaceAll(/[,.]/g, ' '), personaLimits.languageChars);
}
