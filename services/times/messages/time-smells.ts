import { numberNames } from '../number-names.ts';
import { afterHour, gatherings } from './word-lists.ts';

const numbers = numberNames.join('|');
const number = `(?:\\d{1,2}(?:[:.]\\d\\d)?|\\d{4}|${numbers})`;

/** `4/12` and `4-12`, in either order. `24/7` is always. */
const dayAndMonth =
  '(?<![\\d/.-])(?!24/7)(?:(?:0?[1-9]|[12]\\d|3[01])[/-](?:0?[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])[/-](?:0?[1-9]|[12]\\d|3[01]))(?![\\d/-])';

/** A number behind a word that goes with times, or behind a day (§): `around 3`, `Wednesday 10-11`. What follows decides. */
const cued = new RegExp(
  `(?:§|\\b(?:at|around|about|between|half|in|today|tonight|tomorrow|starts?|um|om|kl|sun|mon|tue|wed|thu|fri|sat|weekend)\\b|\\d(?:st|nd|rd|th|\\/\\d{1,2})\\b|@) ?${number}(?: ?(?:-|–|and|or|to) ?${number})*(?![\\w%]|[:.]\\d)`,
  'gi',
);
const standalone = [
  // A number and nothing else.
  /^[^\p{L}\d$€£]*\d{1,4}(?:[:.]\d\d)?[^\p{L}\d]*$/u,
  // `4/12` and nothing else, or beside a word that goes with dates.
  new RegExp(`^[^\\p{L}\\d$€£]*${dayAndMonth}[^\\p{L}\\d]*$`, 'u'),
  new RegExp(`\\b(?:on|am|le|el|il|den|for|${gatherings}) ${dayAndMonth}(?=\\s*(?:$|[;,.!?)]))`, 'im'),
  new RegExp(`(?:^|[;,(])[^\\S\\n]*${dayAndMonth}:? (?:${gatherings})\\b`, 'im'),
  // `T-20` and, in some languages, `D-1`, `H-2` and `J-1`; also where its minutes were read as a length.
  /(?<![\w'-])(?<!\b(?:room|raum|salle|sala|gate|zone) )(?:T ?(?:[-–−+]|minus|plus) ?|[DHJ][-–−+])(?:\d{1,3}(?![\w-])|\d{1,2} ?(?:h|m|s|min)\b|;)/i,
  /(?<![\d:.])\d{1,2}:\d\d(?![\d:])/,
  /(?<![\w.,$€£#-])\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m|p|o.?clock|uhr|heures|uur|-?ish)\b/i,
  // `mellan 15 och 16`, `od 15 do 16`
  /(?<!\p{L})(?:zwischen|von|mellan|mellem|mellom|entre|tra|tussen|od|mezi|między|между|между|с|з) \d{1,2} (?:und|bis|och|og|et|y|e|en|do|a|i|и|до) \d{1,2}(?![\d%]| ?\p{L}{4})/iu,
  // `9h`, but not `for 9h`; a few hours are a length.
  /(?<![\w.,])(?<!\b(?:for|pendant|durante|por|per|in|dans|en|em) )(?:[5-9]|1\d|2[0-3]) ?h(?!\w)/i,
  // `1h30` is a time or a length.
  /(?<![\w.,])(?<!\b(?:for|pendant|durante|por|per|in|dans|en|em) )[1-6]h[0-5]\d(?!\w)/i,
  new RegExp(`\\b(?:ten|five|twenty|half|quarter|\\d{1,2}) (?:to|past) (?:\\d|${numbers})\\b`, 'i'),
  /(?<!\S)0[6-9][0-5]\d\b(?![-\w]| ?\d)|\b20\d\d(?:0[1-9]|1[0-2])[0-3]\d(?!\d)/,
  // `standup 15.30`, `standup 11-12`
  new RegExp(
    `\\b(?:${gatherings}) \\d{1,2}(?:[:.]\\d\\d)?(?: ?[-–] ?\\d{1,2}|\\.\\d\\d)(?=\\s*(?:$|[;,!?]))`,
    'i',
  ),
  // `14.05 lør.`
  /^[^\S\n]*(?:[01]\d|2[0-3]|\d(?=\S+ \p{L}{1,3}\b))\.[0-5][05](?= \p{L})(?! (?:eur|usd|gbp|k|m|pt|percent)\b)/imu,
  // `call me 17.30`, but not `python 3.12`
  /(?<![\w.,$€£#-])(?<!\b(?:v|version|release|budget|cost|price|total|score|build|room|section|chapter|part|step|python|node|ubuntu|java|ios|android) )(?:[01]?\d|2[0-3])\.[0-5]\d(?=\s*(?:$|[;,!?\n)]|\.(?!\d)))/i,
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:uary|ch|il|e|y|ust|ember|tember|ober)?\.? \d{1,2}\b(?![.:]\d)/i,
  /(?<![\d.])\d{1,2}\.? (?:january|february|april|june|july|august|september|october|november|december)\b/i,
  /\b(?:today|(?:tomorrow|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?)\b|\d{1,2}:?\d\dZ\b/i,
  /\bin (?:ten|fifteen|twenty|thirty|forty|an?|\d\d?)\b[- \w]{0,8}\b(?:min(?:ute)?s?|h|hours?)\b/i,
  /\b(?:later(?! than)|eod|cob|fortnight|uhr|overmorrow|tmr|2mo?ro?w?|(?:mon|tues|wednes|thurs|fri|satur|sun)days)\b/i,
  /\b(?:after|at|around|over|before) lunch(?:time)?\b|\bthis arvo\b|\bsoon-?ish\b|\bshortly (?:after|before)\b|\b(?:this|on the|next) weekend\b|\bend of (?:the |this |next )?(?:day|week|month)|\bin a (?:bit|while|few)\b|\bin (?:fifteen|twenty|thirty|forty)(?=\s*(?:$|[;,.!?]))|\bthe \d{1,2}(?:st|nd|rd|th)(?=\s*(?:$|[;,.!?]))/im,
  // A week by its number, at the end of a phrase: `KW 50`, not `week 3 kickoff`.
  /(?<!\p{L})(?:kw|cw|wk|week|kalenderwoche|semaine|settimana|semana|vecka|uge|uke|viikko|tydzień|týden) ?\d{1,2}(?=\s*(?:$|[;,.!?)]))/imu,
  // What has to happen first, but not to whoever reads: `once the build is green`, not `when you are ready`.
  new RegExp(
    `\\bafter (?:(?:the|this|that|our|my|your|today['’]s) )(?:\\p{L}+ )?(?:${gatherings})s?\\b`,
    'iu',
  ),
  /\b(?:once|when) (?!(?:you|ya|u|every\p{L}+|all)\b)(?:\p{L}+ ){0,3}?\p{L}+(?: is| are|['’]s|['’]re) (?:back|done|ready|free|here|there|through|green|merged|finished|over|available|up)\b/iu,
  // `at :30`, `half past`
  /(?:^|[\s(]):[0-5]\d(?![\d:])|\b(?:half|quarter) past(?=\s*(?:$|[;,.!)]))/im,
  /\bkw ?\d{1,2}\b/i,
  /\b(?:usual|same) time\b|\b(?:on|of) the hour\b|\b(?:day after|week|month|hour|minute)s? (?:from|after)\b/i,
];

/** Only beside a time or a day: `9-10 15:00`, `le 13 à 15h`, `15:00 or so`. */
const beside = [
  /(?<!\p{L})(?:christmas|xmas|easter|thanksgiving|boxing day|new year|halloween|heiligabend|silvester|noël|navidad|natal)(?!\p{L})/iu,
  /(?<![\w.:])\d{1,2}[-/]\d{1,2}(?![\w:])/,
  /\b\d{1,2}(?:st|nd|rd|th)\b|\b(?:le|el|il|den|am) \d{1,2}\b/i,
  /\bweeks?\b/i,
  /^ ?(?:-?ish|or so|or later|and a (?:half|quarter))\b/im,
  // What a language that isn't read here may say of the day: `明日15:00`.
  /[^\p{Script=Latin}\P{L}]/u,
];

/**
 * Whether words that are left when all times were read still seem to name one. Rather once too often: the card then
 * asks, where otherwise someone who costs money would join at once, or at a guess.
 */
export function smellsOfTime(rest: string, isBesideTime: boolean): boolean {
  if (rest.split('\n').some((line) => isDated(line) && (isBesideTime || /\d[.:]\d\d/.test(line))))
    return true;
  if (standalone.some((smell) => smell.test(rest))) return true;
  if (isBesideTime && beside.some((smell) => smell.test(rest))) return true;
  return [...rest.matchAll(cued)].some(({ 0: said, index }) => {
    const isYear = /20[2-3]\d$/.test(said);
    return !isYear && afterHour.test(rest.slice(index + said.length));
  });
}

/** `19 déc. 2026`, `2026. gada 23. decembris`: a year and another number, whatever is written between them. */
function isDated(line: string): boolean {
  return /(?<!\d)20[23]\d(?!\d)/.test(line) && /(?<!\d)\d{1,2}(?!\d)/.test(line);
}
