import type { Spoken } from '../../services/notes/recording.ts';
import { transcriptMarkdown } from '../../services/notes/transcript-files.ts';

/** Characters that are said in one part: about an hour. */
const maxPartChars = 50_000;

/** One part of a transcript, and where the next one is; null where there's no such part. Parts count from 1. */
export function partOf(
  { title, segments }: { title: string; segments: readonly Spoken[] },
  part: number,
  addressOf: (part: number) => string,
): string | null {
  const parts = partsOf(segments);
  const said = parts[part - 1];
  if (!said) return null;
  const text = transcriptMarkdown(
    parts.length > 1 ? `${title}, part ${part} of ${parts.length}` : title,
    said,
  );
  return part < parts.length ? `${text}\nIt goes on in ${addressOf(part + 1)}\n` : text;
}

/** A segment isn't cut: a part may be longer by one. */
function partsOf(segments: readonly Spoken[]): Spoken[][] {
  const parts: Spoken[][] = [];
  let chars = Number.POSITIVE_INFINITY;
  for (const segment of segments) {
    if (chars > maxPartChars) {
      parts.push([]);
      chars = 0;
    }
    parts.at(-1)?.push(segment);
    chars += segment.text.length;
  }
  return parts;
}
