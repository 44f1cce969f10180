import { stripVTControlCharacters } from 'node:util';

/** Somebody else's words on one line: control codes out, spaces folded, capped, and valid for any database. */
export function oneLine(text: string, most: number): string {
  const line = stripVTControlCharacters(text).replaceAll(/[\p{Cc}\s]+/gu, ' ');
  return line.trim().slice(0, most).toWellFormed();
}
