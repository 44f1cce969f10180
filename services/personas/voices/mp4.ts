import { type Length, tagAt, unreadable } from './reading.ts';

/** Boxes of one level that are looked at. */
const maxBoxes = 10_000;

/** Of ISO's base media and m4a; QuickTime, 3GP and pictures (HEIC, AVIF) have others. */
const brands = /^(M4A |M4B |mp4[12]|iso[m2-6])$/;
const codecs = new Set(['mp4a', 'alac']);

type Box = { type: string; from: number; to: number };

export function looksLikeMp4(bytes: Buffer): boolean {
  return tagAt(bytes, 4) === 'ftyp';
}

/** The longest of its sound tracks, as its header says (ISO 14496-12). A file with pictures is a video. */
export function mp4Length(bytes: Buffer): Length {
  const moov = boxesIn(bytes, { type: '', from: 0, to: bytes.length }).find(({ type }) => type === 'moov');
  if (!moov) return unreadable;
  const tracks = boxesIn(bytes, moov)
    .filter(({ type }) => type === 'trak')
    .map((trak) => trackOf(bytes, trak));
  if (tracks.some(({ handler }) => handler === 'vide')) return { kind: 'video' };
  if (!brands.test(tagAt(bytes, 8))) return { kind: 'other' };
  const sound = tracks.filter(({ handler }) => handler === 'soun');
  if (sound.length === 0) return unreadable;
  if (!sound.every(({ codec }) => codecs.has(codec))) return { kind: 'other' };
  const seconds = Math.max(...sound.map((track) => track.seconds));
  // A fragmented file has no length in its header.
  return seconds > 0 ? { kind: 'length', seconds } : unreadable;
}

function trackOf(bytes: Buffer, trak: Box): { handler: string; codec: string; seconds: number } {
  const inMedia = boxesAt(bytes, trak, 'mdia');
  const handler = inMedia.find(({ type }) => type === 'hdlr');
  const header = inMedia.find(({ type }) => type === 'mdhd');
  const media = inMedia.find(({ type }) => type === 'minf');
  const table = media && boxesAt(bytes, media, 'stbl').find(({ type }) => type === 'stsd');
  return {
    handler: handler ? tagAt(bytes, handler.from + 8) : '',
    // Behind version, count, and the size of the first entry.
    codec: table ? tagAt(bytes, table.from + 12) : '',
    seconds: header ? secondsIn(bytes.subarray(header.from, header.to)) : 0,
  };
}

/** Version 1 has 64-bit times. All bits set: it isn't known. */
function secondsIn(header: Buffer): number {
  if (header.length < 20) return 0;
  const isLong = header.readUInt8(0) === 1;
  if (isLong && header.length < 32) return 0;
  const scale = header.readUInt32BE(isLong ? 20 : 12);
  const duration = isLong ? Number(header.readBigUInt64BE(24)) : header.readUInt32BE(16);
  const isUnknown = isLong ? duration >= 2 ** 63 : duration === 0xffffffff;
  return scale === 0 || isUnknown ? 0 : duration / scale;
}

/** The boxes inside the first box of this type. */
function boxesAt(bytes: Buffer, parent: Box, type: string): Box[] {
  const box = boxesIn(bytes, parent).find((child) => child.type === type);
  return box ? boxesIn(bytes, box) : [];
}

/** One level; a box that says it is longer than its parent ends with it. */
function boxesIn(bytes: Buffer, parent: Box): Box[] {
  const boxes: Box[] = [];
  let at = parent.from;
  while (at + 8 <= parent.to && boxes.length < maxBoxes) {
    const short = bytes.readUInt32BE(at);
    const isLong = short === 1 && at + 16 <= parent.to;
    const head = isLong ? 16 : 8;
    // Size 0: to the end.
    const size = isLong ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? parent.to - at : short;
    if (size < head) break;
    boxes.push({ type: tagAt(bytes, at + 4), from: at + head, to: Math.min(at + size, parent.to) });
    at += size;
  }
  return boxes;
}
