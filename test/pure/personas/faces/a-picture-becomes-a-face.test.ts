import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { expect, onTestFinished, test, vi } from 'vitest';
import { facePreparer } from '../../../../services/personas/faces/prepare-face.ts';
import type { Picture } from '../../../../services/personas/ports/persona-repository.ts';
import {
  chunk,
  jpeg,
  pixels,
  png,
  quartersOf,
  segment,
  tiff,
  tiffWithPlace,
  withSegments,
} from './pictures.ts';

const prepare = facePreparer();

async function face(bytes: Uint8Array): Promise<Picture> {
  const result = await prepare(bytes);
  if ('code' in result) throw new Error(JSON.stringify(result));
  expect(result.bytes.length).toBeGreaterThan(1_024);
  expect(result.bytes.length).toBeLessThan(2_000_000);
  expect(await sharp(result.bytes).metadata()).toMatchObject({
    format: result.contentType.slice('image/'.length),
    width: result.width,
    height: result.height,
    space: 'srgb',
    channels: 3,
    depth: 'uchar',
  });
  return result;
}

const upright = ['red', 'green', 'blue', 'white'];

test.each([
  ['png', png(600, 300), 300],
  ['png', png(300, 601), 300],
  ['png', png(2_000, 1_200), 1_024],
  ['png', png(256, 256), 256],
] as const)(
  'the middle of a %s, square, at most 1,024 pixels a side and never enlarged',
  async (_, file, side) => {
    const result = await face(file);
    expect(result).toMatchObject({ contentType: 'image/png', width: side, height: side });
    expect(await quartersOf(result.bytes)).toEqual(upright);
  },
);

test('a JPEG stays one, progressive or in another colour space too', async () => {
  const grey = await sharp(await jpeg(300, 300))
    .greyscale()
    .jpeg()
    .toBuffer();
  const cmyk = await sharp(await jpeg(300, 300))
    .toColourspace('cmyk')
    .jpeg()
    .toBuffer();
  for (const file of [await jpeg(), await jpeg(300, 300, { progressive: true }), cmyk]) {
    const result = await face(file);
    expect(result).toMatchObject({ contentType: 'image/jpeg', width: 300, height: 300 });
    expect(await quartersOf(result.bytes)).toEqual(upright);
  }
  await face(grey);
});

test('what is transparent becomes white, and 16 bits become 8', async () => {
  const holes = pixels(300, 300).map((value, at) => (at % 3 === 0 ? 0 : value));
  const rgba = Buffer.alloc(300 * 300 * 4);
  for (let at = 0; at < 300 * 300; at += 1) rgba.set(holes.subarray(at * 3, at * 3 + 3), at * 4);
  const clear = await sharp(rgba, { raw: { width: 300, height: 300, channels: 4 } })
    .composite([{ input: await jpeg(100, 100), left: 10, top: 10 }])
    .png()
    .toBuffer();
  expect((await quartersOf((await face(clear)).bytes)).slice(1)).toEqual(['white', 'white', 'white']);
  const deep = await sharp(await jpeg(300, 300))
    .toColourspace('rgb16')
    .png()
    .toBuffer();
  expect((await sharp(deep).metadata()).depth).toBe('ushort');
  expect(await quartersOf((await face(deep)).bytes)).toEqual(upright);
});

test('what would be too large or too small as a PNG becomes a JPEG: noise, and one colour', async () => {
  const noise = png(1_024, 1_024, [], randomBytes(1_024 * 1_024 * 3));
  expect((await face(noise)).contentType).toBe('image/jpeg');
  const plain = png(256, 256, [], Buffer.alloc(256 * 256 * 3, 255));
  expect((await face(plain)).contentType).toBe('image/jpeg');
});

type Place = readonly [y: number, x: number];

/** Where the pixel of a stored row and column is seen, up to the last row and column (CIPA DC-008, 4.6.4). */
const seen: Readonly<Record<number, (row: number, column: number, last: Place) => Place>> = {
  1: (row, column) => [row, column],
  2: (row, column, [, right]) => [row, right - column],
  3: (row, column, [bottom, right]) => [bottom - row, right - column],
  4: (row, column, [bottom]) => [bottom - row, column],
  5: (row, column) => [column, row],
  6: (row, column, [, right]) => [column, right - row],
  7: (row, column, [bottom, right]) => [bottom - column, right - row],
  8: (row, column, [bottom]) => [bottom - column, row],
};

test.each(Object.entries(seen))('orientation %s is applied', async (orientation, seenAt) => {
  const upside = pixels(320, 300);
  const [width, height] = Number(orientation) < 5 ? [320, 300] : [300, 320];
  const raw = Buffer.alloc(upside.length);
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const [y, x] = seenAt(row, column, [299, 319]);
      upside.copy(raw, (row * width + column) * 3, (y * 320 + x) * 3, (y * 320 + x) * 3 + 3);
    }
  const file = await sharp(raw, { raw: { width, height, channels: 3 } })
    .jpeg()
    .toBuffer();
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff(Number(orientation))]);
  expect(await quartersOf((await face(withSegments(file, segment(0xe1, exif)))).bytes)).toEqual(upright);
  const asPng = png(width, height, [chunk('eXIf', tiff(Number(orientation)))], raw);
  expect(await quartersOf((await face(asPng)).bytes)).toEqual(upright);
});

const secret = 'GPS 48.2082 N SECRET-PLACE';

test('of a JPEG nothing but the picture is left: no place, no comment, no XMP, no second picture, no page behind it', async () => {
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiffWithPlace(6), Buffer.from(secret)]);
  const xmp = `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${secret}</x:xmpmeta>`;
  const file = withSegments(
    await jpeg(),
    segment(0xe1, exif),
    segment(0xe1, xmp),
    segment(0xe2, `MPF\0${secret}`),
    segment(0xe2, `ICC_PROFILE\0\x01\x01${secret}`),
    segment(0xed, `Photoshop 3.0\0${secret}`),
    segment(0xfe, secret),
  );
  const polyglot = Buffer.concat([file, Buffer.from(`<html><script>${secret}</script>`), await jpeg()]);
  expect((await sharp(polyglot).metadata()).exif?.includes('SECRET-PLACE')).toBe(true);
  const { bytes } = await face(polyglot);
  expect(Buffer.from(bytes).includes('SECRET')).toBe(false);
  expect(Buffer.from(bytes).includes('<html')).toBe(false);
  expect(markersIn(bytes)).not.toContain(0xe1);
  expect(markersIn(bytes).filter((marker) => marker > 0xe0 && marker < 0xff)).toEqual([]);
  expect(Buffer.from(bytes.subarray(-2))).toEqual(Buffer.from([0xff, 0xd9]));
});

test('of a PNG too: no text, no time, no archive behind it', async () => {
  const text = chunk('tEXt', Buffer.from(`Comment\0${secret}`));
  const more = [
    text,
    chunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${secret}`)),
    chunk('eXIf', Buffer.concat([tiffWithPlace(1), Buffer.from(secret)])),
    chunk('tIME', Buffer.from([7, 234, 1, 1, 1, 1, 1])),
    chunk('prVt', Buffer.from(secret)),
  ];
  const zip = Buffer.from(`PK\x03\x04${secret}PK\x05\x06`);
  const { bytes } = await face(Buffer.concat([png(400, 300, more), zip]));
  expect(Buffer.from(bytes).includes('SECRET')).toBe(false);
  expect(Buffer.from(bytes).includes('PK\x03\x04')).toBe(false);
  expect(chunksIn(bytes).filter((type) => !['IHDR', 'pHYs', 'IDAT', 'IEND'].includes(type))).toEqual([]);
});

test('many at once come out one after another, each its own', async () => {
  const files = await Promise.all([300, 310, 320, 330].map((side) => jpeg(side, side)));
  expect((await Promise.all(files.map(face))).map(({ width }) => width)).toEqual([300, 310, 320, 330]);
});

test('the decoder’s limits are set once: while they are, it reads nothing', async () => {
  await face(png(300, 300));
  const block = vi.spyOn(sharp, 'block');
  onTestFinished(() => block.mockRestore());
  await face(png(310, 310));
  expect(block).not.toHaveBeenCalled();
});

function markersIn(file: Uint8Array): number[] {
  const markers: number[] = [];
  for (let at = 2; file[at] === 0xff && file[at + 1] !== 0xda; ) {
    markers.push(file[at + 1] ?? 0);
    at += 2 + ((file[at + 2] ?? 0) << 8) + (file[at + 3] ?? 0);
  }
  return markers;
}

function chunksIn(file: Uint8Array): string[] {
  const types: string[] = [];
  for (let at = 8; at < file.length; at += 12 + Buffer.from(file).readUInt32BE(at))
    types.push(Buffer.from(file.subarray(at + 4, at + 8)).toString('latin1'));
  return types;
}
