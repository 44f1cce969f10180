import { type Face, widthOf } from './glyphs.ts';
import type { Span } from './spans.ts';

/** Spans as rows of at most `width` pixels, broken at spaces, and within a word only where it is wider than a row. */
export function wrap(spans: readonly Span[], width: number, size: number): Span[][] {
  const rows: Span[][] = [];
  let row: Span[] = [];
  let gap: Span | undefined;
  const wide = (parts: readonly Span[]) => parts.reduce((sum, part) => sum + spanWidth(part, size), 0);
  const end = () => {
    if (row.length > 0) rows.push(row);
    row = [];
    gap = undefined;
  };

  for (const word of wordsOf(spans)) {
    if (word.kind === 'gap') {
      gap = row.length > 0 ? word.span : undefined;
      continue;
    }
    const before = gap ? [gap] : [];
    if (row.length > 0 && wide([...row, ...before, ...word.spans]) > width) end();
    for (const part of pieces(word.spans, width, size)) {
      if (row.length > 0 && wide([...row, part]) > width) end();
      row.push(...(gap ? [gap] : []), part);
      gap = undefined;
    }
  }
  end();
  return rows.map(joined);
}

export function spanWidth({ text, bold, code }: Span, size: number): number {
  const face: Face = { size: code ? size - 1 : size, bold, code };
  return widthOf(text, face);
}

type Word = { kind: 'gap'; span: Span } | { kind: 'word'; spans: Span[] };

/** A word may change its style within: `(*Priya Nair*,` is two words, the second of two styles. */
function wordsOf(spans: readonly Span[]): Word[] {
  const words: Word[] = [];
  for (const span of spans)
    for (const [text] of span.text.matchAll(/[ \t\n]+|[^ \t\n]+/g)) {
      const last = words.at(-1);
      if (/^[ \t\n]/.test(text)) words.push({ kind: 'gap', span: { ...span, text: ' ' } });
      else if (last?.kind === 'word') last.spans.push({ ...span, text });
      else words.push({ kind: 'word', spans: [{ ...span, text }] });
    }
  return words;
}

/** A word as it is, or in pieces that fit where it is wider than a whole row. */
function pieces(word: readonly Span[], width: number, size: number): Span[] {
  if (word.reduce((sum, part) => sum + spanWidth(part, size), 0) <= width) return [...word];
  return word.flatMap((span) => {
    const parts: Span[] = [];
    for (const glyph of span.text) {
      const last = parts.at(-1);
      const longer = { ...span, text: (last?.text ?? '') + glyph };
      if (last && spanWidth(longer, size) <= width) parts[parts.length - 1] = longer;
      else parts.push({ ...span, text: glyph });
    }
    return parts;
  });
}

/** Neighbours of the same style are one. */
function joined(row: readonly Span[]): Span[] {
  const done: Span[] = [];
  for (const span of row) {
    const last = done.at(-1);
    if (last && styleOf(last) === styleOf(span)) last.text += span.text;
    else done.push({ ...span });
  }
  return done;
}

function styleOf({ bold, italic, strike, code, link }: Span): string {
  return [bold, italic, strike, code, link].map(Boolean).join();
}
