import { nameBeforeColon } from '../../common/name-before-colon.ts';
import { oneLine } from '../../common/one-line.ts';
import { limits } from '../extractive/limits.ts';
import type { Recording, Spoken } from '../recording.ts';
import { budgets, promptLimits, tokensIn } from './budgets.ts';

/** What can be cited: a segment, or a sentence or so of a long one, so that evidence shows the very words. */
export interface Piece {
  /** From 1, in the transcript's order. */
  readonly number: number;
  readonly speaker: string;
  readonly startMs: number;
  readonly text: string;
}

/** Everything that was said, in order, numbered. */
export function piecesOf({ segments }: Recording): Piece[] {
  return [...segments]
    .sort((a, b) => a.start_ms - b.start_ms)
    .flatMap(cut)
    .map((piece, index) => ({ number: index + 1, ...piece }));
}

function cut({ speaker, text, start_ms: startMs }: Spoken): Omit<Piece, 'number'>[] {
  const maxChars = promptLimits.piece;
  const ends = new RegExp(`[^]{1,${maxChars}}[.?!]\\s|[^]{1,${maxChars}}(?:\\s|$)|[^]{1,${maxChars}}`, 'gu');
  const texts = text.length <= maxChars ? [text] : (text.match(ends) ?? []);
  return texts
    .map((part) => oneLine(part, part.length))
    .filter((part) => part !== '')
    .map((part) => ({ speaker: oneLine(speaker, limits.name), startMs, text: part }));
}

/** One line each, so that nobody's words can pass for a segment of someone else. */
export function lineOf({ number, speaker, text }: Piece): string {
  return `[${number}] ${nameBeforeColon(speaker, limits.name) || 'Someone'}: ${text}`;
}

/** The pieces in runs that one call can read; each begins with the last words of the one before. */
export function partsOf(pieces: readonly Piece[], maxTokens: number): Piece[][] {
  const parts: Piece[][] = [];
  let part: Piece[] = [];
  let tokens = 0;
  for (const piece of pieces) {
    const more = tokensIn(lineOf(piece));
    if (tokens + more > maxTokens) {
      parts.push(part);
      part = lastOf(part);
      tokens = sizeOf(part);
    }
    part.push(piece);
    tokens += more;
  }
  return part.length > 0 ? [...parts, part] : parts;
}

function lastOf(part: readonly Piece[]): Piece[] {
  const last: Piece[] = [];
  let left = budgets.overlap;
  for (const piece of [...part].reverse()) {
    left -= tokensIn(lineOf(piece));
    if (left < 0) break;
    last.unshift(piece);
  }
  return last;
}

/** Tokens, about. */
export function sizeOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + tokensIn(lineOf(piece)), 0);
}
