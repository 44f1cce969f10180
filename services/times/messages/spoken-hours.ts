/**
 * Hours as languages say them that chrono-node reads by half or not at all: `um drei`, `a las tres`, `o trzeciej`, `kl. 15`,
 * `в три`. Behind other words the same names only count something.
 */
const german = 'eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf';
const french = 'deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|midi|minuit';
const spanish = 'una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce';
const portuguese = 'duas|três|tres|quatro|cinco|seis|sete|oito|nove|dez|onze|doze';
const italian = 'due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici';
const dutch = 'twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf';
const polish =
  'pierwszej|drugiej|trzeciej|czwartej|piątej|szóstej|siódmej|ósmej|dziewiątej|dziesiątej|jedenastej|dwunastej|piętnastej|szesnastej|siedemnastej';
const nordic =
  'ett|to|två|tre|fyra|fire|fem|seks|sex|syv|sju|åtta|åtte|otte|nio|ni|tio|ti|elva|elleve|tolv|yksi|kaksi|kolme|neljä|viisi|kuusi|seitsemän|kahdeksan|yhdeksän|kymmenen|halv';
const turkish = 'bir|iki|üç|dört|beş|altı|yedi|sekiz|dokuz|on';
const cyrillic =
  'час|два|две|дві|три|четыре|чотири|пять|шесть|шість|семь|сім|восемь|вісім|девять|десять|одиннадцать|двенадцать|перш|друг|трет|четверт|пят|шост|сьом|восьм|девят|десят|одинадц|дванадц';

const cued = (cues: string, names: string) =>
  new RegExp(`(?<![\\p{L}\\d])(?:${cues})\\.? ?(?:${names}|\\d{1,2}(?![\\d.,:%]))`, 'iu');
const counted = (names: string, units: string) =>
  new RegExp(`(?<!\\p{L})(?:${names}) (?:${units})(?!\\p{L})`, 'iu');
/** Of scripts with spaces; numbers in those without follow below. */
const foreign =
  '(?![\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}])[^\\p{Script=Latin}\\P{L}]';

const hours = [
  cued('um|gegen|ab', german),
  cued("à|vers les?|d'ici", french),
  cued('a las?|sobre las', spanish),
  cued('às|pelas', portuguese),
  cued("alle(?: ore)?|all'|dalle", italian),
  cued('om|tegen|rond|half', dutch),
  cued('o|około|godz|godzinie|na', polish),
  cued('kl|klo|klockan|klokken|kello', nordic),
  cued('saat', turkish),
  cued('в|у|о|об|около|близько', cyrillic),
  counted(`une|${french}`, 'heures?|h'),
  counted(`een|één|${dutch}`, 'uur'),
  counted(`ein|${german}`, 'uhr'),
  new RegExp(`${foreign}\\p{M}?[ .:]?\\d{1,2}(?!\\d|[.,]\\d|%)|(?<![\\d.,])\\d{1,2} ?${foreign}`, 'u'),
  /\d ?[時时点點시分분]|[零一二三四五六七八九十两兩] ?[點点時时]|(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉|열) ?시/u,
];

export function namesHour(text: string): boolean {
  return hours.some((hour) => hour.test(text));
}
