/** Matches a text that has these parts in this order, whatever words stand between them. */
export function inOrder(...parts: readonly (string | RegExp)[]): RegExp {
  const sources = parts.map((part) => (typeof part === 'string' ? escaped(part) : part.source));
  return new RegExp(sources.join('.*'), 's');
}

function escaped(part: string): string {
  return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
