import { type Length, tagAt, unreadable } from './reading.ts';

/** A recording has a handful; more are nobody's recording. */
const maxChunks = 1_000;
/** PCM and floats (their size follows from the rest); extensible; A-law and μ-law. */
const formats = new Set([0x0001, 0x0003, 0xfffe, 0x0006, 0x0007]);

/** RIFF chunks until the first `data`: how many bytes of sound there are, and how many make a second. */
export function wavLength(bytes: Buffer): Length {
  let perSecond = 0;
  let at = 12;
  for (let chunks = 0; chunks < maxChunks && at + 8 <= bytes.length; chunks += 1) {
    const size = bytes.readUInt32LE(at + 4);
    const from = at + 8;
    const tag = tagAt(bytes, at);
    if (tag === 'fmt ') {
      if (size < 16 || from + 16 > bytes.length) return unreadable;
      if (!formats.has(bytes.readUInt16LE(from))) return { kind: 'other' };
      // Samples a second, and bytes a sample of all channels.
      perSecond = bytes.readUInt32LE(from + 4) * bytes.readUInt16LE(from + 12);
    }
    if (tag === 'data') {
      if (perSecond === 0) return unreadable;
      // A recorder that was cut off says 0 or more than there is.
      const there = bytes.length - from;
      return { kind: 'length', seconds: (size === 0 ? there : Math.min(size, there)) / perSecond };
    }
    at = from + size + (size % 2);
  }
  return unreadable;
}
