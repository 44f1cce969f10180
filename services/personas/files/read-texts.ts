import type { Character } from '../persona.ts';
import type { Chosen } from './choose-files.ts';
import { type Cleaned, cleanMarkdown } from './clean-markdown.ts';
import { cleanIdentity } from './identity.ts';
import type { LeftOut } from './left-out.ts';
import { fileLimits } from './limits.ts';
import { type Forbidden, mustNotSayIn } from './must-not-say.ts';
import { withoutNeverSections } from './never-section.ts';
import { textIn } from './plain-text.ts';
import type { SelfFile, TextKind } from './self-file.ts';
import { shownPath } from './unpack.ts';

const textKinds = ['identity', 'soul', 'style', 'rules'] as const;

export type Texts = {
  readonly character: Character;
  /** Those in which there was something. */
  readonly kinds: readonly TextKind[];
  readonly mustNotSay: readonly string[];
  /** IDENTITY.md's own. */
  readonly name: string | null;
  readonly avatar: string | null;
};

/** The four texts, cleaned, and what they forbid: also where they were cut. */
export function readTexts({ texts }: Chosen, leftOut: LeftOut[]): Texts {
  const textOf = (kind: TextKind) => (texts[kind] ? textIn(texts[kind].bytes) : '');
  const source = {
    identity: textOf('identity'),
    soul: textOf('soul'),
    style: textOf('style'),
    rules: textOf('rules'),
  };
  const identity = cleanIdentity(source.identity ?? '');
  const cleaned = {
    identity,
    soul: cleanMarkdown(source.soul ?? ''),
    style: cleanMarkdown(source.style ?? ''),
    rules: cleanMarkdown(source.rules ?? ''),
  };
  const { forbidden, rules } = takeForbidden(cleaned);
  const hasLabels = identity.name !== null || identity.avatar !== null;
  const kinds = textKinds.filter((kind) => cleaned[kind].uncut !== '' || (kind === 'identity' && hasLabels));
  for (const kind of textKinds) {
    const file = texts[kind];
    if (!file) continue;
    const path = shownPath(file.path);
    sayWhatWasCut(file, kind === 'rules' ? rules : cleaned[kind], leftOut);
    if (source[kind] === null) leftOut.push({ path, code: 'not_text' });
    else if (!kinds.includes(kind)) leftOut.push({ path, code: 'nothing_in_it' });
  }
  sayWhatMayBeSaid(texts, forbidden, leftOut);
  const { soul, style } = cleaned;
  return {
    character: { identity: identity.text, soul: soul.text, style: style.text, rules: rules.text },
    kinds,
    mustNotSay: forbidden.lines,
    name: identity.name,
    avatar: identity.avatar,
  };
}

/**
 * What must not be said, first what the texts still have. A last section of RULES.md that is nothing else leaves the text:
 * a persona keeps it as a list, which people may change.
 */
function takeForbidden(cleaned: Record<TextKind, Cleaned>): { forbidden: Forbidden; rules: Cleaned } {
  const uncut = textKinds.map((kind) => cleaned[kind].uncut);
  const all = mustNotSayIn(uncut);
  const isWhole = all.lines.length === all.found;
  const rules = isWhole ? withoutList(cleaned.rules) : cleaned.rules;
  const kept = textKinds.map((kind) => (kind === 'rules' ? rules : cleaned[kind]).text);
  return { forbidden: mustNotSayIn([...kept, ...uncut]), rules };
}

/** Once before the text is cut, and once after. */
function withoutList(rules: Cleaned): Cleaned {
  const { text, chars } = cleanMarkdown(withoutNeverSections(rules.uncut));
  return { ...rules, chars, text: cleanMarkdown(withoutNeverSections(text)).text };
}

function sayWhatWasCut(file: SelfFile, { chars, placeholders }: Cleaned, leftOut: LeftOut[]): void {
  const { maxChars, maxTextBytes } = fileLimits;
  const path = shownPath(file.path);
  if (chars > maxChars || file.bytes.length > maxTextBytes)
    leftOut.push({ path, code: 'text_cut', chars, maxChars });
  if (placeholders > 0) leftOut.push({ path, code: 'placeholders', lines: placeholders });
}

function sayWhatMayBeSaid(
  texts: Chosen['texts'],
  { lines, found, refused }: Forbidden,
  leftOut: LeftOut[],
): void {
  const path = shownPath((texts.rules ?? texts.style ?? texts.soul ?? texts.identity)?.path ?? '');
  for (const text of refused) leftOut.push({ path, code: 'against_the_rules', text });
  if (found > lines.length) leftOut.push({ path, code: 'list_cut', kept: lines.length, found });
}
