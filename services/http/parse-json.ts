import { storableValue } from '../common/storable.ts';

/** Levels of nesting, so that recursion over it ends. */
const maxDepth = 64;

export type JsonLimits = {
  /** Values, as many as there are at most by the text's commas and brackets: whatever is done with each takes time. */
  maxValues?: number;
};

/**
 * Parses JSON from outside; `undefined` if it isn't valid, is nested too deeply or has too many values. Strings and names lose NUL
 * and lone surrogates, which no database takes: guests may have any name. Not by a reviver: with one, `JSON.parse` takes
 * thirty times as long, which for a megabyte of small values is a second.
 */
export function parseJson(text: string, { maxValues = Number.POSITIVE_INFINITY }: JsonLimits = {}): unknown {
  if (exceeds(text, maxValues)) return undefined;
  try {
    return storableValue(JSON.parse(text));
  } catch {
    return undefined;
  }
}

const [quoteMark, backslash, comma] = [0x22, 0x5c, 0x2c];
const [opensList, closesList, opensObject, closesObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Looked at before it's parsed: a million levels take a second. */
export function exceeds(text: string, maxValues: number): boolean {
  let depth = 0;
  let values = 1;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quoteMark) at = endOfString(text, at);
    else if (code === closesList || code === closesObject) depth -= 1;
    else if (code === comma) values += 1;
    else if (code === opensList || code === opensObject) {
      depth += 1;
      values += 1;
    }
    if (depth > maxDepth || values > maxValues) return true;
  }
  return false;
}

/** Where its closing quote is; behind the text if there's none. */
export function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text.charCodeAt(at) !== quoteMark)
    at += text.charCodeAt(at) === backslash ? 2 : 1;
  return at;
}
