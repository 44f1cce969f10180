import { faceLimits } from './limits.ts';
import { readOrientation } from './orientation.ts';
import type { FileProblem } from './refusal.ts';
import { type Stripped, unreadable } from './stripped.ts';

const markers = { startOfImage: 0xd8, endOfImage: 0xd9, startOfScan: 0xda, comment: 0xfe } as const;

/** Baseline, extended and progressive, with Huffman codes: what programs write. */
const usualFrames = new Set([0xc0, 0xc1, 0xc2]);
/** Arithmetic codes, lossless and hierarchical ones. */
const unusualFrames = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);

export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === markers.startOfImage && bytes[2] === 0xff;
}

type Segment = { readonly marker: number; readonly data: Uint8Array; readonly whole: Uint8Array };

/** A JPEG without what isn't its picture (ITU-T T.81, annex B): what follows its end, comments, EXIF, XMP, previews. */
export function stripJpeg(bytes: Uint8Array): Stripped | FileProblem {
  const segments = segmentsOf(bytes);
  if (!Array.isArray(segments)) return segments;
  if (segments.some(({ marker }) => unusualFrames.has(marker))) return unreadable('unusual');
  const frames = segments.filter(({ marker }) => usualFrames.has(marker));
  const scans = segments.filter(({ marker }) => marker === markers.startOfScan);
  const size = frames[0] && sizeIn(frames[0].data);
  if (frames.length !== 1 || !size || scans.length === 0) return unreadable('damaged');
  if (scans.length > faceLimits.maxScans) return unreadable('unusual');
  const exif = segments.find(({ marker, data }) => marker === 0xe1 && startsWith(data, 'Exif\0\0'));
  const kept = segments.filter(isOfPicture).map(({ whole }) => whole);
  return {
    ...size,
    bytes: Buffer.concat([Uint8Array.of(0xff, markers.startOfImage), ...kept]),
    orientation: exif ? readOrientation(exif.data.subarray(6)) : 1,
  };
}

/** Of the application segments only what says how the colours are meant: JFIF, ICC and Adobe's. */
function isOfPicture({ marker, data }: Segment): boolean {
  if (marker === markers.comment) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  if (marker === 0xe0) return startsWith(data, 'JFIF\0') && data.length === 14;
  if (marker === 0xe2) return startsWith(data, 'ICC_PROFILE\0');
  return marker === 0xee && startsWith(data, 'Adobe') && data.length === 12;
}

/** Up to the end of the image; a scan with the data that follows it. */
function segmentsOf(bytes: Uint8Array): Segment[] | FileProblem {
  const segments: Segment[] = [];
  for (let at = 2; ; ) {
    if (at + 1 >= bytes.length) return unreadable('cut_off');
    if (bytes[at] !== 0xff) return unreadable('damaged');
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const bare = marker === markers.endOfImage;
    const end = bare ? at + 2 : endOf(bytes, at, marker);
    if (typeof end !== 'number') return end;
    const segment = { marker, data: bytes.subarray(at + 4, end), whole: bytes.subarray(at, end) };
    if (segments.push(segment) > faceLimits.maxParts) return unreadable('unusual');
    if (bare) return segments;
    at = end;
  }
}

function endOf(bytes: Uint8Array, at: number, marker: number): number | FileProblem {
  // Neither restarts nor a second image belong between segments.
  if (marker < 0xc0 || (marker >= 0xd0 && marker <= markers.startOfImage)) return unreadable('damaged');
  if (at + 4 > bytes.length) return unreadable('cut_off');
  const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
  if (length < 2) return unreadable('damaged');
  const end = at + 2 + length;
  if (end > bytes.length) return unreadable('cut_off');
  return marker === markers.startOfScan ? endOfScan(bytes, end) : end;
}

/** Data of a scan goes on over stuffed zeros and restarts. */
function endOfScan(bytes: Uint8Array, from: number): number | FileProblem {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return unreadable('cut_off');
}

function sizeIn(frame: Uint8Array): { width: number; height: number } | null {
  const [, heightHigh = 0, heightLow = 0, widthHigh = 0, widthLow = 0] = frame;
  const size = { width: (widthHigh << 8) | widthLow, height: (heightHigh << 8) | heightLow };
  return frame.length < 6 || size.width === 0 || size.height === 0 ? null : size;
}

function startsWith(data: Uint8Array, text: string): boolean {
  return data.length >= text.length && [...text].every((sign, at) => data[at] === sign.charCodeAt(0));
}
