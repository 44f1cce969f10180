import { crc32, inflateRawSync } from 'node:zlib';
import type { ZipEntry } from './zip-directory.ts';

const headerSignature = 0x04034b50;
const headerBytes = 30;

/** A file's content: as long as it was declared, and not a byte more. Null where it isn't what the directory says. */
export function inflateEntry(archive: Uint8Array, entry: ZipEntry): Uint8Array<ArrayBuffer> | null {
  const { headerAt: at, compressedBytes, bytes, crc, method } = entry;
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  if (at + headerBytes > archive.length || view.getUint32(at, true) !== headerSignature) return null;
  const start = at + headerBytes + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + compressedBytes > archive.length) return null;
  const content = unpacked(archive.subarray(start, start + compressedBytes), method, bytes);
  return content && content.length === bytes && crc32(content) === crc ? content : null;
}

function unpacked(data: Uint8Array, method: number, bytes: number): Uint8Array<ArrayBuffer> | null {
  if (method === 0) return new Uint8Array(data);
  if (method !== 8) return null;
  try {
    // It stops as soon as there is more: a bomb never gets to its end.
    return new Uint8Array(inflateRawSync(data, { maxOutputLength: Math.max(1, bytes) }));
  } catch {
    return null;
  }
}
