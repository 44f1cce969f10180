import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** A pixel's red, green and blue. */
type Colour = readonly [number, number, number];

/** Corners of four colours, with a soft pattern over them: upside down or mirrored it is another picture. */
const corners = {
  red: [220, 40, 40],
  green: [40, 200, 60],
  blue: [50, 60, 210],
  white: [240, 240, 240],
} as const;

const { red, green, blue, white } = corners;

export function pixels(width: number, height: number): Buffer<ArrayBuffer> {
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const left = x < width / 2;
      const colour = y < height / 2 ? (left ? red : green) : left ? blue : white;
      const grain = (x * 7 + y * 13) % 11;
      for (let channel = 0; channel < 3; channel += 1)
        data[(y * width + x) * 3 + channel] = (colour[channel] ?? 0) + grain;
    }
  return data;
}

export function jpeg(width = 400, height = 300, options = {}): Promise<Buffer> {
  const raw = { width, height, channels: 3 } as const;
  return sharp(pixels(width, height), { raw })
    .jpeg({ quality: 90, ...options })
    .toBuffer();
}

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

export function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** A header that declares a size, whatever the data hold: 8 bits, red, green and blue. */
export function header(width: number, height: number): Buffer {
  const data = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  data.writeUInt32BE(width);
  data.writeUInt32BE(height, 4);
  return chunk('IHDR', data);
}

/** A PNG of our own making, with more chunks before its data. */
export function png(
  width = 400,
  height = 300,
  more: readonly Buffer[] = [],
  raw = pixels(width, height),
): Buffer {
  const rows = Array.from({ length: height }, (_, y) =>
    Buffer.concat([Buffer.of(0), raw.subarray(y * width * 3, (y + 1) * width * 3)]),
  );
  const data = chunk('IDAT', deflateSync(Buffer.concat(rows)));
  return Buffer.concat([signature, header(width, height), ...more, data, chunk('IEND')]);
}

export function pngOf(...chunks: readonly Buffer[]): Buffer {
  return Buffer.concat([signature, ...chunks]);
}

export function segment(marker: number, data: Buffer | string): Buffer {
  const bytes = Buffer.from(data as string, 'latin1');
  const start = Buffer.from([0xff, marker, 0, 0]);
  start.writeUInt16BE(bytes.length + 2, 2);
  return Buffer.concat([start, bytes]);
}

/** A JPEG with more segments after its start. */
export function withSegments(file: Buffer, ...segments: readonly Buffer[]): Buffer {
  return Buffer.concat([file.subarray(0, 2), ...segments, file.subarray(2)]);
}

/** EXIF's TIFF structure with an orientation, and the place where the picture was taken. */
export function tiff(orientation: number): Buffer {
  const bytes = Buffer.alloc(26);
  bytes.write('MM\0*', 'latin1');
  bytes.writeUInt32BE(8, 4);
  bytes.writeUInt16BE(1, 8);
  bytes.writeUInt16BE(0x0112, 10);
  bytes.writeUInt16BE(3, 12);
  bytes.writeUInt32BE(1, 14);
  bytes.writeUInt16BE(orientation, 18);
  return bytes;
}

/** The same with a GPS directory: 48° 12′ N. */
export function tiffWithPlace(orientation: number): Buffer {
  const directory = Buffer.alloc(2 + 2 * 12 + 4);
  directory.writeUInt16BE(2, 0);
  directory.writeUInt16BE(0x0112, 2);
  directory.writeUInt16BE(3, 4);
  directory.writeUInt32BE(1, 6);
  directory.writeUInt16BE(orientation, 10);
  directory.writeUInt16BE(0x8825, 14);
  directory.writeUInt16BE(4, 16);
  directory.writeUInt32BE(1, 18);
  directory.writeUInt32BE(38, 22);
  const place = Buffer.alloc(2 + 2 * 12 + 4 + 24);
  place.writeUInt16BE(2, 0);
  place.set([0, 1, 0, 2, 0, 0, 0, 2, 0x4e, 0, 0, 0], 2);
  place.set([0, 2, 0, 5, 0, 0, 0, 3, 0, 0, 0, 68], 14);
  for (const [at, value] of [48, 1, 12, 1, 0, 1].entries()) place.writeUInt32BE(value, 30 + at * 4);
  return Buffer.concat([Buffer.from('MM\0*\0\0\0\x08', 'latin1'), directory, place]);
}

/** What stands in the middle of each quarter of a result: its nearest corner's name. */
export async function quartersOf(bytes: Uint8Array): Promise<string[]> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const near = [0.25, 0.75].map((part) => Math.floor(info.width * part));
  return near.flatMap((y) =>
    near.map((x) => {
      const at = (y * info.width + x) * info.channels;
      const far = (colour: Colour) =>
        colour.reduce((sum, value, channel) => sum + Math.abs(value - (data[at + channel] ?? 0)), 0);
      const [name = ''] = Object.entries(corners).toSorted(([, a], [, b]) => far(a) - far(b))[0] ?? [];
      return name;
    }),
  );
}
