import type { Picture } from '../ports/persona-repository.ts';
import { draw } from './draw.ts';
import { isJpeg, stripJpeg } from './jpeg.ts';
import { faceLimits } from './limits.ts';
import { looksLike } from './looks-like.ts';
import { isPng, stripPng } from './png.ts';
import type { FaceRefusal, FileProblem } from './refusal.ts';
import type { Stripped } from './stripped.ts';

export type PrepareFace = (bytes: Uint8Array) => Promise<Picture | FaceRefusal>;

/**
 * Makes a face of a file from outside, whatever its name and type claim: its bytes decide what it is. The result is
 * also the preview: nothing is changed after somebody saw it. One picture at a time, for each takes memory and a core.
 */
export function facePreparer(): PrepareFace {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return async (bytes) => {
    const checked = checkFace(bytes);
    if ('code' in checked) return checked;
    if (waiting >= faceLimits.maxWaiting) return { code: 'busy' };
    waiting += 1;
    const mine = last
      .then(() => draw(checked, checked.first))
      .finally(() => {
        waiting -= 1;
      });
    last = mine.catch(() => undefined);
    return mine;
  };
}

type Checked = Stripped & { readonly first: 'png' | 'jpeg' };

/** Everything that can be told without decoding. */
function checkFace(bytes: Uint8Array): Checked | FaceRefusal {
  const { maxInputBytes: maxBytes, minSide, maxSide } = faceLimits;
  if (bytes.length === 0) return { code: 'empty' };
  if (bytes.length > maxBytes) return { code: 'too_many_bytes', bytes: bytes.length, maxBytes };
  const png = isPng(bytes);
  if (!png && !isJpeg(bytes)) return { code: 'wrong_type', looksLike: looksLike(bytes) };
  const stripped: Stripped | FileProblem = png ? stripPng(bytes) : stripJpeg(bytes);
  if ('code' in stripped) return stripped;
  const { width, height } = stripped;
  if (Math.max(width, height) > maxSide) return { code: 'side_too_long', width, height, maxSide };
  if (Math.min(width, height) < minSide) return { code: 'side_too_short', width, height, minSide };
  return { ...stripped, first: png ? 'png' : 'jpeg' };
}
