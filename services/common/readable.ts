import { withoutInvisible } from './invisible.ts';
import { withoutTerminalCodes } from './terminal-codes.ts';

/** Text from outside over several lines, with nothing that people can't see: no control codes or invisible marks, and one kind of blank. */
export function readable(text: string): string {
  const seen = withoutTerminalCodes(text.toWellFormed())
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll(/[\t\p{Zs}]/gu, ' ')
    .replaceAll(/[^\P{Cc}\n]/gu, '');
  return withoutInvisible(seen);
}
