import type { Sharp, SharpConstructor } from 'sharp';
import type { Picture } from '../ports/persona-repository.ts';
import { faceLimits } from './limits.ts';
import type { FaceRefusal } from './refusal.ts';
import { type Stripped, unreadable } from './stripped.ts';

/** EXIF's orientations: mirrored first, then turned clockwise. */
const turns: Readonly<Record<number, { flip?: true; flop?: true; degrees?: number }>> = {
  2: { flop: true },
  3: { degrees: 180 },
  4: { flip: true },
  5: { flip: true, degrees: 90 },
  6: { degrees: 90 },
  7: { flip: true, degrees: 270 },
  8: { degrees: 270 },
};

let decoder: Promise<SharpConstructor> | undefined;

/**
 * The decoder, for pictures that were stripped. It is loaded with the first one: about 50 ms and 25 MB that a process
 * without pictures doesn't need. Its limits are the process's and are set once: for a moment it reads nothing, and a
 * picture that is being read then would look damaged.
 */
function load(): Promise<SharpConstructor> {
  decoder ??= loadDecoder();
  return decoder;
}

/** Of everything that libvips reads it may read PNG and JPEG from memory. */
async function loadDecoder(): Promise<SharpConstructor> {
  const { default: sharp } = await import('sharp');
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: ['VipsForeignLoadPngBuffer', 'VipsForeignLoadJpegBuffer'] });
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
}

/** The square in the middle, upright, in sRGB and on white, in the first of the encodings that gives a size PikaStream takes. */
export async function draw(picture: Stripped, first: 'png' | 'jpeg'): Promise<Picture | FaceRefusal> {
  const sharp = await load();
  const pixels = await pixelsOf(sharp, picture);
  if ('code' in pixels) return pixels;
  const { data, info } = pixels;
  const { width, height, channels } = info;
  const encodings = first === 'png' ? [asPng, asJpeg, asSmallJpeg] : [asJpeg, asSmallJpeg];
  for (const encode of encodings) {
    const { data: encoded, info: written } = await encode(
      sharp(data, { raw: { width, height, channels } }),
    ).toBuffer({ resolveWithObject: true });
    if (encoded.length < faceLimits.minOutputBytes || encoded.length > faceLimits.maxOutputBytes) continue;
    const contentType = written.format === 'png' ? 'image/png' : 'image/jpeg';
    return { bytes: new Uint8Array(encoded), contentType, width, height };
  }
  throw new Error(`No encoding of ${width} × ${height} pixels has a size that PikaStream takes.`);
}

const asPng = (pixels: Sharp) => pixels.png({ compressionLevel: 9 });

/** With the standard's own codes even one colour takes more than 1 KB. */
const asJpeg = (pixels: Sharp) =>
  pixels.jpeg({ quality: 90, chromaSubsampling: '4:4:4', optimiseCoding: false });

/** For noise, which hardly compresses. */
const asSmallJpeg = (pixels: Sharp) => pixels.jpeg({ quality: 70 });

async function pixelsOf(sharp: SharpConstructor, { bytes, width, height, orientation }: Stripped) {
  const side = Math.min(width, height, faceLimits.maxOutputSide);
  const { flip = false, flop = false, degrees = 0 } = turns[orientation] ?? {};
  try {
    return await sharp(bytes, { limitInputPixels: faceLimits.maxSide ** 2 })
      .flip(flip)
      .flop(flop)
      .rotate(degrees)
      .resize(side, side, { fit: 'cover', position: 'centre' })
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .timeout({ seconds: faceLimits.decodeTimeoutSeconds })
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
  } catch (error) {
    // Nothing but this file went in: whatever the decoder says is about it.
    const late = error instanceof Error && error.message.includes('timeout');
    return late ? ({ code: 'takes_too_long' } as const) : unreadable('damaged');
  }
}
