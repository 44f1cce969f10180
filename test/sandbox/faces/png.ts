import { crc32, deflateSync } from 'node:zlib';

/** A square PNG of `side` pixels a side. `pixels`: red, green, blue, a byte each, line by line. */
export function pngOf(pixels: Buffer, side: number): Buffer {
  const stride = side * 3;
  const lines = Buffer.alloc((1 + stride) * side);
  // The first byte of a line is its filter: 0, none.
  for (let y = 0; y < side; y += 1) pixels.copy(lines, y * (1 + stride) + 1, y * stride, (y + 1) * stride);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, check]);
}
