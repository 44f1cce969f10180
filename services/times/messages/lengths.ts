import { messageWords } from './message-words.ts';

const minutes =
  'm|min|mins|minutes?|minuten|minutos?|minuti|minuut|minut(?:er|ter|y)?|minuuttia|мин(?:ут\\p{L}*)?|хв';
const hours =
  'h|hrs?|hours?|std|stunden?|heures?|horas?|or[ae]|uur|timm(?:e|ar)|timer?|tuntia?|час\\p{L}*|годин\\p{L}*';
const one = 'an?|one|eine|une|una|uma|een|en|один|одну';
const half = `half an|eine halbe|une demi|demi|media|meia|mezz.?|een half|en halv|пол`;
const lengths = `(\\d{1,3}|${half}|${one})[ -]?(?:(${minutes})|(${hours}))(?!\\p{L})`;
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

/** How long somebody is to stay in a call, as a message says: minutes. Null where it doesn't, or says several. */
export function lengthIn(text: string): number | null {
  const words = messageWords(text).replaceAll(/[^\S\n]+/g, ' ');
  const found = [...words.matchAll(cued), ...words.matchAll(alone)]
    .filter(({ index }) => !notTheCalls.test(words.slice(Math.max(0, index - 60), index)))
    .map(([, amount = '', minute]) => amountOf(amount.toLowerCase()) * (minute ? 1 : 60));
  const [first, ...others] = [...new Set(found)];
  const isOne = first !== undefined && others.length === 0 && Number.isInteger(first);
  return isOne && first >= 1 && first <= most ? first : null;
}

function amountOf(said: string): number {
  if (/\d/.test(said)) return Number(said);
  return new RegExp(`^(?:${half})$`, 'i').test(said) ? 0.5 : 1;
}
