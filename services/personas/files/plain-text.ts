import { readable } from '../../common/readable.ts';
import { fileLimits } from './limits.ts';

/** The text of a file, as far as it is read, with nothing that people can't see. Null for what is no text. */
export function textIn(bytes: Uint8Array, maxBytes: number = fileLimits.maxTextBytes): string | null {
  const [first, second] = bytes;
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const encoding = isWide ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
  const part = bytes.subarray(0, maxBytes);
  try {
    // What a character is cut off is left out.
    const text = new TextDecoder(encoding, { fatal: true }).decode(part, {
      stream: part.length < bytes.length,
    });
    return text.includes('\0') ? null : firstLines(readable(text));
  } catch {
    return null;
  }
}

function firstLines(text: string): string {
  let end = -1;
  for (let lines = 0; lines < fileLimits.maxTextLines; lines += 1) {
    end = text.indexOf('\n', end + 1);
    if (end < 0) return text;
  }
  return text.slice(0, end);
}
