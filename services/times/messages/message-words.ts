import { inUsualWords } from './usual-words.ts';

/** What of a message can name a time: long texts are cut, since everything that is read costs time. */
const most = 2_000;

/**
 * A message without what only looks like a time: links, people, channels, emoji, code, phone numbers, marks, and what
 * was struck out; its times as they are usually written.
 */
export function messageWords(text: string): string {
  return inUsualWords(
    text
      .slice(0, most)
      // Slack's own marks, among them `<https://…/2026-12-03|label>`; what stands in their place ends a phrase.
      .replaceAll(/<[^<>]*>/g, ' ; ')
      .replaceAll(/\bhttps?:\/\/\S+/gi, ' ; ')
      .replaceAll(/`[^`]*`/g, ' ; ')
      .replaceAll(/(?<![\w~])~[^~\n]+~(?![\w~])/g, ' ; ')
      .replaceAll(/:[a-z][a-z0-9_+-]*:/gi, ' ')
      .replaceAll(/~\s?(?=\d)/g, ' around ')
      .replaceAll(/[*_~]/g, (mark, at, all) => (mark === '_' && inZoneName(all, at) ? mark : ' '))
      .replaceAll(/\+?\(?\d[\d\s().-]{7,}\d/g, (digits) => (isPhone(digits) ? ' ; ' : digits)),
  );
}

/** Times as Slack's own date marks hold them: exact, whatever is written beside them. */
export function markedTimes(text: string): Date[] {
  const marks = text.slice(0, most).matchAll(/<!date\^(\d{9,10})\^/g);
  return [...marks].map(([, seconds]) => new Date(Number(seconds) * 1_000));
}

/** `America/New_York` */
function inZoneName(text: string, at: number): boolean {
  return (
    /[a-z]\/[a-z_]*[a-z]$/i.test(text.slice(Math.max(0, at - 40), at)) && /[a-z]/i.test(text[at + 1] ?? '')
  );
}

function isPhone(digits: string): boolean {
  const isDate =
    /\d{4}-\d{1,2}-\d{1,2}|\b\d{1,2}[.-]\d{1,2}[.-]20\d\d\b|^20\d{6}\s|^\d{1,2}\.\d{1,2}\.\d\d\s|^\d{1,2}\s+20\d\d\s+\d{1,2}$/.test(
      digits,
    );
  return !isDate && (digits.startsWith('+') || digits.replaceAll(/\D/g, '').length >= 7);
}
