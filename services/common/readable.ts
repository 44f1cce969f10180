import { withoutInvisible } from './invisible.ts';
import { withoutTerminalCodes } from './terminal-codes.ts';

/** Text from outside over several lines, with nothing that people can't see: no control codes, no invisible marks. */
export function readable(text: string): string {
  const seen = withoutTerminalCodes(text.toWellFormed())
    .replaceAll(/\r\n?|\t/g, (space) => (space === '\t' ? ' ' : '\n'))
    .replaceAll(/[^\P{Cc}\n]/gu, '');
  return withoutInvisible(seen);
}
