import { messageWords } from './message-words.ts';

const minutes =
  'min|mins|minutes?|minuten|minutos?|minuti|minuut|minut(?:er|ter|y)?|minuuttia|мин(?:ут\\p{L}*)?|хв';
const hours =
  'hrs?|hours?|std|stunden?|heures?|horas?|or[ae]|uur|timm(?:e|ar)|timer?|tuntia?|час\\p{L}*|годин\\p{L}*';
const one = 'an?|one|eine|une|una|uma|een|en|один|одну';
const half = `half an|eine halbe|une demi|demi|media|meia|een half|en halv`;
/** Letters stand for a unit only behind digits: `I am` is no minute, `ahora` no hour. */
const digits = `(?<number>\\d{1,3}(?:[.,]\\d)?)[ -]?(?:(?:m|${minutes})|(?<hours>h|${hours})(?: ?(?<rest>[0-5]?\\d)(?: ?(?:m|${minutes}))?)?)`;
const spoken = `(?:(?<half>(?:${half})[ -]|mezz['’]?|пол)|(?:${one})[ -])(?:(?:${minutes})|(?<hour>${hours})(?<more> and a half| et demie| y media| e meia| e mezza)?)`;
const lengths = `(?<![\\d.,–-])(?:${digits}|${spoken})(?![\\p{L}\\d])`;
const cues = 'for|für|pendant|pour|durante|por|per|voor|gedurende|przez|i|на|протягом';

/** `for 15 minutes`, `for the first half an hour`. */
const cued = new RegExp(
  `(?<!\\p{L})(?:${cues}) (?:(?:only|just|max|the first|nur|maximal|seulement|solo|só) ){0,2}${lengths}`,
  'giu',
);
/** `(30 min)` and `<link> 1h`, with nothing else in the phrase. */
const alone = new RegExp(`(?:^|[;,(\\n]) ?${lengths} ?(?=$|[;,.)\\n])`, 'giu');
/** How long something took, or somebody is away. */
const notTheCalls =
  /\b(?:been|was|were|wait(?:ed|ing)?|late|delayed|off|away|out|break|paused?|busy|talked|spoke|met|ago|postponed|seit)\b[^;.!?\n]{0,30}$/i;
const most = 1_440;
/** Alone, `9h` and `1h30` are hours of a day. */
const mostAlone = 240;

/** How long somebody is to stay in a call, as a message says: minutes. Null where it doesn't, or says several. */
export function lengthIn(text: string): number | null {
  const words = messageWords(text).replaceAll(/[^\S\n]+/g, ' ');
  const isShort = (match: RegExpExecArray) =>
    match.groups?.rest === undefined && minutesOf(match.groups ?? {}) <= mostAlone;
  const found = [...words.matchAll(cued), ...[...words.matchAll(alone)].filter(isShort)]
    .filter(({ index }) => !notTheCalls.test(words.slice(Math.max(0, index - 60), index)))
    .map(({ groups }) => minutesOf(groups ?? {}));
  const [first, ...others] = [...new Set(found)];
  const isOne = first !== undefined && others.length === 0 && Number.isInteger(first);
  return isOne && first >= 1 && first <= most ? first : null;
}

function minutesOf({ number, hours, rest, half: isHalf, hour, more }: Record<string, string>): number {
  if (number !== undefined) return Number(number.replace(',', '.')) * (hours ? 60 : 1) + Number(rest ?? 0);
  const amount = (isHalf ? 0.5 : 1) + (more ? 0.5 : 0);
  return amount * (hour ? 60 : 1);
}
