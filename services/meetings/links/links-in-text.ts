import { withoutEnd } from '../../common/without-end.ts';
import { type LinkRead, readLink } from '../call-link.ts';
import { decodeEntities } from './entities.ts';

/** Text, or an address that stands apart from it, as on a button. */
export type TextPart = string | { url: string };

/** A link to a call, and where in `plain` it stands. */
type FoundLink = { read: LinkRead; at: number; end: number };

/** What a person reads, without marks, and its links to calls, in order. */
export type LinkedText = { plain: string; links: FoundLink[] };

/** An address with what it may be read as, the likeliest first. */
type Candidate = { readings: string[]; at: number; end: number };

type Reading = { plain: string; candidates: Candidate[] };

/** The rest isn't read: Slack takes 40,000 characters a message. */
const maxTextChars = 100_000;
const maxLinkChars = 8_192;

/**
 * The links to calls in a text of Slack's, a mail's or a calendar's: marked `<url|label>`, in HTML, or bare. The label
 * of a link is none: it may differ from where that leads.
 */
export function linksIn(parts: readonly TextPart[]): LinkedText {
  const reading: Reading = { plain: '', candidates: [] };
  let room = maxTextChars;
  for (const part of parts) {
    if (room <= 0) break;
    if (typeof part === 'string') addText(reading, part.slice(0, room));
    else addMarked(reading, part.url);
    reading.plain += '\n';
    room -= typeof part === 'string' ? part.length : part.url.length;
  }
  const { plain, candidates } = reading;
  const links = [...candidates, ...bareIn(plain)].flatMap((candidate) => linkOf(candidate, plain) ?? []);
  return { plain, links: links.sort((a, b) => a.at - b.at) };
}

/** Split at `<`, so that no mark is looked for beyond the next one. */
function addText(reading: Reading, text: string): void {
  const [first = '', ...pieces] = text.split('<');
  reading.plain += decodeEntities(first);
  let inLabel = false;
  for (const piece of pieces) {
    const end = /^\s?[a-z/!@#]/i.test(piece) ? piece.indexOf('>') : -1;
    const mark = end === -1 ? '' : piece.slice(0, end);
    const space = spaceOf(mark);
    const address = addressIn(mark);
    if (address !== null) addMarked(reading, address);
    if (space === '\n' || /^\/?a\b/i.test(mark)) inLabel = false;
    inLabel ||= address !== null && /^a\s/i.test(mark);
    reading.plain += inLabel ? space : space + decodeEntities(piece.slice(end + 1));
  }
}

/** Of Slack's `<url|label>`, a mail's `<url>` and HTML's `<a href="url">`. */
function addressIn(mark: string): string | null {
  if (/^\s?(?:[a-z]{4,8}:\/\/|[a-z0-9.-]{4,100}(?::\d{1,5})?\/)/i.test(mark))
    return mark.split('|', 1)[0] ?? null;
  const at = /^a\s/i.test(mark) ? mark.search(/\shref\s?=/i) : -1;
  if (at === -1) return null;
  const value = mark.slice(mark.indexOf('=', at) + 1).trimStart();
  const [quote = ''] = value;
  return (/["']/.test(quote) ? value.slice(1).split(quote, 1) : value.split(/\s/, 1))[0] ?? null;
}

/** What stands for a mark where a person reads. */
function spaceOf(mark: string): '' | ' ' | '\n' {
  if (/^\/?(b|i|u|em|strong|span|font)\b/i.test(mark)) return '';
  return /^\/?(br|p|div|li|ul|ol|tr|td|table|h\d)\b/i.test(mark) ? '\n' : ' ';
}

function addMarked({ plain, candidates }: Reading, given: string): void {
  if (given.length > maxLinkChars) return;
  const url = decodeEntities(given).trim();
  const [first] = bareIn(url);
  const trimmed = first?.at === 0 ? first.readings : [];
  candidates.push({ readings: [visible(url), ...trimmed], at: plain.length, end: plain.length });
}

// A run of what addresses are made of, and of what looks like it in other alphabets: then it is none. Quotes,
// punctuation and letters of scripts without spaces end it. Invisible characters may stand within.
const run =
  /[[!-~\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{N}\p{M}\p{DI}]--[<>"'`\|]]+/gv;
// What mail programs put into long words. Marks of direction stay: they make one code read as another.
const invisible = /[\p{DI}--[\u202A-\u202E\u2066-\u2069]]/v;
/** What people write right before an address: brackets, marks of formatting, a word and a colon that is no scheme. */
const lead =
  /^(?:[^:./@?#%\\]*[()[\]{}*_~,;=]|[:,;!-]+|(?!(?:https?|javascript|vbscript|data|file|ftp|blob):)\p{L}{1,30}:(?!\/\/))+/iu;
/** Between addresses that stand together: `one,two`, and `[one](two)` as Markdown has it. */
const betweenAddresses = /(?<=[,;\])][([]?)(?=https?:\/\/)/i;

function* bareIn(text: string): Generator<Candidate> {
  // Most posts have none, and an address of a call always has a path.
  if (!text.includes('/')) return;
  let end = 0;
  let isAfterAddress = false;
  for (const { found, index } of wordsOf(text)) {
    if (/\s/.test(text.slice(end, index))) isAfterAddress = false;
    end = index + found.length;
    const skipped = lead.exec(found)?.[0].length ?? 0;
    const address = withoutEnd(found.slice(skipped), ends);
    // What follows an address in the same word is a part of it, unless it is one of its own.
    if (isCandidate(address, isAfterAddress)) {
      const readings = [visible(address), withoutEnd(address.split(invisible, 1)[0] ?? '', ends)];
      yield { readings: [...readings, withoutEnd(address, `${ends}-`)], at: index + skipped, end };
    }
    isAfterAddress ||= /[./@]/.test(found);
  }
}

function* wordsOf(text: string): Generator<{ found: string; index: number }> {
  for (const { 0: word, index } of text.matchAll(run)) {
    let at = index;
    for (const found of word.split(betweenAddresses)) {
      yield { found, index: at };
      at += found.length;
    }
  }
}

function isCandidate(address: string, needsScheme: boolean): boolean {
  if (address.length > maxLinkChars || !address.includes('/')) return false;
  return !needsScheme || /^[a-z]{4,8}:\/\//i.test(address);
}

/** Punctuation behind an address belongs to the sentence. */
const ends = '.,;:!?()[]{}*_~';

function visible(address: string): string {
  return address.split(invisible).join('');
}

function linkOf({ readings, at, end }: Candidate, plain: string): FoundLink | null {
  for (const address of new Set(readings)) {
    const read = readLink(address) ?? readLink(withGroups(address, plain.slice(end, end + 24)));
    if (read) return { read, at, end };
  }
  return null;
}

/** Zoom writes numbers in groups of three or four digits; a link that is copied so ends within its number. */
function withGroups(address: string, following: string): string {
  const groups = /\/[jws]\/\d{3,4}$/.test(address) ? /^(?:\s{1,2}\d{3,4}){2}(?!\d)/.exec(following) : null;
  return groups ? address + groups[0].replaceAll(/\s/g, '') : '';
}
