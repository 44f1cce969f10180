import type { OtherType } from './refusal.ts';

const brands: Readonly<Record<string, OtherType>> = {
  heic: 'heic',
  heix: 'heic',
  hevc: 'heic',
  heim: 'heic',
  heis: 'heic',
  mif1: 'heic',
  msf1: 'heic',
  avif: 'avif',
  avis: 'avif',
};

const beginnings: readonly (readonly [RegExp, OtherType])[] = [
  [/^GIF8[79]a/, 'gif'],
  [/^RIFF.{4}WEBP/s, 'webp'],
  [/^%PDF-/, 'pdf'],
  [/^(?:II\*\0|MM\0\*)/, 'tiff'],
  [/^BM/, 'bmp'],
  [/^PK\p{Cc}{2}/u, 'zip'],
  [/^(?:\xEF\xBB\xBF)?\s*<(?:!doctype html|html|head|body|script)\b/i, 'html'],
  [/^(?:\xEF\xBB\xBF)?\s*<(?:svg|\?xml|!doctype svg)\b/i, 'svg'],
];

/** What a file that is neither PNG nor JPEG probably is: only to say so. */
export function looksLike(bytes: Uint8Array): OtherType | 'unknown' {
  const start = Buffer.from(bytes.subarray(0, 256)).toString('latin1');
  if (start.slice(4, 8) === 'ftyp') return brands[start.slice(8, 12)] ?? 'unknown';
  return beginnings.find(([pattern]) => pattern.test(start))?.[1] ?? 'unknown';
}
