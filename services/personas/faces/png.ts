import { crc32 } from 'node:zlib';
import { faceLimits } from './limits.ts';
import { readOrientation } from './orientation.ts';
import type { FileProblem } from './refusal.ts';
import { type Stripped, unreadable } from './stripped.ts';

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** Pixels and how their colours are meant. Everything else is text, times, thumbnails, or another file. */
const keptChunks = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'IDAT', 'IEND']);
const animationChunks = new Set(['acTL', 'fcTL', 'fdAT']);

/** A chunk's length, name and checksum. */
const frameBytes = 12;
const maxChunkBytes = 2 ** 31 - 1;

export function isPng(bytes: Uint8Array): boolean {
  return bytes.length >= signature.length && signature.every((byte, at) => bytes[at] === byte);
}

type Chunk = { readonly type: string; readonly data: Uint8Array; readonly whole: Uint8Array };

/** A PNG without what isn't its picture (https://www.w3.org/TR/png-3/): what follows its end, and all but the kept chunks. */
export function stripPng(bytes: Uint8Array): Stripped | FileProblem {
  const chunks: Chunk[] = [];
  for (let at = signature.length; chunks.at(-1)?.type !== 'IEND'; ) {
    const chunk = chunkAt(bytes, at);
    if ('code' in chunk) return chunk;
    if (chunks.push(chunk) > faceLimits.maxParts) return unreadable('unusual');
    at += chunk.whole.length;
  }
  const size = sizeIn(chunks[0]);
  if (size === null) return unreadable('damaged');
  if (chunks.some(({ type }) => animationChunks.has(type))) return { code: 'animated' };
  if (!chunks.some(({ type }) => type === 'IDAT')) return unreadable('damaged');
  const kept = chunks.filter(({ type }) => keptChunks.has(type));
  const exif = chunks.find(({ type }) => type === 'eXIf');
  return {
    ...size,
    bytes: Buffer.concat([signature, ...kept.map(({ whole }) => whole)]),
    orientation: exif ? readOrientation(exif.data) : 1,
  };
}

function chunkAt(bytes: Uint8Array, at: number): Chunk | FileProblem {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (at + frameBytes > bytes.length) return unreadable('cut_off');
  const length = view.getUint32(at);
  if (length > maxChunkBytes) return unreadable('damaged');
  const end = at + frameBytes + length;
  if (end > bytes.length) return unreadable('cut_off');
  if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return unreadable('damaged');
  const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
  return { type, data: bytes.subarray(at + 8, end - 4), whole: bytes.subarray(at, end) };
}

function sizeIn(header: Chunk | undefined): { width: number; height: number } | null {
  if (header?.type !== 'IHDR' || header.data.length !== 13) return null;
  const view = new DataView(header.data.buffer, header.data.byteOffset, header.data.byteLength);
  return { width: view.getUint32(0), height: view.getUint32(4) };
}
