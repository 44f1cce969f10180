import { z } from 'zod';
import { oneLine } from '../common/one-line.ts';
import { storable } from '../common/storable.ts';

/** Refused before anything is done with it: what is left out or folded never makes up for so much. */
const refusedAt = (most: number) => most * 4;

/** One line of an agent's words; what spreads over lines is folded, what is too long is refused, not cut. */
export function line(most: number) {
  return z
    .string()
    .max(refusedAt(most))
    .overwrite((text) => oneLine(text, most + 1))
    .min(1)
    .max(most);
}

/** Several lines of an agent's words; NUL and lone surrogates, which no database takes, are left out. */
export function paragraphs(most: number) {
  return z
    .string()
    .max(refusedAt(most))
    .overwrite((text) => storable(text.slice(0, refusedAt(most))).trim())
    .min(1)
    .max(most);
}
