/** A line of Markdown, as far as it matters here. */
export type Line = {
  readonly text: string;
  /** Inside a code fence, or one of its ends: never a heading, never a placeholder. */
  readonly isCode: boolean;
  /** 1 to 6; 0 for what is no heading. */
  readonly level: number;
  /** What it says without its marks of a heading, list or quote. */
  readonly bare: string;
};

// However far a line is indented: the first of a text loses its indentation.
const fence = /^ *(`{3,20}|~{3,20})/;
const headingMarks = /^ *(#{1,6})(?= |$)/;
const leadingMarks = /^ *(?:[-*+•] +|\d{1,3}[.)] +|> *)?/;
const rule = /^ *(?:-{3,}|\*{3,}|_{3,})$/;

export function linesOf(text: string): Line[] {
  const lines = text.split('\n');
  const coded = codeIn(lines);
  return lines.map((line, at): Line => {
    const isCode = coded.has(at);
    const level = isCode ? 0 : (headingMarks.exec(line)?.[1]?.length ?? 0);
    return { text: line, isCode, level, bare: isCode ? line : bareOf(line, level) };
  });
}

/** Lines of code fences that have an end; one without is a line like any other. */
function codeIn(lines: readonly string[]): Set<number> {
  const marks = lines.map((line) => fence.exec(line)?.[1] ?? '');
  const closing = marks.map((mark, at) => mark !== '' && lines[at]?.trim() === mark);
  const ends = new Map<string, number>();
  for (const [at, mark] of marks.entries())
    if (closing[at]) for (let size = 3; size <= mark.length; size += 1) ends.set(mark.slice(0, size), at);
  const coded = new Set<number>();
  let open = '';
  for (const [at, mark] of marks.entries()) {
    const isEnd = open !== '' && closing[at] === true && mark.startsWith(open);
    if (open === '' && (ends.get(mark) ?? -1) > at) open = mark;
    else if (open === '') continue;
    coded.add(at);
    if (isEnd) open = '';
  }
  return coded;
}

export const isBlank = ({ text }: Line): boolean => text.trim() === '';

/** A thematic break: `---`. */
export const isRule = ({ text, isCode }: Line): boolean => !isCode && rule.test(text.trimEnd());

export function isListItem({ text, isCode, level }: Line): boolean {
  return !isCode && level === 0 && /^ *(?:[-*+•]|\d{1,3}[.)]) +\S/.test(text);
}

function bareOf(line: string, level: number): string {
  if (level === 0) return line.replace(leadingMarks, '').trimEnd();
  const title = line.trim().slice(level).trim();
  const end = title.length - (/#*$/.exec(title.slice(-8))?.[0].length ?? 0);
  return title.slice(0, end).trim();
}

/** Without emphasis and code marks around it: `**Name**`, `_calm_`. */
export function withoutEmphasis(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && '*_` '.includes(text.charAt(start))) start += 1;
  while (end > start && '*_` '.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
