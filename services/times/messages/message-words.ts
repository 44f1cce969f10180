/** Characters that are read. Longer posts are cut, since each character costs time. */
const maxReadChars = 2_000;

/** What sounds like a time and is none. */
const phrases =
  /\b(?:good|guten|gute|god|goede|buona?) (?:morning|afternoon|evening|night|morgen|abend|dag|sera)\b|\b(?:see (?:you|ya|u)|talk(?: to you)?|speak|catch you|sooner or) later\b/gi;

/** A message without what only looks like a time: links, people, emoji, code, phone numbers, and struck out words. */
export function messageWords(text: string): string {
  return (
    text
      .slice(0, maxReadChars)
      // Slack's marks, among them `<https://…/2026-12-03|label>`. The semicolon ends a phrase.
      .replaceAll(/<[^<>]*>|\bhttps?:\/\/\S+|`[^`]*`|(?<![\w~])~[^~\n]+~(?![\w~])/gi, ' ; ')
      .replaceAll(/:[a-z][a-z0-9_+-]*:/gi, ' ')
      .replaceAll('’', "'")
      .replaceAll(/~\s?(?=\d)/g, ' around ')
      // An underscore stays in `America/New_York`.
      .replaceAll(/[*~]|(?<![a-z])_|_(?![a-z])/gi, ' ')
      .replaceAll(/\+?\(?\d[\d\s().-]{7,}\d/g, (digits) => (isPhone(digits) ? ' ; ' : digits))
      .replaceAll(phrases, ' ; ')
      // As chrono-node reads them.
      .replaceAll(/\bnext week,? (?:on )?((?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)/gi, '$1 next week')
      .replaceAll(/(?<!the )\bday after tomorrow\b/gi, 'the day after tomorrow')
      .replaceAll(/\b((?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*) the (?=\d)/gi, '$1 ')
  );
}

/** The times that Slack's own date marks hold: exact, whatever is written beside them. */
export function markedTimes(text: string): Date[] {
  const marks = text.slice(0, maxReadChars).matchAll(/<!date\^(\d{9,10})\^/g);
  return [...marks].map(([, seconds]) => new Date(Number(seconds) * 1_000));
}

function isPhone(digits: string): boolean {
  const isDate = /(?<!\d)20\d\d/.test(digits);
  return digits.startsWith('+') || (!isDate && digits.replaceAll(/\D/g, '').length >= 7);
}
