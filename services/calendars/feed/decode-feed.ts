/** A feed as it came: its bytes, or text. */
export type FeedText = string | Uint8Array;

const [tab, newline, carriageReturn, blank] = [0x09, 0x0a, 0x0d, 0x20];

/**
 * A feed's text. RFC 5545 (3.1.4) wants UTF-8; old Outlooks write UTF-16 or their system's encoding, and some programs
 * fold lines within a character or add single events in Latin-1.
 */
export function decodeFeed(feed: FeedText): string {
  if (typeof feed === 'string') return feed;
  const [first, second] = feed;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(feed);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(feed);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(feed);
  } catch {
    return mended(unfolded(feed));
  }
}

/** Joins folded lines before their bytes become characters. */
function unfolded(feed: Uint8Array): Uint8Array {
  const joined = new Uint8Array(feed.length);
  const isBreak = (byte: number | undefined) => byte === newline || byte === carriageReturn;
  let end = 0;
  for (const byte of feed) {
    if ((byte === blank || byte === tab) && isBreak(joined[end - 1])) {
      while (isBreak(joined[end - 1])) end -= 1;
      continue;
    }
    joined[end] = byte;
    end += 1;
  }
  return joined.subarray(0, end);
}

const utf8Characters =
  /(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})+|[\x80-\x9f]+/g;

/** UTF-8 where it is that, else Windows-1252, which has all of Latin-1's letters. */
function mended(feed: Uint8Array): string {
  const bytes = Buffer.from(feed.buffer, feed.byteOffset, feed.length);
  const windows = new TextDecoder('windows-1252');
  return bytes.toString('latin1').replace(utf8Characters, (found) => {
    const part = Buffer.from(found, 'latin1');
    return found >= '\xa0' ? part.toString('utf8') : windows.decode(part);
  });
}
