import { withoutInvisible } from './invisible.ts';
import { withoutTerminalCodes } from './terminal-codes.ts';

/** How many times its length is read of a text: what is mostly blanks is cut early. */
const foldedAtMost = 4;

/** Text from outside on one line: no control codes, nothing that people can't see, single spaces, at most `maxChars`, valid for any database. */
export function oneLine(text: string, maxChars: number): string {
  const read = text.slice(0, maxChars * foldedAtMost);
  const seen = withoutInvisible(withoutTerminalCodes(read).toWellFormed());
  const line = seen.replaceAll(/[\p{Cc}\s]+/gu, ' ');
  return line.trim().slice(0, maxChars).toWellFormed();
}
