import { oneLine } from '../../common/one-line.ts';
import { personaLimits } from '../persona-terms.ts';
import { isBlank, isListItem, isRule, type Line, linesOf } from './lines.ts';

export type Forbidden = {
  readonly lines: readonly string[];
  /** How many there were, before the list was cut. */
  readonly found: number;
  /** Those that would forbid to say that it is an AI. */
  readonly refused: readonly string[];
};

/** Headings of lists of what is never said or done: of OpenClaw, soul.md and Soul Spec, and what people make of them. */
const wholeSections =
  /^(?:boundaries\b|(?:must |should )?never\b(?!-)|must not\b|(?:words|phrases)\b.{0,40}\b(?:never|avoids?)\b|what .{0,20}\b(?:never|(?:will|do|does) not|won['’]t)\b)/i;
/** Its other sections say how it sounds. */
const firstPart = /^anti-?patterns\b/i;

const hidesThatItIsAnAi =
  /\b(?:as|am|are|is|being|you['’]re|i['’]m|it['’]s) (?:just |only )?an? (?:ai\b|a\.i\.|artificial|(?:chat ?)?bot\b|robot\b|(?:large )?language model|llm\b|machine\b|virtual assistant)|\b(?:you(?:['’]re| are)|i(?:['’]m| am)) ai\b|\bai (?:nature|status|identity)\b/i;

/** What files of a self forbid, without double ones. */
export function mustNotSayIn(texts: readonly string[]): Forbidden {
  const found = new Map<string, string>();
  for (const text of texts)
    for (const item of forbiddenIn(linesOf(text))) found.set(item.toLowerCase(), item);
  const all = [...found.values()];
  const { refused = [], kept = [] } = Object.groupBy(all, (item) =>
    hidesThatItIsAnAi.test(item) ? 'refused' : 'kept',
  );
  return { lines: kept.slice(0, personaLimits.mustNotSayLines), found: kept.length, refused };
}

function forbiddenIn(lines: readonly Line[]): string[] {
  const items: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const level = lines[at]?.level ?? 0;
    const title = level > 0 ? (lines[at]?.bare ?? '').slice(0, 200) : '';
    const isWhole = wholeSections.test(title);
    if (!isWhole && !firstPart.test(title)) continue;
    const start = at + 1;
    const isEnd = (one: Line) => one.level > 0 && (!isWhole || one.level <= level);
    for (let next = lines[start]; next && !isEnd(next); next = lines[at + 1]) at += 1;
    for (const item of forbiddenItems(lines.slice(start, at + 1))) items.push(item);
  }
  return items;
}

/** Points of a list; where there is none, sentences on lines of their own. */
export function forbiddenItems(lines: readonly Line[]): string[] {
  const isList = lines.some(isListItem);
  const items: string[] = [];
  let open = false;
  for (const line of lines) {
    if (line.isCode || line.level > 0 || isBlank(line) || isRule(line)) open = false;
    else if (isListItem(line) || (!isList && !open)) {
      items.push(line.bare);
      open = true;
    } else if (open) items.push(`${items.pop() ?? ''} ${line.bare.trim()}`);
    if (!isList && /[.!?…;:"”'’)*]$/.test(line.text.trimEnd())) open = false;
  }
  return items.map(itemOf).filter((item) => item !== '' && !isNoLimit(item));
}

function itemOf(text: string): string {
  const plain = text
    .slice(0, 4 * personaLimits.mustNotSayChars)
    .replace(/^\[[xX]\] /, '')
    .replaceAll(/\*\*|__/g, '');
  return oneLine(plain, personaLimits.mustNotSayChars).trimEnd();
}

/** `Will express uncertainty on: …`, and what only leads to a list. */
const isNoLimit = (item: string): boolean => /^will\b/i.test(item) || item.endsWith(':');
