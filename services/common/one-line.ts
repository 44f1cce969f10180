import { stripVTControlCharacters } from 'node:util';

/** Text from outside on one line: no control codes, single spaces, at most `maxChars`, valid for any database. */
export function oneLine(text: string, maxChars: number): string {
  const line = stripVTControlCharacters(text).replaceAll(/[\p{Cc}\s]+/gu, ' ');
  return line.trim().slice(0, maxChars).toWellFormed();
}
