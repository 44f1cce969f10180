import type { ArchiveProblem } from './left-out.ts';
import { fileLimits } from './limits.ts';

/** A file in a zip archive, as the directory at its end has it. */
export type ZipEntry = {
  readonly path: string;
  readonly isFolder: boolean;
  readonly isLink: boolean;
  readonly isEncrypted: boolean;
  /** 0 for stored, 8 for deflated. */
  readonly method: number;
  readonly crc: number;
  readonly compressedBytes: number;
  readonly bytes: number;
  /** Where its own header begins. */
  readonly headerAt: number;
};

const signatures = { end: 0x06054b50, entry: 0x02014b50 } as const;
const endBytes = 22;
const maxCommentBytes = 65_535;
const entryBytes = 46;
const unix = 3;
const [typeMask, linkType, folderType] = [0o170000, 0o120000, 0o040000];

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 &&
  bytes[1] === 0x4b &&
  ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6));

/**
 * The files of a zip archive (PKWARE's APPNOTE, 4.3), without their contents: nothing is inflated before all limits
 * are checked, by declared sizes; `inflateEntry` then holds files to them. Archives of several parts and ZIP64 aren't read.
 */
export function zipEntries(bytes: Uint8Array): ZipEntry[] | ArchiveProblem {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === null) return { code: 'archive_not_readable' };
  const files = view.getUint16(end + 10, true);
  if (files > fileLimits.maxFiles) return { code: 'too_many_files', files, maxFiles: fileLimits.maxFiles };
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let count = 0; count < files; count += 1) {
    const entry = entryAt(bytes, view, at);
    if (!entry) return { code: 'archive_not_readable' };
    entries.push(entry.entry);
    at = entry.next;
  }
  return entries;
}

function endOf(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - endBytes - maxCommentBytes);
  for (let at = view.byteLength - endBytes; at >= first; at -= 1)
    if (view.getUint32(at, true) === signatures.end) return at;
  return null;
}

function entryAt(bytes: Uint8Array, view: DataView, at: number): { entry: ZipEntry; next: number } | null {
  if (at + entryBytes > view.byteLength || view.getUint32(at, true) !== signatures.entry) return null;
  const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((from) => view.getUint16(at + from, true));
  const nameEnd = at + entryBytes + (nameBytes ?? 0);
  const next = nameEnd + (extraBytes ?? 0) + (commentBytes ?? 0);
  if (next > view.byteLength) return null;
  const flags = view.getUint16(at + 8, true);
  const name = new TextDecoder(flags & 0x800 ? 'utf-8' : 'latin1').decode(
    bytes.subarray(at + entryBytes, nameEnd),
  );
  const mode = view.getUint8(at + 5) === unix ? view.getUint16(at + 40, true) : 0;
  const entry = {
    path: name.replaceAll('\\', '/'),
    isFolder: name.endsWith('/') || (mode & typeMask) === folderType,
    isLink: (mode & typeMask) === linkType,
    isEncrypted: (flags & 0x41) !== 0,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    compressedBytes: view.getUint32(at + 20, true),
    bytes: view.getUint32(at + 24, true),
    headerAt: view.getUint32(at + 42, true),
  };
  return { entry, next };
}
