/** Characters that are read. Longer posts are cut, since each character costs time. */
const maxReadChars = 2_000;

/** What sounds like a time and is none. */
const phrases =
  /\b(?:good|guten|gute|god|goede|buona?) (?:morning|afternoon|evening|night|morgen|morgon|kväll|kveld|aften|abend|dag|sera)(?!\p{L})|\b(?:see (?:you|ya|u)|talk(?: to you)?|speak|catch you|sooner or) (?:later|in a bit|soon)\b|\bboas? (?:tardes?|noites?)\b|\bbuen[ao]s? (?:tardes?|noches?)\b|\bas soon as (?=possible|(?:you|u|ya|all|every\p{L}*)\b)|\bdesde luego\b|(?<!\p{L})(?:dobr\p{L} (?:večer|wieczór)|добр\p{L}{1,3} (?:вечер\p{L}*|вечор\p{L}*)|iyi (?:akşamlar|geceler))(?!\p{L})|(?:早上|上午|中午|下午|晚上)好/giu;

/** Goodbyes: behind these words “soon” and “later” say nothing of the call. */
const goodbyes =
  /(?<!\p{L})(?:bis (?:später|nachher|bald|gleich|dann)|à (?:bientôt|plus tard|tout à l['’]heure)|hasta (?:luego|pronto)|até (?:breve|logo|depois|mais tarde)|a (?:presto|dopo|più tardi)|tot (?:straks|zo|later)|ses (?:snart|senare|senere)|nähdään (?:pian|myöhemmin)|do zobaczenia (?:wkrótce|później)|до скорого|до скорой встречи)(?!\p{L})/giu;

/** A message without what only looks like a time: links, people, emoji, code, phone numbers, and struck out words. */
export function messageWords(text: string): string {
  return (
    text
      .slice(0, maxReadChars)
      .normalize('NFKC')
      .slice(0, maxReadChars)
      .replaceAll(/[٠-٩۰-۹०-९০-৯๐-๙]/g, digitOf)
      // Slack's marks, among them `<https://…/2026-12-03|label>`. The semicolon ends a phrase.
      .replaceAll(/<[^<>]*>|\bhttps?:\/\/\S+|`[^`]*`|(?<![\w~])~[^~\n]+~(?![\w~])/gi, ' ; ')
      // Slack's escapes, behind the marks that they'd be taken for.
      .replaceAll(/&(amp|lt|gt|nbsp);/g, (_, name) => (name === 'amp' ? '&' : ' '))
      .replaceAll(/:[a-z][a-z0-9_+-]*:/gi, ' ')
      .replaceAll('’', "'")
      .replaceAll(/~\s?(?=\d)/g, ' around ')
      // An underscore stays in `America/New_York`.
      .replaceAll(/[*~]|(?<![a-z])_|_(?![a-z])/gi, ' ')
      .replaceAll(/(?<![\d:])\+?\(?\d[\d\s().-]{7,}\d(?!:)/g, (digits) => (isPhone(digits) ? ' ; ' : digits))
      .replaceAll(phrases, ' ; ')
      .replaceAll(goodbyes, ' ; ')
      // As chrono-node reads them. `3:30 PM. (UTC+01:00)` is how Outlook writes.
      .replaceAll(/\.[^\S\n]?(?=\((?:UTC|GMT)[+-])/g, ' ')
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

/** The digits of Arabic, Persian, Hindi, Bengali and Thai, by their zeros. */
function digitOf(letter: string): string {
  const code = letter.charCodeAt(0);
  return String(code - ([0xe50, 0x9e6, 0x966, 0x6f0, 0x660].find((zero) => zero <= code) ?? code));
}

function isPhone(digits: string): boolean {
  const isDate = /(?<!\d)20\d\d|^\d{1,2}[./-]\d{1,2}[./-]\d\d(?!\d)/.test(digits);
  return digits.startsWith('+') || (!isDate && digits.replaceAll(/\D/g, '').length >= 7);
}
