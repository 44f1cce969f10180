import { readFile } from 'node:fs/promises';
import type { Picture } from './ports/persona-repository.ts';

/** Who goes where nobody chose anybody else. */
export const builtInName = 'Stand-in';

let face: Promise<Picture> | undefined;

/** Read once: the picture of the one that is built in, and of any without a face of its own. */
export function builtInFace(): Promise<Picture> {
  face ??= readFile(new URL('default-avatar.png', import.meta.url)).then((bytes) => ({
    bytes: new Uint8Array(bytes),
    contentType: 'image/png',
    width: 1_024,
    height: 1_024,
  }));
  return face;
}
