import { readable } from '../../common/readable.ts';

/** Text of several lines, none of which looks like the marks around it or has their random part. */
export function withoutMarks(text: string, boundary: string): string {
  return readable(text)
    .replaceAll(boundary, '')
    .replaceAll(/^ *(?:[<>«»‹›＜＞][ <>«»‹›＜＞]*){2}/gm, '')
    .trim();
}
