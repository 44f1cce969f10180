import { endsTime } from './ends-time.ts';
import { numberWords } from './number-words.ts';
import { usualDays } from './usual-days.ts';

const zones = '(?:UTC|GMT|CES?T|BST|[ECMP][SD]?T)\\b';

/**
 * Times in other words than chrono-node knows, in those that it does: `at three`, `15h`, `half past 3`, `9.10. 15:00`.
 * What is near a time stays beside it, as in `around at 3`, and so leaves a doubt.
 */
export function inUsualWords(text: string): string {
  return nearTimes(usualDays(clocks(numberWords(text))));
}

function clocks(text: string): string {
  return (
    text
      .replaceAll(/(?<!\S)@\s*(?=\d)/g, 'at ')
      .replaceAll(/(?<![T\d:.])([01]\d|2[0-3]):?([0-5]\d)Z\b/g, '$1:$2 UTC')
      .replaceAll(new RegExp(`\\b([01]\\d|2[0-3])([0-5]\\d) (?=${zones})`, 'g'), '$1:$2 ')
      .replaceAll(new RegExp(`(?<!at |[:.\\d])\\b(\\d{1,2}) (?=${zones})`, 'g'), 'at $1 ')
      .replaceAll(/\bhalf past (\d{1,2})\b/gi, '$1:30')
      .replaceAll(/\bquarter past (\d{1,2})\b/gi, '$1:15')
      .replaceAll(/\bquarter to (\d{1,2})\b/gi, (_, next) => `${((Number(next) + 10) % 12) + 1}:45`)
      .replaceAll(/\bin (\d)h([0-5]\d)\b/gi, (_, h, m) => `in ${Number(h) * 60 + Number(m)} min`)
      .replaceAll(/\b(?:(?:an|one|1) hour and a half|(?:one|1) and a half hours)\b/gi, '90 min')
      // As French and others write: 15h, 10h30. Below 13 a bare one is a length: `2h`.
      .replaceAll(/(?<!\bin |\bfor )(?<![.:\d])\b(1[3-9]|2[0-3])h\b/gi, '$1:00')
      .replaceAll(/(?<![.:\d])\b([01]?\d|2[0-3])h([0-5]\d)\b/gi, '$1:$2')
      .replaceAll(/\b(\d{1,2})[:.](\d\d)\s*(?:h|hrs|uhr)\b/gi, '$1:$2')
      .replaceAll(/\b([01]\d|2[0-3])([0-5]\d)\s?(?:h|hrs|hours)\b/gi, '$1:$2')
      .replaceAll(/(?<![:.\d])\b(\d{1,2}) ?uhr(?: ([0-5]\d))?\b/gi, (_, h, m = '00') => `${h}:${m}`)
      .replaceAll(/\bum (?=\d)/gi, 'at ')
      .replaceAll(/(?<=^|\s)(\d{1,2})p(?=\s|$)/gi, '$1pm')
      .replaceAll(/\b(\d{1,2}(?::\d\d)?) in the evening\b/gi, '$1 pm')
      .replaceAll(/(?<![:.\d]|at )\b(\d{1,2}) (?=(?:tonight|this (?:afternoon|evening))\b)/gi, 'at $1 ')
      .replaceAll(/\b(\d)\.5 ?h(?:(?:ou)?rs?)?\b/gi, (_, h) => `${Number(h) * 60 + 30} min`)
      .replaceAll(/\bat ([01]\d|2[0-3])([0-5]\d)\b/gi, (said, h, m, at, all) =>
        !isYear(h, m) && endsTime.test(all.slice(at + said.length)) ? `at ${h}:${m}` : said,
      )
      .replaceAll(/\b(today|tomorrow|tonight),? (\d{1,2})\b(?![:.]\d|\s*[ap]m)/gi, (said, day, h, at, all) =>
        endsTime.test(all.slice(at + said.length)) ? `${day} at ${h}` : said,
      )
  );
}

function isYear(h: string, m: string): boolean {
  return h === '20' && Number(m) >= 20 && Number(m) < 40;
}

function nearTimes(text: string): string {
  const ifLast =
    (words: string) =>
    (said: string, ...rest: (string | number)[]) => {
      const all = String(rest.at(-1));
      const after = all.slice(Number(rest.at(-2)) + said.length);
      return endsTime.test(after)
        ? words.replaceAll(/\$(\d)/g, (_, group) => `${rest[Number(group) - 1]}`)
        : said;
    };
  return (
    text
      .replaceAll(/\b(\d{1,2})-?ish\b/gi, 'at $1 ish')
      .replaceAll(/\b(\d{1,2}:\d\d|\d{1,2}\s?[ap]m)-?ish\b/gi, '$1 ish')
      .replaceAll(/\bat at\b/gi, 'at')
      .replaceAll(
        /\b(around|about|roughly|approx|circa) (\d{1,2})\b(?![:.]\d|\s?[ap]m)/gi,
        ifLast('$1 at $2'),
      )
      .replaceAll(
        /\bbetween (\d{1,2}) and (\d{1,2})\b(?![:.]\d|\s?[ap]m)/gi,
        ifLast('between at $1 and at $2'),
      )
      // 2:30 where German is spoken, 3:30 on an island.
      .replaceAll(/(?<!\ba |-)\bhalf ([1-9]|1[0-2])\b(?![:.]\d)/gi, (said, next, at, all) =>
        endsTime.test(all.slice(at + said.length))
          ? `${((Number(next) + 10) % 12) + 1}:30 or ${next}:30`
          : said,
      )
      .replaceAll(/\bin (\d{1,3})(?=\s*(?:$|[.,;!?)\n]))/gi, 'around in $1 min')
  );
}
