/** Recordings with real headers and frames, and silence or nothing inside. */

const text = (tag: string) => Buffer.from(tag, 'latin1');

type WavOptions = { format?: number; rate?: number; channels?: number; bits?: number; saysBytes?: number };

export function wav(
  seconds: number,
  { format = 1, rate = 8_000, channels = 1, bits = 16, saysBytes }: WavOptions = {},
): Buffer {
  const block = (channels * bits) / 8;
  const data = Buffer.alloc(Math.round(seconds * rate) * block);
  const fmt = Buffer.alloc(16);
  fmt.writeUInt16LE(format, 0);
  fmt.writeUInt16LE(channels, 2);
  fmt.writeUInt32LE(rate, 4);
  fmt.writeUInt32LE(rate * block, 8);
  fmt.writeUInt16LE(block, 12);
  fmt.writeUInt16LE(bits, 14);
  const chunks = Buffer.concat([
    riff('LIST', Buffer.from('INFOabc')),
    riff('fmt ', fmt),
    riff('data', data, saysBytes),
  ]);
  return riff('RIFF', Buffer.concat([text('WAVE'), chunks]));
}

function riff(tag: string, content: Buffer, saysBytes = content.length): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(saysBytes);
  return Buffer.concat([text(tag), size, content, Buffer.alloc(content.length % 2)]);
}

/** Frame headers: bytes a frame and seconds a frame follow from the first four bytes. */
const frames = {
  /** MPEG 1 Layer III, 128 kbit/s, 44.1 kHz. */
  usual: { head: 0xfffb9000, bytes: 417, seconds: 1_152 / 44_100 },
  /** The same with 64 kbit/s: files of a varying rate mix them. */
  quiet: { head: 0xfffb5000, bytes: 208, seconds: 1_152 / 44_100 },
  /** MPEG 2 Layer III, 64 kbit/s, 24 kHz. */
  small: { head: 0xfff38400, bytes: 192, seconds: 576 / 24_000 },
} as const;

export function mp3(seconds: number, ...kinds: (keyof typeof frames)[]): Buffer {
  const mixed = kinds.length > 0 ? kinds : (['usual'] as const);
  const parts: Buffer[] = [];
  for (let spoken = 0, i = 0; spoken < seconds; i += 1) {
    const { head, bytes, seconds: long } = frames[mixed[i % mixed.length] ?? 'usual'];
    const frame = Buffer.alloc(bytes);
    frame.writeUInt32BE(head);
    parts.push(frame);
    spoken += long;
  }
  return Buffer.concat(parts);
}

/** An ID3v2 tag round so many bytes. */
export function id3(bytes: number): Buffer {
  const size = [21, 14, 7, 0].map((shift) => (bytes >> shift) & 0x7f);
  return Buffer.concat([text('ID3'), Buffer.from([4, 0, 0, ...size]), Buffer.alloc(bytes, 0xff)]);
}

type Track = { handler?: string; codec?: string; seconds: number; long?: boolean };

export function mp4(tracks: readonly Track[], { brand = 'M4A ', moovFirst = false } = {}): Buffer {
  const moov = box('moov', box('mvhd', Buffer.alloc(100)), ...tracks.map(trackBox));
  const mdat = box('mdat', Buffer.alloc(2_000));
  const inOrder = moovFirst ? [moov, mdat] : [mdat, moov];
  return Buffer.concat([box('ftyp', text(`${brand}\0\0\0\0isom`)), box('free'), ...inOrder]);
}

function trackBox({ handler = 'soun', codec = 'mp4a', seconds, long = false }: Track): Buffer {
  const scale = 44_100;
  const header = Buffer.alloc(long ? 36 : 24);
  header.writeUInt8(long ? 1 : 0, 0);
  header.writeUInt32BE(scale, long ? 20 : 12);
  if (long) header.writeBigUInt64BE(BigInt(Math.round(seconds * scale)), 24);
  else header.writeUInt32BE(Math.round(seconds * scale), 16);
  const entries = Buffer.concat([Buffer.from([0, 0, 0, 0, 0, 0, 0, 1]), box(codec, Buffer.alloc(28))]);
  return box(
    'trak',
    box('tkhd', Buffer.alloc(84)),
    box(
      'mdia',
      box('mdhd', header),
      box('hdlr', Buffer.concat([Buffer.alloc(8), text(handler), Buffer.alloc(13)])),
      box('minf', box('smhd', Buffer.alloc(8)), box('stbl', box('stsd', entries))),
    ),
  );
}

export function box(type: string, ...inside: Buffer[]): Buffer {
  const content = Buffer.concat(inside);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(content.length + 8);
  return Buffer.concat([size, text(type), content]);
}
