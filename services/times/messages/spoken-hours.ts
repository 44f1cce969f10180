import { numberNames } from '../number-names.ts';

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
const czech = 'jednu|dvě|tři|čtyři|pět|šest|sedm|osm|devět|deset|jedenáct|dvanáct';
const cyrillic =
  'час|два|две|дві|три|четыре|чотири|пять|шесть|шість|семь|сім|восемь|вісім|девять|десять|одиннадцать|двенадцать|перш|друг|трет|четверт|пят|шост|сьом|восьм|девят|десят|одинадц|дванадц';

const cued = (cues: string, names: string) =>
  new RegExp(`(?<![\\p{L}\\d])(?:${cues})\\.? ?(?:${names}|\\d{1,2}(?![\\d.,:%]))`, 'iu');
const counted = (names: string, units: string) =>
  new RegExp(`(?<!\\p{L})(?:${names}) (?:${units})(?!\\p{L})`, 'iu');
const malay = 'satu|dua|tiga|empat|lima|enam|tujuh|lapan|delapan|sembilan|sepuluh|sebelas';
const swahili = 'moja|mbili|tatu|nne|tano|sita|saba|nane|tisa|kumi';
const filipino = 'una|dos|tres|kwatro|singko|sais|siyete|otso|nuwebe|diyes|onse|dose';
const others = 'een|twee|drie|üks|kaks|kolm|neli|viis|kuus|një|dy|tre|katër|pesë';

/** Of scripts with spaces; numbers in those without follow below. */
const foreign =
  '(?![\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}])[^\\p{Script=Latin}\\P{L}]';

const hours = [
  cued('um|gegen|ab|heute|punkt', german),
  cued("à|vers les?|d'ici|aujourd'hui", french),
  cued('a las?|de las?|sobre las|hoy', spanish),
  cued('às|das|pelas|hoje', portuguese),
  cued("(?:alle )?ore|alle|all'|dalle|oggi", italian),
  cued('om|vanaf|tegen|rond|half|vandaag', dutch),
  cued('o|od|około|godz|godzinie|na|dziś|dzisiaj', polish),
  cued('kl|klo|klockan|klokken|kello|i ?dag|tänään', nordic),
  cued('saat|bugün', turkish),
  cued('v(?= )|ve(?= )|kolem|okolo|dnes', czech),
  cued('в|у|с|з|о|об|около|близько', cyrillic),
  cued('jam|pukul', malay),
  cued('saa', swahili),
  cued('alas[- ]?|ika[- ]?', filipino),
  cued('kell|ora|orën|karfe|vid|bihar', others),
  counted(`une|${french}`, 'heures?|h'),
  counted(`een|één|${dutch}`, 'uur'),
  counted(`ein|${german}`, 'uhr'),
  new RegExp(`${foreign}\\p{M}?[ .:]?\\d{1,2}(?!\\d|[.,]\\d|%)|(?<![\\d.,])\\d{1,2} ?${foreign}`, 'u'),
  /\d ?[時时点點시分분]|[零一二三四五六七八九十两兩] ?[點点時时]|(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉|열) ?시/u,
];

/** `viertel vor drei`, `kvart över tre`, `tre e mezza`, `puoli kolmelta`, `three fifteen`. */
const names = [
  numberNames.join('|'),
  german,
  dutch,
  spanish,
  portuguese,
  italian,
  french,
  nordic,
  turkish,
  czech,
].join('|');
const quarters = [
  'viertel (?:vor|nach)|dreiviertel|kwart (?:voor|over)|kvart(?:er)? (?:i|över|på|over)|varttia (?:vaille|yli)',
  'w ?pół do|kwadrans|půl|čtvrt(?:ě)? na',
].join('|');
const parts = [
  new RegExp(`(?<!\\p{L})(?:${quarters}) (?:\\p{L}+|\\d{1,2})(?!\\p{L})`, 'iu'),
  new RegExp(`(?<!\\p{L})(?:halb|half|halv|puoli) (?:${names}|\\p{L}+lta|\\d{1,2})(?!\\p{L})`, 'iu'),
  new RegExp(
    `(?<!\\p{L})(?:${names}|\\d{1,2}h?) (?:moins|menos|meno|et quart|et demie|y (?:cuarto|media)|e (?:meia|mezza|quinze|trinta|un quarto))(?!\\p{L})`,
    'iu',
  ),
  new RegExp(`\\b(?:${numberNames.join('|')}) (?:o.?five|fifteen|thirty|forty-?five)\\b`, 'i'),
  /\b(?:quarter|qtr) (?:to|til|till|of|past|before|after) |\b(?:five|ten|twenty|\d{1,2}) (?:til|till) (?:\d|three|four|five|six|seven|eight|nine|ten|eleven|twelve|one|two)/i,
  /(?<!\p{L})(?:\p{L}+ (?:para as|çeyrek)|çeyrek|buçuk\p{L}*|wpół|kwadrans)(?!\p{L})/iu,
  /(?<!\p{L})(?:пол\p{L}{3,}(?:го|ого)|в половин\p{L}+|без четверти|без (?:пяти|десяти|двадцати)|четверть|чверть|пів на|пів|за чверть)(?!\p{L})/iu,
  // `14u30`, `bugün 15'te`
  /(?<![\w.,$€£#-])\d{1,2}(?:[:.]\d\d)?u(?:\d\d)?(?!\w)|(?<!\d)\d{1,2}(?:[.:]\d\d)?'(?:[td][ea]|y?[ea])(?!\p{L})/iu,
];

/** Ways to say “in 20 minutes” that chrono-node doesn't read, by what stands around the number. */
const units =
  'm|h|min\\p{L}*|мин\\p{L}*|хв\\p{L}*|dk|dakika\\p{L}*|std|stunden?|\\p{L}*stunde|heures?|hours?|horas?|or[ae]|uur|halfuur|tim(?:me|mar|e|er)|halvtim\\p{L}+|tun\\p{L}+|godz\\p{L}*|hodin\\p{L}*|saat\\p{L}*|час\\p{L}*|годин\\p{L}*|полчаса|mezz.?ora|kwartier|kvart(?:er)?|vartin|quart|cuarto|quarto|kwadrans|čtvrt|четверть|чверть|stund|bit|poco|pouco|lidt|litt|tage?n?|jours?|d[ií]as?|giorn[oi]|dage?[nr]?|dagar|dn[iíyů]|gün|дн\\p{L}+|день|wochen?|semaines?|semanas?|settiman[ae]|weken|veck\\p{L}+|uke\\p{L}*|uge\\p{L}*|tyg\\p{L}+|týd\\p{L}+|недел\\p{L}+|тижн\\p{L}+|hafta\\p{L}*';
const amounts =
  '\\d{1,3}(?:[.,/]\\d)?|½|an?|une?|eine?[rn]?|.?ner|una?|uma?|een|en|ett?|half|halben?|demi|media|meia|halv|paar|zwanzig|fünfzehn|dreißig|zehn|fünf|vingt|quinze|trente|dix|veinte|quince|treinta|diez|vinte|trinta|dez|venti|dieci|twintig|tien|vijftien|dertig|tjugo|tio|femton|trettio|tyve|ti|to|två|tre|zwei|drei|twee|drie';
const waits = [
  new RegExp(
    `(?<!\\p{L})(?:dans|d'ici|dentro de|daqui|tra|fra|za|через) (?:[\\p{L}\\d.,'-]+ ?){0,3}?(?<![\\p{L}\\d])(?:\\d{1,3} ?)?(?:[dlu]'|demi-)?(?:${units})(?!\\p{L})`,
    'iu',
  ),
  new RegExp(`(?<!\\p{L})(?:in|en|em|om|over|за) (?:(?:${amounts}) ?){1,3}(?:${units})(?!\\p{L})`, 'iu'),
  // Malay, Romanian, Swahili, Latvian, Lithuanian and Albanian; then Malay, Hungarian, Estonian, Vietnamese, Basque and Lithuanian.
  /(?<!\p{L})(?:dalam|peste|baada ya|pēc|po|pas|për) (?:dakika |saa )?\d{1,3}(?![\d.,:%])/iu,
  /(?<![\d.,])\d{1,3} ?\p{L}{1,9} (?:lagi|múlva|mulva|pärast|nữa|barru|vėliau)(?!\p{L})/iu,
  // `10 min to go`, but not `10 min late`
  /\b\d{1,3} ?(?:m|mins?|minutes?) (?:to go|till?|until|before|warning|notice|heads?[- ]?up|left|out|away|break)\b|\bstarts? \d{1,3} ?(?:m|mins?|minutes?)\b/i,
  /(?<!\p{L})за (?:пів|чверть|годину|час|хвилин)/iu,
  /(?<!\p{L})(?:päästä|kuluttua|sonra|içinde|dakikaya|saate)(?!\p{L})/iu,
  /(?:分|時間|小时|小時|钟|鐘|日|天|週間|周|刻)(?:之|以)?[后後]|(?:분|시간|일|주|틀) ?(?:후|뒤|있다)|\d{1,2} ?[月월]|[一二三四五六七八九十]月/u,
];

/** Whether words name a wait: `dans 20 min`, `20 минут спустя`. */
export function namesWait(text: string): boolean {
  return waits.some((wait) => wait.test(text));
}

export function namesHour(text: string): boolean {
  return [...hours, ...parts].some((hour) => hour.test(text));
}
