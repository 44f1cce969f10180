import { numberNames } from '../number-names.ts';

/** `half past nine`, `quarter to ten` and `two weeks` as digits; all in lower case. */
export function digitsOf(phrase: string): string {
  return (
    numberNames
      .slice(1)
      .reduce(
        (text, word, index) => text.replaceAll(new RegExp(`\\b${word}\\b`, 'g'), String(index + 2)),
        phrase,
      )
      // “9 a.m.” is one word.
      .replaceAll(/(\d)\s*([ap])\.?\s?m\b\.?/g, '$1$2m')
      // “one” is also “in a month that has one”.
      .replaceAll(/\b(past|to|at) one\b/g, '$1 1')
      .replaceAll(/\bone (?=o'?clock\b)/g, '1 ')
      .replaceAll(
        /\b(half|quarter) past (\d{1,2})(?![\d:.])/g,
        (_, part, hour) => `${hour}:${part === 'half' ? 30 : 15}`,
      )
      .replaceAll(/\bquarter to (\d{1,2})(?![\d:.])(am|pm)?/g, (_, hour, half = '') =>
        quarterTo(Number(hour), half),
      )
      .replaceAll(/(:\d\d) o'?clock\b/g, '$1')
  );
}

/** Noon and midnight are where the halves of a day change. */
function quarterTo(hour: number, half: string): string {
  if (half !== '' && hour === 12) return `11:45${half === 'pm' ? 'am' : 'pm'}`;
  return `${hour === 1 ? 12 : (hour + 23) % 24}:45${half}`;
}
