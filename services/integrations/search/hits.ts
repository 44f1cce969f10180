import { oneLine } from '../../common/one-line.ts';
import type { SearchHit } from '../../tasks/ports/search.ts';

type RawHit = { url: string; title: string; text?: string | null | undefined };

/** The first results, on one line each; only addresses that a browser opens as a page, for they come from strangers. */
export function hitsOf(results: readonly RawHit[], limit: number): SearchHit[] {
  return results
    .filter(({ url }) => isWebAddress(url))
    .slice(0, limit)
    .map(({ url, title, text }) => ({ title: oneLine(title, 200), url, snippet: oneLine(text ?? '', 400) }));
}

function isWebAddress(url: string): boolean {
  return url.length <= 2_000 && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
