/** What people wrote of a persona, as a preview names what was cut. */
export type InstructionPart = 'character' | 'style' | 'identity' | 'must not say' | 'may say';

/** Gives each text its room, the first one first; names those that didn't get it all. */
export function shorten(texts: ReadonlyMap<InstructionPart, string>, chars: number) {
  let left = chars;
  const kept = new Map<InstructionPart, string>();
  const leftOut: InstructionPart[] = [];
  for (const [name, text] of texts) {
    const part = text.length <= left ? text : cutAtLine(text, left);
    if (part.length < text.length) leftOut.push(name);
    if (part === '') continue;
    kept.set(name, part);
    left -= part.length;
  }
  return { texts: kept, leftOut };
}

/** At the end of a line, unless that costs more than half of the room. */
function cutAtLine(text: string, chars: number): string {
  if (chars <= 0) return '';
  const cut = text.slice(0, chars).replace(/[\uD800-\uDBFF]$/, '');
  const end = cut.lastIndexOf('\n');
  return (end > chars / 2 ? cut.slice(0, end) : cut).trimEnd();
}
