import { type Length, tagAt, unreadable } from './reading.ts';

/** Kilobits a second by index, of Layer III: MPEG 1, then MPEG 2 and 2.5 (ISO 11172-3, 13818-3). 0 can't be walked. */
const bitrates = [
  [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
] as const;
const sampleRates = [44_100, 48_000, 32_000] as const;

const maxTags = 8;
/** Bytes between frames that belong to none: padding behind a tag, a cover where none should be. */
const maxStray = 256 * 1024;

/** A frame's bytes and seconds, and what all frames of a file have in common. */
type Frame = { bytes: number; seconds: number; kind: number };

/** Whether it begins as an mp3 does: with an ID3 tag, or with a frame. */
export function looksLikeMp3(bytes: Buffer): boolean {
  return tagAt(bytes, 0, 3) === 'ID3' || frameAt(bytes, 0) !== null;
}

/** Walks from frame to frame, for a header doesn't say the length, and the bit rate may vary. Ends beyond `enough` seconds. */
export function mp3Length(bytes: Buffer, enough: number): Length {
  let at = endOfTags(bytes);
  let first: Frame | null = null;
  let seconds = 0;
  let stray = 0;
  while (at + 4 <= bytes.length && seconds <= enough && stray <= maxStray) {
    const frame = frameAt(bytes, at);
    if (frame && (first ? frame.kind === first.kind : isFirst(bytes, at, frame))) {
      first ??= frame;
      seconds += frame.seconds;
      at += frame.bytes;
    } else if (isEnd(tagAt(bytes, at, 8))) {
      break;
    } else {
      at += 1;
      stray += 1;
    }
  }
  return first && stray <= maxStray ? { kind: 'length', seconds } : unreadable;
}

/** ID3v1 and APE tags come last. */
function isEnd(tag: string): boolean {
  return tag.startsWith('TAG') || tag === 'APETAGEX';
}

/** Four bytes look like a frame now and then: the first one counts where the next follows, or the file ends with it. */
function isFirst(bytes: Buffer, at: number, frame: Frame): boolean {
  const next = at + frame.bytes;
  return next + 4 > bytes.length ? next === bytes.length : frameAt(bytes, next)?.kind === frame.kind;
}

/** Behind the ID3v2 tags, whose sizes have 7 bits a byte (id3.org, “ID3v2 header”). */
function endOfTags(bytes: Buffer): number {
  let at = 0;
  for (let tags = 0; tags < maxTags && at + 10 <= bytes.length && tagAt(bytes, at, 3) === 'ID3'; tags += 1) {
    const hasFooter = (bytes.readUInt8(at + 5) & 0x10) !== 0;
    const size = [6, 7, 8, 9].reduce((sum, i) => sum * 128 + (bytes.readUInt8(at + i) & 0x7f), 0);
    at += 10 + size + (hasFooter ? 10 : 0);
  }
  return at;
}

/** The Layer III frame whose header is there. */
function frameAt(bytes: Buffer, at: number): Frame | null {
  if (at + 4 > bytes.length) return null;
  const header = bytes.readUInt32BE(at);
  if (header >>> 21 !== 0x7ff) return null;
  const version = (header >>> 19) & 3;
  const layer = (header >>> 17) & 3;
  // Version 1 is reserved; layer 1 is Layer III.
  if (version === 1 || layer !== 1) return null;
  const isMpeg1 = version === 3;
  const kilobits = bitrates[isMpeg1 ? 0 : 1][(header >>> 12) & 15];
  const baseRate = sampleRates[(header >>> 10) & 3];
  if (!kilobits || !baseRate) return null;
  const sampleRate = baseRate / { 3: 1, 2: 2, 0: 4 }[version as 0 | 2 | 3];
  const samples = isMpeg1 ? 1_152 : 576;
  const padding = (header >>> 9) & 1;
  return {
    bytes: Math.floor((samples / 8) * ((kilobits * 1_000) / sampleRate)) + padding,
    seconds: samples / sampleRate,
    kind: version * 4 + ((header >>> 10) & 3),
  };
}
