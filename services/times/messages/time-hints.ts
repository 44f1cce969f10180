import { numberNames } from '../number-names.ts';
import { endsTime } from './ends-time.ts';
import { foreignHints, germanDay } from './foreign-hints.ts';
import { readMark } from './read-mark.ts';

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const days = 'mon|tue|wed|thu|fri|sat|sun';
const numbers = numberNames.join('|');
const unless = (words: string) => `(?<!\\b(?:${words})\\s)`;
const ended = unless('until|till|til|by|before|since|as of|due|last');
/** Numbers with dots that are no clocks: `version 3.10`, `room 4.12`. */
const counted = unless(
  'v|version|release|rev|revision|room|section|chapter|part|step|item|figure|table|pages?|build|python|node|ubuntu|java|ios|android|rate|of|costs?',
);

const hints = [
  `\\b(?:today|tonight|tomorrow|${days}|${days.replaceAll('|', 'day|')}day),? (?:at )?\\d`,
  `${ended}\\btonight\\b`,
  `${ended}\\b(?:tomorrow|the day after)\\b`,
  `${unless('see you|see ya|see u|cu|talk|talk to you|speak|catch you|until|or|sooner or')}\\blater\\b(?! than)`,
  `${ended}\\bnext (?:week|month|weekend|${days})`,
  `\\b(?:this|on the|over the) weekend\\b`,
  `${unless('good|until|till|by|before|since|due|last|yesterday')}\\b(?:afternoon|evening)\\b`,
  `${unless('good')}\\b(?:this|in the|tomorrow|(?:${days})[a-z]*) morning\\b`,
  `${ended}\\b(?:noon|midday|midnight)\\b`,
  `\\b(?:after|at|around|over) lunch`,
  `\\b(?:end of (?:the |this |next )?(?:day|week|month)|eod|cob)\\b`,
  `\\bin a (?:bit|while)\\b`,
  `\\b(?:top of|on) the hour\\b|\\b(?:usual|same) time\\b|\\b(?:half|quarter) past\\b`,
  `\\bin (?:about |around )?\\d{1,3} ?(?:or|to|-|–) ?\\d{1,3} ?(?:min|h)`,
  // A number and nothing else.
  `^[^\\p{L}\\d]*\\d{1,2}[^\\p{L}\\d]*$`,
  `\\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)s\\b`,
  `(?<![\\d.:-])\\d{1,2}[-/]\\d{1,2},? ?${readMark}`,
  `\\bfortnight\\b|\\b(?:a|one|two|\\d) weeks? (?:on |from )?${readMark}`,
  `(?<!\\d)20\\d\\d(?:0[1-9]|1[0-2])[0-3]\\d(?!\\d)`,
  `\\b(?:around|about|roughly|approx\\.?|circa|between)\\s+${readMark}`,
  `${readMark}\\s*-?(?:ish\\b|or so\\b|and a (?:half|quarter)\\b|or later\\b)`,
  `(?<!\\S)@ ?\\d`,
  `\\bat (?:${numbers})\\b(?! (?:point|time|stage|moment|place|level|end)s?\\b)`,
  `\\bat (?:0?[1-9]|1\\d|2[0-3])[:.]?\\d\\d\\b(?! ?[a-z%€$])`,
  `(?<![\\d:.])\\d{1,2}:\\d\\d(?![\\d:])`,
  `(?<![\\w.,$€£#/-])${counted}(?:[01]?\\d|2[0-3])\\.[0-5]\\d(?![\\w%]|[.,]\\d)(?! ?(?:%|€|\\$|£|eur|usd|k\\b|m\\b|gb|mb|ms\\b|sec|x\\b|percent|hours|h\\b))`,
  `\\b(?:${months})\\.? \\d{1,2}(?:st|nd|rd|th)?\\b(?![.:]\\d)`,
  `\\b\\d{1,2}(?:st|nd|rd|th|\\.)? (?:of )?(?:${months})\\b`,
  `\\bon (?:the )?(?:\\d{1,2}(?:st|nd|rd|th)|\\d{1,2}/\\d{1,2})\\b`,
  `\\b\\d{1,2}(?:st|nd|rd|th),? (?:at )?${readMark}`,
  `(?<![\\d.])\\d{1,2}\\.\\d{1,2}\\.,? ?${readMark}`,
  `\\b(?:days?|weeks?|months?|hours?|min(?:ute)?s?) (?:from|after) (?:today|tomorrow|now|${days}|${readMark})`,
  `\\b(?:${days})[a-z]* week\\b`,
  `\\b(?:five|ten|twenty|quarter) (?:to|past) \\d`,
  `\\b\\d{1,2} past \\d`,
  `\\b\\d{1,2} ?(?:o.?clock|[ap]\\.?m\\b)`,
  `(?<![\\w#.-])${unless('port|pin|code|call|at|number')}0[6-9][0-5]\\d\\b(?![\\w-]| ?\\d| numbers?)`,
  // `standup 11-12`
  `(?<=^|\\s)${counted}(?:[7-9]|1\\d) ?[-–] ?(?:[89]|1\\d|20)(?=\\s*(?:$|[;,.!?]))`,
  ...foreignHints,
].map((source) => new RegExp(source, 'iu'));

/** `in 20`, `today 3`: a number and nothing behind it that it counts. */
const bareNumber = /\b(?:today|tonight|tomorrow|around|half|starts?) (\d{1,2})\b/iu;

/**
 * Whether words that are left when all times were read still seem to name one. Rather once too often: the card then
 * asks, where otherwise somebody paid would go in at once.
 */
export function hintsAtTime(rest: string): boolean {
  const number = bareNumber.exec(rest);
  if (number && endsTime.test(rest.slice(number.index + number[0].length))) return true;
  return germanDay.test(rest) || hints.some((hint) => hint.test(rest));
}
