import { oneLine } from '../../common/one-line.ts';
import { inflateEntry } from './inflate-entry.ts';
import type { LeftOut } from './left-out.ts';
import { fileLimits } from './limits.ts';
import { isLitter, isNeverRead, isText, kindOfPath, pathFrom, type SelfFile } from './self-file.ts';
import { isZip, type ZipEntry, zipEntries } from './zip-directory.ts';

export const shownPath = (path: string): string => oneLine(path, fileLimits.maxPathChars);

/** Bytes that a file may have, by its kind. */
function maxBytesOf(path: string): number {
  switch (kindOfPath(path)) {
    case 'picture':
      return fileLimits.maxPictureBytes;
    case 'manifest':
    case 'voice_id':
    case 'voice_config':
      return fileLimits.maxJsonBytes;
    default:
      return fileLimits.maxTextFileBytes;
  }
}

/** Files as they were given, with those of archives among them; what isn't read stays in its archive. */
export function unpack(given: readonly SelfFile[], leftOut: LeftOut[]): SelfFile[] {
  let room: number = fileLimits.maxInflatedBytes;
  return given.slice(0, fileLimits.maxFiles).flatMap((file) => {
    const path = pathOf(file.path);
    if (path === null) return outside(file.path, leftOut);
    if (isLitter(path)) return [];
    if (!isZip(file.bytes)) return [{ ...file, path }];
    const { files, left } = filesIn({ ...file, path }, leftOut, room);
    room = left;
    return files;
  });
}

/** An archive's files, and how many bytes of the room are left: what is unpacked in vain takes of it too. */
function filesIn(
  { path: archive, bytes }: SelfFile,
  leftOut: LeftOut[],
  room: number,
): { files: SelfFile[]; left: number } {
  const { maxArchiveBytes: maxBytes } = fileLimits;
  const files: SelfFile[] = [];
  let left = room;
  const shown = shownPath(archive);
  if (bytes.length > maxBytes) {
    leftOut.push({ path: shown, code: 'archive_too_large', bytes: bytes.length, maxBytes });
    return { files, left };
  }
  const entries = zipEntries(bytes);
  if (!Array.isArray(entries)) {
    leftOut.push({ path: shown, ...entries });
    return { files, left };
  }
  for (const entry of entries) {
    if (entry.isFolder) continue;
    const path = pathOf(entry.path);
    if (path === null) outside(entry.path, leftOut);
    else if (isLitter(path)) continue;
    else {
      const content = contentOf(bytes, { ...entry, path }, leftOut, left);
      if (content === 'not_read') continue;
      left -= Math.max(entry.bytes, entry.compressedBytes);
      if (content) files.push({ path, bytes: content });
    }
  }
  return { files, left };
}

/** Null for one that leads outside, or that no file system would take. */
function pathOf(given: string): string | null {
  return given.length > fileLimits.maxReadPathChars ? null : pathFrom('', given);
}

/**
 * `not_read` or, where it was unpacked and isn't what it said, null; then it's among what was left out. A manifest may name
 * texts of any name.
 */
function contentOf(archive: Uint8Array, entry: ZipEntry, leftOut: LeftOut[], room: number) {
  const path = shownPath(entry.path);
  const maxBytes = Math.min(maxBytesOf(entry.path), room);
  const bytes = Math.max(entry.bytes, entry.compressedBytes);
  if (entry.isLink) leftOut.push({ path, code: 'link' });
  else if (/\.(?:zip|jar|7z|rar|t?gz|tar|bz2|xz)$/i.test(path))
    leftOut.push({ path, code: 'archive_in_archive' });
  else if (kindOfPath(entry.path) === null && (isNeverRead(entry.path) || !isText(entry.path))) {
    leftOut.push({ path, code: isNeverRead(entry.path) ? 'never_read' : 'unknown_file' });
  } else if (entry.isEncrypted) leftOut.push({ path, code: 'encrypted' });
  else if (bytes > maxBytes) leftOut.push({ path, code: 'too_many_bytes', bytes, maxBytes });
  else {
    const content = inflateEntry(archive, entry);
    if (!content) leftOut.push({ path, code: 'not_readable' });
    return content;
  }
  return 'not_read';
}

function outside(path: string, leftOut: LeftOut[]): [] {
  leftOut.push({ path: shownPath(path), code: 'path_outside', target: shownPath(path) });
  return [];
}
