/** Sounds and notes of a transcriber, such as `{vocalsound}`, `<laugh/>` and `[inaudible]`. */
const noise =
  /\{[^{}]{1,30}\}|<[^<>]{1,30}>|\[(?:inaudible|laughter|laughs|crosstalk|music|applause|noise|silence)\]/gi;
const filler = 'u+h+m*|u+m+|e+r+m*|eh+m*|hm+|mm+(?:-?hm+)?|you know|i mean|sort of|kind of';
const fillers = new RegExp(String.raw`,\s*(?:${filler})\b\s*,|\b(?:${filler})\b[,.]?`, 'gi');
const stutters = /\b(\p{L}+(?:'\p{L}+)?)(?:[,\s-]+\1\b)+/giu;

/** Speech as someone would type it: without sounds, fillers and stutters. For reading, not for quoting. */
export function clean(text: string): string {
  return text
    .replaceAll(/[\uE000-\uF8FF]/g, '')
    .replaceAll('’', "'")
    .replaceAll(noise, ' ')
    .replaceAll(fillers, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([,.!?;:])/g, '$1')
    .replaceAll(stutters, '$1')
    .replaceAll(/([,.])(?:\s*,)+/g, '$1')
    .replace(/^[\s,.;:–—-]+/, '')
    .trim();
}
