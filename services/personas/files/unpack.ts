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
    const path = pathFrom('', file.path);
    if (path === null) return outside(file.path, leftOut);
    if (isLitter(path)) return [];
    if (!isZip(file.bytes)) return [{ ...file, path }];
    const files = filesIn({ ...file, path }, leftOut, room);
    for (const { bytes } of files) room -= bytes.length;
    return files;
  });
}

function filesIn({ path: archive, bytes }: SelfFile, leftOut: LeftOut[], room: number): SelfFile[] {
  const { maxArchiveBytes: maxBytes } = fileLimits;
  const shown = shownPath(archive);
  if (bytes.length > maxBytes) {
    leftOut.push({ path: shown, code: 'archive_too_large', bytes: bytes.length, maxBytes });
    return [];
  }
  const entries = zipEntries(bytes);
  if (!Array.isArray(entries)) {
    leftOut.push({ path: shown, ...entries });
    return [];
  }
  const files: SelfFile[] = [];
  let left = room;
  for (const entry of entries) {
    if (entry.isFolder) continue;
    const path = pathFrom('', entry.path);
    if (path === null) outside(entry.path, leftOut);
    else if (isLitter(path)) continue;
    else {
      const content = contentOf(bytes, { ...entry, path }, leftOut, left);
      if (!content) continue;
      files.push({ path, bytes: content });
      left -= content.length;
    }
  }
  return files;
}

/** Null for what isn't read, which is then among what was left out. A manifest may name texts of any name. */
function contentOf(archive: Uint8Array, entry: ZipEntry, leftOut: LeftOut[], room: number) {
  const path = shownPath(entry.path);
  const maxBytes = Math.min(maxBytesOf(entry.path), room);
  if (entry.isLink) leftOut.push({ path, code: 'link' });
  else if (/\.(?:zip|jar|7z|rar|t?gz|tar|bz2|xz)$/i.test(path))
    leftOut.push({ path, code: 'archive_in_archive' });
  else if (kindOfPath(entry.path) === null && (isNeverRead(entry.path) || !isText(entry.path))) {
    leftOut.push({ path, code: isNeverRead(entry.path) ? 'never_read' : 'unknown_file' });
  } else if (entry.isEncrypted) leftOut.push({ path, code: 'encrypted' });
  else if (entry.bytes > maxBytes)
    leftOut.push({ path, code: 'too_many_bytes', bytes: entry.bytes, maxBytes });
  else {
    const content = inflateEntry(archive, entry);
    if (content) return content;
    leftOut.push({ path, code: 'not_readable' });
  }
  return null;
}

function outside(path: string, leftOut: LeftOut[]): [] {
  leftOut.push({ path: shownPath(path), code: 'path_outside', target: shownPath(path) });
  return [];
}
