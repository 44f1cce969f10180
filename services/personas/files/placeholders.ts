import type { Line } from './lines.ts';
import { withoutEmphasis } from './lines.ts';

const nothing = /^(?:\.{3}|…|tbd|todo|n\/a|not set(?: yet)?|unset|-+|\?+)$/i;
/** `[What it is]` at the beginning; no link, no footnote, no ticked box. */
const bracket = /^\[(?![\^xX ]?\])([^[\]]{1,400})\](?![([])/;
const openBox = /^\[ ?\](?: |$)/;
const label = /^([^:：[\]]{1,60})[:：] */;
/** What OpenClaw's template of IDENTITY.md says of itself. */
const aboutTemplate =
  /^(?:fill this in\b|save this file\b|for avatars, use\b|this isn['’]t just metadata\b)/i;

/** A value that a template asks for: `(pick one)`, `[Your name]`, `<name>`, `{{name}}`, `TBD`. */
export function isPlaceholder(value: string): boolean {
  const bare = unquoted(withoutEmphasis(value));
  return (
    bare === '' ||
    nothing.test(bare) ||
    isAround(bare, '(', ')') ||
    isAround(bare, '（', '）') ||
    isAround(bare, '<', '>') ||
    isAround(bare, '{{', '}}') ||
    (bracket.test(bare) && bare.endsWith(']') && /\p{L}/u.test(bare))
  );
}

/** A line that only says what should stand there: `- [Belief 1]`, `- **[Term]**: what it means`, `- Won't: [Topic]`. */
export function isPlaceholderLine({ bare, isCode }: Line): boolean {
  if (isCode || bare.trim() === '') return false;
  if (openBox.test(bare)) return true;
  const start = unquoted(withoutEmphasis(bare.slice(0, 500)));
  if (/^(?:\.{3}|…)$/.test(start) || isAround(start, '{{', '}}')) return true;
  if (isBracket(start)) return true;
  const value = label.exec(start);
  return value !== null && isBracket(unquoted(withoutEmphasis(start.slice(value[0].length))), true);
}

export const isAboutTemplate = ({ bare, isCode }: Line): boolean =>
  !isCode && aboutTemplate.test(withoutEmphasis(bare));

/** All of the text, or what it begins with before a colon. */
function isBracket(text: string, whole = false): boolean {
  const found = bracket.exec(text);
  if (!found || !/^\P{L}{0,3}\p{L}/u.test(found[1] ?? '')) return false;
  const rest = text.slice(found[0].length).replace(/^[*_`"”' ]+/, '');
  return rest === '' || (!whole && /^[:：](?!\s*<?https?:)/.test(rest));
}

function isAround(text: string, start: string, end: string): boolean {
  return text.startsWith(start) && text.endsWith(end) && !text.slice(1, -1).includes(start);
}

function unquoted(text: string): string {
  const inner = /^["“”'‘](.*)["“”'’]$/s.exec(text)?.[1];
  return inner ?? text;
}
