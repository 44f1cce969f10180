// Advance widths of Helvetica and Arial, in thousandths of the font's size. The reader's own font is near them.
const advances: readonly (readonly [width: number, glyphs: string])[] = [
  [191, "'"],
  [222, 'ijl‘’'],
  [260, '|'],
  [278, ' !,./:;I[]\\ft·\u00a0'],
  [333, '()-`r“”'],
  [334, '{}'],
  [350, '•'],
  [355, '"'],
  [389, '*'],
  [469, '^'],
  [500, 'Jckvsxyz'],
  [556, '#$?0123456789Labdeghnopqu_–'],
  [584, '+<=>~'],
  [611, 'FTZ'],
  [667, '&ABEKPSVXY'],
  [722, 'CDHNRUw'],
  [778, 'GOQ'],
  [833, 'Mm'],
  [889, '%'],
  [944, 'W'],
  [1000, '—…→↗⋯'],
  [1015, '@'],
];
const widths = new Map(advances.flatMap(([width, glyphs]) => [...glyphs].map((glyph) => [glyph, width])));

/** System fonts differ: the widest of them, Noto Sans, takes about that much more. */
const slack = 1.05;
const boldness = 1.06;
const monospaced = 602;

export type Face = { size: number; bold?: boolean | undefined; code?: boolean | undefined };

/** About how many pixels a text takes. */
export function widthOf(text: string, { size, bold, code }: Face): number {
  const thousandths = [...text].reduce((sum, glyph) => sum + advanceOf(glyph, code === true), 0);
  return (thousandths / 1000) * size * slack * (bold ? boldness : 1);
}

function advanceOf(glyph: string, code: boolean): number {
  if (/[\p{M}\p{Cc}\p{Cf}]/u.test(glyph)) return 0;
  // Ideographs, syllables and emoji fill a square.
  if (/[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uff00-\uff60\u{1f000}-\u{3ffff}]/u.test(glyph)) return 1000;
  return code ? monospaced : (widths.get(glyph) ?? 667);
}
