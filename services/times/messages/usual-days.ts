const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Days in words that are read: with dots the day comes first, as in `12.10.2026` and `9.10. 15:00`. */
export function usualDays(text: string): string {
  return (
    text
      .replaceAll(/(?<![\d.])(\d{1,2})\.(\d{1,2})\.(20\d\d)(?!\d)/g, (said, day, month, year) =>
        isDay(day, month) ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : said,
      )
      .replaceAll(
        /(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d\d),?(?= (?:at )?\d{1,2}(?:[:.]\d\d|\s?[ap]m)\b)/gi,
        (said, day, month, year) =>
          isDay(day, month) ? `20${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : said,
      )
      .replaceAll(
        /(?<![\d.])(\d{1,2})\.(\d{1,2})\.?,?(?= (?:at )?\d{1,2}(?:[:.]\d\d|\s?[ap]m)\b)/gi,
        (said, day, month) => (isDay(day, month) ? `${Number(day)} ${months[Number(month) - 1]}` : said),
      )
      .replaceAll(new RegExp(`\\b((?:${months.join('|')})[a-z]*) the (?=\\d)`, 'gi'), '$1 ')
      .replaceAll(/\bweds\b/gi, 'wed')
      .replaceAll(/\b2mo?r(?:r?ow?|o)\b/gi, 'tomorrow')
      // Beside its weekday `next week` is understood.
      .replaceAll(
        /\bnext week,? (?:on )?(?=(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b)([a-z]+)/gi,
        '$1 next week',
      )
      .replaceAll(
        /\b((?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?) ((?:at )?\d{1,2}(?::\d\d)?(?: ?[ap]m)?) next week\b/gi,
        '$1 next week $2',
      )
      .replaceAll(/(?<!the )\bday after tomorrow\b/gi, 'the day after tomorrow')
      .replaceAll(/\b(?:a|one|1) week from (?:today|now)\b/gi, 'in 1 week')
      .replaceAll(/\b(two|three|\d) weeks from (?:today|now)\b/gi, 'in $1 weeks')
  );
}

function isDay(day: string, month: string): boolean {
  return Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12;
}
