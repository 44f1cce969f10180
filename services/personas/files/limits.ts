import { faceLimits } from '../faces/limits.ts';
import { personaLimits } from '../persona-terms.ts';

export const fileLimits = {
  maxChars: personaLimits.characterChars,
  /** Of a text file so much is read: the characters that count, and comments between them. */
  maxTextBytes: 256_000,
  /** Lines, too: each is read several times. */
  maxTextLines: 10_000,
  maxTextFileBytes: 2_000_000,
  maxJsonBytes: 64_000,
  maxPictureBytes: faceLimits.maxInputBytes,
  maxArchiveBytes: 10_000_000,
  maxFiles: 500,
  /** Of all files of an archive that are read, and of those that turned out not to be what they said. */
  maxInflatedBytes: 12_000_000,
  /** A path that is longer leads nowhere. */
  maxReadPathChars: 500,
  maxLabelChars: 300,
  maxPathChars: 200,
  maxLeftOut: 100,
} as const;
