import type { FileProblem } from './refusal.ts';

/** A file that has only its picture left, with what its header says. */
export type Stripped = {
  readonly bytes: Uint8Array;
  /** As the pixels lie in the file, before they are turned upright. */
  readonly width: number;
  readonly height: number;
  /** EXIF's 1 to 8. */
  readonly orientation: number;
};

export const unreadable = (problem: 'cut_off' | 'damaged' | 'unusual'): FileProblem => ({
  code: 'unreadable',
  problem,
});
