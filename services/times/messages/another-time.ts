/**
 * Words beside a link for a time that no reader can name: `next time`, `am Dritten`, `Anfang Dezember`, `un altro giorno`. Days of
 * the week, and weeks, are read elsewhere.
 */
const alone = (...words: readonly string[]) =>
  new RegExp(`(?<![\\p{L}\\p{M}\\d])(?:${words.join('|')})(?![\\p{L}\\p{M}])`, 'iu');
const end = '(?= ?(?:$|[;,.!)\\n]))';
const month = '\\p{L}{3,12}';
const day = '\\d{1,2}';

const signs = [
  alone(
    '(?:next|another|some|some other|a different) (?:time|day|week|month|quarter|year|sprint|iteration|cycle|term|semester|season)|sometime',
    'any ?time(?! soon)|on the (?:half|quarter)[- ]hour',
    `(?:give|gimme|need) (?:me |us )?(?:another |a )?(?:few|couple|two|five|ten|fifteen|${day})(?: more)?(?: min(?:ute)?s?)?${end}`,
    `whenever${end}`,
    '(?:early|mid|late|beginning of|end of)[- ](?:next|january|february|march|april|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)',
    'eo[wmqy]',
    `(?:in|by|from|until|before|after) q[1-4]${end}`,
    `on the (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\\p{L}+(?:teenth|tieth)|${day})${end}`,
    'no (?:earlier|sooner) than',
    '(?:before|after|over) (?:christmas|xmas|easter|thanksgiving|new year|the holidays?|vacation)',
  ),
  alone(
    '(?:über)?nächste[nsrm]? (?:mal|monat|quartal|jahr)',
    'ein andermal|ein anderes mal|an einem anderen tag|irgendwann|im neuen jahr',
    `(?:anfang|mitte|ende) ${month}`,
    `am (?:${day}\\.|\\p{L}*(?:ersten|zweiten|dritten|vierten|fünften|sechsten|siebten|achten|neunten|zehnten|elften|zwölften|\\p{L}+zehnten|\\p{L}+zigsten|\\p{L}+ßigsten))${end}`,
    `den ${day}\\.${end}`,
    '(?:nach|vor|über) (?:weihnachten|ostern|pfingsten|neujahr|silvester|den feiertagen)',
  ),
  alone(
    "une autre fois|un autre jour|un de ces jours|la prochaine fois|(?:le )?mois prochain|l['’]ann[ée]e prochaine|le trimestre prochain",
    `(?:début|mi|fin)[- ](?:${month})`,
    `le (?:${day}|premier|deux|trois|quatre|cinq|six|sept|huit|neuf|dix)${end}`,
    'otro día|otra ocasión|la próxima(?: vez)?|(?:el )?(?:próximo mes|mes que viene|año que viene)|(?:a )?(?:principios|mediados|finales) de',
    `(?:el|el día|dia|il) ${day}${end}`,
    'outro dia|outra hora|na próxima(?: vez)?|mês que vem|próximo mês|(?:no )?(?:início|meados|final) d[eo]',
    "un['’]altra volta|un altro giorno|la prossima(?: volta)?|(?:il )?(?:mese prossimo|prossimo mese)|(?:inizio|metà|fine) (?:mese|settimana|anno|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre)",
    '(?:avant|après) no[ëe]l|(?:antes|después) de navidad|prima di natale|dopo natale',
  ),
  alone(
    'een andere keer|volgende (?:keer|maand|kwartaal)|volgend jaar|ooit|(?:begin|half|eind) (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)',
    `(?:op )?de ${day}e${end}`,
    'en annan gång|nästa (?:gång|månad|år)|någon gång|i (?:början|slutet|mitten) av|en anden gang|næste (?:gang|måned|år)|en annen gang|neste (?:gang|måned|år)|en gang til',
    `den ${day}(?:\\.|:?e)?${end}`,
    'toisen kerran|toiste|ensi (?:kerralla|kuussa|vuonna)|joskus',
    '(?:voor|na) (?:kerst|pasen)|(?:före|efter|før|etter|inden) (?:jul|påsk|påske)|(?:ennen|jälkeen) joulu\\p{L}*',
  ),
  alone(
    '(?:innym|następnym) razem|w (?:przyszłym|następnym) (?:miesiącu|roku|kwartale)|kiedyś|(?:na początku|pod koniec) \\p{L}+',
    'jindy|příště|někdy|(?:příští|další) (?:měsíc|rok)|(?:začátkem|koncem) \\p{L}+',
    'в (?:другой|следующий) раз|в (?:следующем|будущем) (?:месяце|году|квартале)|когда-нибудь|в (?:начале|конце) \\p{L}+',
    'іншим разом|наступного (?:разу|місяця|року|кварталу)|колись|на початку \\p{L}+|наприкінці \\p{L}+',
    `${day}-(?:го|е|ого)`,
    'başka (?:zaman|gün|sefere)|bir dahaki sefere|gelecek (?:ay|sefer|yıl)|önümüzdeki \\p{L}+|(?:ay|yıl) sonu',
    '(?:przed|po) (?:święt\\p{L}+|wakacj\\p{L}+)|(?:před|po) vánoc\\p{L}+|(?:до|после|перед|після) (?:праздник\\p{L}*|свят\\p{L}*|нов\\p{L}+ год\\p{L}*|нов\\p{L}+ рок\\p{L}*)',
  ),
  /また今度|次回|今度|来月|来年|別の日|いつか|下次|改天|改日|下[个個]?月|明年|月[底初末]|回[头頭]|다음 ?(?:번|달|기회)|내년|언젠가/u,
];

/** `words` as they're read: a link is a `;`. */
export function namesAnotherTime(words: string): boolean {
  return signs.some((sign) => sign.test(words));
}
