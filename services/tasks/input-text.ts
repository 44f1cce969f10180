import { z } from 'zod';
import { oneLine } from '../common/one-line.ts';
import { readable } from '../common/readable.ts';

/** Refused before anything is done with it: what is left out or folded never makes up for so much. */
const refusedAt = (maxChars: number) => maxChars * 4;

/** One line of an agent's words; what spreads over lines is folded, what is too long is refused, not cut. */
export function line(maxChars: number) {
  return z
    .string()
    .max(refusedAt(maxChars))
    .overwrite((text) => oneLine(text, maxChars + 1))
    .min(1)
    .max(maxChars);
}

/** Several lines of an agent's words, without what nobody sees: what is approved is what is sent. */
export function paragraphs(maxChars: number) {
  return z
    .string()
    .max(refusedAt(maxChars))
    .overwrite((text) => readable(text.slice(0, refusedAt(maxChars))).trim())
    .min(1)
    .max(maxChars);
}
