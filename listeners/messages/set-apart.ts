const quote = /^(?:&gt;|>)/;
const struckOut = /(?<![\w~/])~(?=\S)[^~\n]+(?<=\S)~(?![\w~/])/g;

/** A post's text without what isn't said in it: what is quoted, in code, or struck out. */
export function withoutSetApart(text: string): string {
  const [said = ''] = text.split(/^(?:&gt;|>){3}/m, 1);
  return outsideOf('```', said)
    .split('\n')
    .filter((line) => !quote.test(line))
    .map((line) => outsideOf('`', line).replaceAll(struckOut, ' '))
    .join('\n');
}

/** Of pairs of a mark what is outside; one that nothing closes is none. */
function outsideOf(mark: string, text: string): string {
  const parts = text.split(mark);
  const isOpen = parts.length % 2 === 0;
  return parts.filter((_, at) => at % 2 === 0 || (isOpen && at === parts.length - 1)).join(' ');
}
