import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { faceLimits } from '../../../../services/personas/faces/limits.ts';
import { facePreparer } from '../../../../services/personas/faces/prepare-face.ts';
import { chunk, header, jpeg, png, pngOf, segment, withSegments } from './pictures.ts';

const prepare = facePreparer();
const text = (words: string) => Buffer.from(words, 'latin1');
const pixel = (format: 'gif' | 'webp' | 'avif' | 'tiff') =>
  sharp({ create: { width: 300, height: 300, channels: 3, background: 'red' } })
    .toFormat(format)
    .toBuffer();

describe('only PNG and JPEG, by what is in the file', () => {
  test.each(['gif', 'webp', 'avif', 'tiff'] as const)('%s', async (format) => {
    expect(await prepare(await pixel(format))).toEqual({ code: 'wrong_type', looksLike: format });
  });

  test.each([
    ['svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['svg', '\xEF\xBB\xBF\n<?xml version="1.0"?><svg/>'],
    ['html', '\n<!DOCTYPE html><html></html>'],
    ['pdf', '%PDF-1.7'],
    ['zip', 'PK\x03\x04\x14\0'],
    ['bmp', 'BM\x36\0'],
    ['heic', '\0\0\0\x18ftypheic\0\0\0\0'],
    ['unknown', '\0\0\0\x18ftypisom'],
    ['unknown', 'A portrait of Ada'],
    ['unknown', '\x89PNG\n'],
  ])('%s', async (looksLike, content) => {
    expect(await prepare(text(content))).toEqual({ code: 'wrong_type', looksLike });
  });
});

test('nothing, and too much', async () => {
  expect(await prepare(new Uint8Array())).toEqual({ code: 'empty' });
  const padded = Buffer.concat([await jpeg(), Buffer.alloc(faceLimits.maxInputBytes)]);
  const maxBytes = faceLimits.maxInputBytes;
  expect(await prepare(padded)).toEqual({ code: 'too_many_bytes', bytes: padded.length, maxBytes });
});

test('the declared size counts, before anything is decoded', async () => {
  const declared = (width: number, height: number) =>
    prepare(pngOf(header(width, height), chunk('IDAT', Buffer.alloc(20)), chunk('IEND')));
  expect(await declared(60_000, 60_000)).toMatchObject({ code: 'side_too_long', width: 60_000 });
  expect(await declared(4_097, 300)).toMatchObject({ code: 'side_too_long', maxSide: 4_096 });
  expect(await declared(2 ** 32 - 1, 300)).toMatchObject({ code: 'side_too_long' });
  expect(await declared(0, 300)).toMatchObject({ code: 'side_too_short' });
  const large = await jpeg();
  const frame = large.indexOf(Buffer.from([0xff, 0xc0]));
  large.writeUInt16BE(65_500, frame + 5);
  expect(await prepare(large)).toMatchObject({ code: 'side_too_long', height: 65_500 });
});

test.each([png(255, 400), png(400, 255)])('a side under 256 pixels', async (file) => {
  expect(await prepare(file)).toMatchObject({ code: 'side_too_short', minSide: 256 });
});

test('an animated PNG, wherever it says so', async () => {
  const control = chunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]));
  expect(await prepare(png(300, 300, [control]))).toEqual({ code: 'animated' });
  const late = pngOf(header(300, 300), chunk('IDAT'), control, chunk('IEND'));
  expect(await prepare(late)).toEqual({ code: 'animated' });
});

describe('a file that was cut off', () => {
  test.each([0.2, 0.6, 0.95])('at %d of its length', async (part) => {
    for (const file of [png(300, 300), await jpeg(), await jpeg(300, 300, { progressive: true })])
      expect(await prepare(file.subarray(0, Math.floor(file.length * part)))).toMatchObject({
        code: 'unreadable',
        problem: 'cut_off',
      });
  });
});

test('damage', async () => {
  const bent = png(300, 300);
  bent[bent.length - 40] = (bent[bent.length - 40] ?? 0) ^ 0xff;
  const short = pngOf(header(300, 300), chunk('IDAT', Buffer.alloc(20)), chunk('IEND'));
  const empty = pngOf(header(300, 300), chunk('IEND'));
  const noScan = Buffer.concat([text('\xFF\xD8'), segment(0xc0, Buffer.alloc(15)), text('\xFF\xD9')]);
  const noFrame = Buffer.concat([text('\xFF\xD8'), segment(0xfe, 'nothing'), text('\xFF\xD9')]);
  for (const file of [bent, short, empty, noScan, noFrame])
    expect(await prepare(file)).toEqual({ code: 'unreadable', problem: 'damaged' });
});

test('a JPEG that is decoded thousands of times, and one of a kind that cameras do not write', async () => {
  const file = await jpeg(300, 300, { progressive: true });
  const scan = file.indexOf(Buffer.from([0xff, 0xda]));
  const next = file.indexOf(Buffer.from([0xff, 0xc4]), scan);
  const scans = Array.from({ length: 500 }, () => file.subarray(scan, next));
  const bomb = Buffer.concat([file.subarray(0, scan), ...scans, file.subarray(scan)]);
  expect(await prepare(bomb)).toEqual({ code: 'unreadable', problem: 'unusual' });
  const arithmetic = await jpeg();
  arithmetic[arithmetic.indexOf(Buffer.from([0xff, 0xc0])) + 1] = 0xc9;
  expect(await prepare(arithmetic)).toEqual({ code: 'unreadable', problem: 'unusual' });
  const parts = Array.from({ length: 30_000 }, () => segment(0xfe, ''));
  expect(await prepare(withSegments(await jpeg(), ...parts))).toMatchObject({ problem: 'unusual' });
  const chunks = Array.from({ length: 30_000 }, () => chunk('tEXt'));
  expect(await prepare(png(300, 300, chunks))).toMatchObject({ problem: 'unusual' });
});

test('when many wait already, the next is asked to come back', async () => {
  const busy = facePreparer();
  const file = await jpeg(1_000, 1_000);
  const results = await Promise.all(Array.from({ length: 12 }, () => busy(file)));
  expect(results.map((result) => ('code' in result ? result.code : 'face'))).toEqual([
    ...Array<string>(faceLimits.maxWaiting).fill('face'),
    ...Array<string>(12 - faceLimits.maxWaiting).fill('busy'),
  ]);
  expect(await busy(file)).toMatchObject({ contentType: 'image/jpeg' });
});

test('whatever the bytes are, the answer is a face or a refusal', async () => {
  const files = [png(256, 256), await jpeg(256, 256)];
  const bent = fc
    .record({
      file: fc.constantFrom(...files),
      at: fc.nat(),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
      cut: fc.option(fc.nat()),
    })
    .map(({ file, at, bytes, cut }) => {
      const copy = Buffer.from(file);
      copy.set(bytes.subarray(0, copy.length), at % (copy.length - bytes.length));
      return cut === null ? copy : copy.subarray(0, cut % copy.length);
    });
  await fc.assert(
    fc.asyncProperty(fc.oneof(bent, fc.uint8Array({ maxLength: 400 })), async (bytes) => {
      const result = await prepare(bytes);
      if ('code' in result) expect(result.code).not.toBe('busy');
      else expect(result).toMatchObject({ width: 256, height: 256 });
    }),
    { numRuns: 150 },
  );
});
