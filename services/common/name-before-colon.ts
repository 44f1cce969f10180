import { oneLine } from './one-line.ts';

/** What Unicode calls confusable with a colon, but for letters and vowel signs that names have. */
const colons = /[:：﹕︓︰∶ː˸꞉ꓽ։׃܃܄᛬᠃᠉⁚]/gu;

/** A name as it stands before a colon and what somebody said: nothing in it ends it sooner, and brackets beside it are ours. */
export function nameBeforeColon(name: string, maxChars: number): string {
  const plain = oneLine(name, maxChars)
    .replaceAll(colons, ' ')
    .replaceAll(/[[［]/gu, '(')
    .replaceAll(/[\]］]/gu, ')');
  return oneLine(plain, maxChars);
}
