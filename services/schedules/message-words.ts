/** What of a message can name a time: long texts are cut, since everything that is read costs time. */
const most = 2_000;

/** A message without what only looks like a time: links, people, channels, emoji, code, phone numbers, marks. */
export function messageWords(text: string): string {
  return (
    text
      .slice(0, most)
      // Slack's own marks, among them `<https://…/2026-12-03|label>`; what stands in their place ends a phrase.
      .replaceAll(/<[^<>]*>/g, ' ; ')
      .replaceAll(/\bhttps?:\/\/\S+/gi, ' ; ')
      .replaceAll(/`[^`]*`/g, ' ; ')
      .replaceAll(/:[a-z][a-z0-9_+-]*:/gi, ' ')
      .replaceAll(/[*_~]/g, ' ')
      .replaceAll(/\+?\(?\d[\d\s().-]{7,}\d/g, (digits) => (isPhone(digits) ? ' ; ' : digits))
      .replaceAll(/\bhalf past (\d{1,2})\b/gi, '$1:30')
      .replaceAll(/\bquarter past (\d{1,2})\b/gi, '$1:15')
      .replaceAll(/\bquarter to (\d{1,2})\b/gi, (_, hour) => `${((Number(hour) + 10) % 12) + 1}:45`)
      // As French and others write: 15h, 10h30. Below 13 a bare one is a length: `2h`.
      .replaceAll(/(?<!\bin |\bfor )\b(1[3-9]|2[0-3])h\b/gi, '$1:00')
      .replaceAll(/\b([01]?\d|2[0-3])h([0-5]\d)\b/gi, '$1:$2')
  );
}

/** Times as Slack's own date marks hold them: exact, whatever is written beside them. */
export function markedTimes(text: string): Date[] {
  const marks = text.slice(0, most).matchAll(/<!date\^(\d{9,10})\^/g);
  return [...marks].map(([, seconds]) => new Date(Number(seconds) * 1_000));
}

function isPhone(digits: string): boolean {
  const isDate = /\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\d{1,2}\.\d{4}/.test(digits);
  return !isDate && (digits.startsWith('+') || digits.replaceAll(/\D/g, '').length >= 7);
}
