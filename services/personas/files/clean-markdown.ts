import { fileLimits } from './limits.ts';
import { isBlank, isRule, type Line, linesOf } from './lines.ts';
import { isAboutTemplate, isPlaceholderLine } from './placeholders.ts';

export type Cleaned = {
  readonly text: string;
  /** The same at its full length. */
  readonly uncut: string;
  /** Characters before it was cut, without comments. */
  readonly chars: number;
  /** Lines that only said what should stand there. */
  readonly placeholders: number;
};

/** Lines that are taken out before anything else, and how many of them said nothing. */
type TakenOut = { readonly lines: ReadonlySet<number>; readonly placeholders: number };

type TakeOut = (lines: readonly Line[]) => TakenOut;

/**
 * A file of a self as character: without front matter, comments, placeholders and headings with nothing below, and no
 * longer than the limit. Cleaning what was cleaned changes nothing.
 */
export function cleanMarkdown(text: string, takeOut?: TakeOut): Cleaned {
  const first = cleanOnce(text, takeOut);
  let settled = first.text;
  // What was dropped may have been all that stood below something else.
  for (let pass = 0; pass < maxPasses; pass += 1) {
    const { text: next } = cleanOnce(settled, takeOut);
    if (next === settled) break;
    settled = next;
  }
  return { ...first, text: settled };
}

const maxPasses = 10;

function cleanOnce(text: string, takeOut?: TakeOut): Cleaned {
  const whole = linesOf(withoutComments(withoutFrontMatter(text)));
  const out = takeOut?.(whole) ?? { lines: new Set(), placeholders: 0 };
  const bare = tidy(whole.filter((_, at) => !out.lines.has(at)));
  const cut = cutAtLine(bare, fileLimits.maxChars);
  const lines = linesOf(bare).filter((line) => !isAboutTemplate(line));
  const filled = lines.filter((line) => !isPlaceholderLine(line));
  return {
    text: cut === bare ? wholeOf(filled) : wholeOf(linesOf(cut).filter(isCharacter)),
    uncut: wholeOf(filled),
    chars: bare.length,
    placeholders: out.placeholders + lines.length - filled.length,
  };
}

const isCharacter = (line: Line): boolean => !isAboutTemplate(line) && !isPlaceholderLine(line);

const wholeOf = (lines: readonly Line[]): string => tidy(withoutEmptySections(lines));

/** `---`, lines of YAML, `---` at the very beginning. */
function withoutFrontMatter(text: string): string {
  const maxChars = 4_000;
  const start = /^\s{0,20}---[^\S\n]*\n/.exec(text.slice(0, maxChars));
  if (!start) return text;
  const end = text.slice(0, maxChars).indexOf('\n---', start[0].length - 1);
  if (end < 0) return text;
  const inside = text.slice(start[0].length, Math.max(start[0].length, end)).split('\n');
  const isYaml = inside.every((line) => /^(?:\s|-|#|[\w-]{1,60}:|$)/.test(line));
  const after = text.indexOf('\n', end + 1);
  return isYaml ? (after < 0 ? '' : text.slice(after + 1)) : text;
}

/** Each becomes a blank, so that what stood around it makes no new one. One without an end goes on to the end. */
export function withoutComments(text: string): string {
  const parts: string[] = [];
  let at = 0;
  for (let start = text.indexOf('<!--'); start >= 0; start = text.indexOf('<!--', at)) {
    parts.push(text.slice(at, start), ' ');
    const end = text.indexOf('-->', start + 4);
    if (end < 0) return parts.join('');
    at = end + 3;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** As many whole lines as fit. A first line that is too long is cut. */
function cutAtLine(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const end = text.lastIndexOf('\n', maxChars);
  return (end > 0 ? text.slice(0, end) : text.slice(0, maxChars).toWellFormed()).trimEnd();
}

/** `**Tone:**` on a line of its own heads what follows, like a heading below all others. */
function levelOf({ level, text, isCode }: Line): number {
  if (level > 0 || isCode) return level;
  return /^ *\*\*[^*]{1,60}(?::\*\*|\*\*:) *$/.test(text) ? 7 : 0;
}

/** From the end: a heading stays if something stands below it, before the next of its level or above. */
function withoutEmptySections(lines: readonly Line[]): Line[] {
  const kept: Line[] = [];
  /** Levels below this one have something in them. */
  let filled = 0;
  for (const line of lines.toReversed()) {
    const level = levelOf(line);
    if (level === 0) {
      kept.push(line);
      if (!isBlank(line) && !isRule(line)) filled = 8;
    } else if (level < filled) {
      kept.push(line);
      filled = level;
    }
  }
  return kept.toReversed();
}

/** Single blank lines, none at the ends, and breaks only between texts. */
function tidy(lines: readonly Line[]): string {
  const kept: string[] = [];
  let gap = '';
  for (const line of lines) {
    if (!line.isCode && isBlank(line)) gap ||= '\n';
    else if (isRule(line)) gap = '\n---\n\n';
    else {
      kept.push(kept.length === 0 ? '' : gap, line.text.trimEnd(), '\n');
      gap = '';
    }
  }
  return kept.join('').trim();
}
