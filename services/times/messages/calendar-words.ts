import { fold, foldedWords } from './fold.ts';
import { soonWords, unspacedSoonWords } from './soon-words.ts';

/**
 * What languages call tomorrow, the day after, next week and the days of the week, as Unicode CLDR has them, with the
 * forms that sentences bend them to. Today isn't among them: a time beside it is today's.
 */
const days = new Set(
  `morgen, übermorgen, uebermorgen, nächste woche, kommende woche, montag, dienstag, mittwoch, donnerstag, freitag, samstag,
  sonnabend, sonntag, overmorgen, volgende week, maandag, dinsdag, woensdag, donderdag, vrijdag, zaterdag, zondag,
  vanavond, vanmiddag, imorgon, imorgen, morgon, övermorgon, nästa vecka, ikväll, ikveld, iaften, i kväll, i aften, i kveld,
  måndag, tisdag, onsdag, torsdag, fredag, lördag, söndag, neste uke, næste uge, mandag, tirsdag, lørdag, søndag,
  á morgun, mánudagur, þriðjudagur, miðvikudagur, fimmtudagur, föstudagur, laugardagur, sunnudagur,
  demain, surlendemain, semaine prochaine, lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche, ce soir, soir, midi,
  mañana, pasado mañana, próxima semana, lunes, martes, miércoles, jueves, viernes, sábado, domingo, tarde, noche,
  demà, dilluns, dimarts, dimecres, dijous, divendres, dissabte, diumenge,
  amanhã, segunda, terça, quarta, quinta, sexta, noite, domani, dopodomani, settimana prossima, lunedì, martedì, mercoledì,
  giovedì, venerdì, sabato, domenica, stasera, pomeriggio, mâine, poimâine, săptămâna viitoare, luni, marți, miercuri, joi,
  vineri, sâmbătă, duminică, jutro, pojutrze, wieczorem, przyszłym tygodniu, poniedziałek, wtorek, środa, środę, czwartek,
  piątek, sobota, sobotę, niedziela, niedzielę, zítra, pozítří, příští týden, pondělí, úterý, středa, středu, čtvrtek, pátek,
  sobotu, neděle, neděli, zajtra, pozajtra, pondelok, utorok, streda, stredu, štvrtok, piatok, nedeľa, nedeľu,
  jutri, pojutrišnjem, ponedeljek, torek, sreda, sredo, četrtek, petek, soboto, nedelja, nedeljo, prekosutra, sutra,
  ponedjeljak, utorak, srijeda, srijedu, četvrtak, petak, subota, subotu, nedjelja, nedjelju, holnap, holnapután,
  hétfő, hétfőn, kedd, kedden, szerda, szerdán, csütörtök, csütörtökön, péntek, pénteken, szombat, szombaton, vasárnap,
  huomenna, ylihuomenna, ensi viikolla, illalla, maanantai, maanantaina, tiistai, tiistaina, keskiviikko, keskiviikkona,
  torstai, torstaina, perjantai, perjantaina, lauantai, lauantaina, sunnuntai, sunnuntaina,
  ülehomme, esmaspäev, teisipäev, kolmapäev, neljapäev, laupäev, pühapäev, rīt, parīt, pirmdiena, otrdiena, trešdiena,
  ceturtdiena, piektdiena, sestdiena, svētdiena, rytoj, poryt, pirmadienis, antradienis, trečiadienis, ketvirtadienis,
  penktadienis, šeštadienis, sekmadienis, yarın, öbür gün, gelecek hafta, haftaya, pazartesi, salı, çarşamba, perşembe, cuma,
  cumartesi, pazar, akşam, завтра, послезавтра, следующей неделе, вечером, понедельник, вторник, среда, среду, четверг,
  пятница, пятницу, суббота, субботу, воскресенье, післязавтра, наступного тижня, увечері, понеділок, середа, середу, четвер,
  п'ятниця, п'ятницю, субота, суботу, неділя, неділю, утре, вдругиден, понеделник, сряда, четвъртък, петък, събота, неделя,
  сутра, прекосутра, понедељак, уторак, четвртак, петак, недеља, αύριο, μεθαύριο, δευτέρα, τρίτη, τετάρτη, πέμπτη, παρασκευή,
  σάββατο, κυριακή, מחר, מחרתיים, יום שני, יום שלישי, יום רביעי, יום חמישי, יום שישי, יום שבת, יום ראשון, غدا, بعد الغد,
  الاثنين, الثلاثاء, الأربعاء, الخميس, الجمعة, السبت, الأحد, فردا, پسفردا, دوشنبه, سهشنبه, چهارشنبه, پنجشنبه, جمعه, شنبه, یکشنبه,
  कल, परसों, सोमवार, मंगलवार, बुधवार, गुरुवार, शुक्रवार, शनिवार, रविवार, ngày mai, ngày kia, tuần sau, thứ hai, thứ ba, thứ tư,
  thứ năm, thứ sáu, thứ bảy, chủ nhật, besok, lusa, minggu depan,
  mittag, mittagessen, wochenende, wochenendes, aprem, déjeuner, le weekend, le week end, ce weekend, ce week end, después de,
  que viene, que vem, fin de semana, fim de semana, almoço, daqui a, questa sera, pranzo, prossima settimana, nel weekend,
  na de, het weekend, vanmiddag, eftermiddag, ettermiddag, efter lunch, efter frokost, etter lunsj, helgen, weekenden, iltana,
  iltapäivällä, lounaan, viikonloppuna, po południu, po obiedzie, w weekend, večer, odpoledne, po obědě, víkendu, víkend,
  öğleden, akşama, hafta sonu, ocakta, şubatta, martta, nisanda, mayısta, haziranda, temmuzda, ağustosta, eylülde, ekimde,
  kasımda, aralıkta, обеда, ввечері, обіду, выходные, выходных, вихідні, вихідних, senin, selasa, rabu, kamis, jumat, sabtu,
  minggu, esok, tulat, isnin, jumaat, bukas, kesho, keshokutwa, jumatatu, jumanne, jumatano, alhamisi, ijumaa, jumamosi,
  jumapili, gobe, jibi, litinin, talata, laraba, jumma'a, kusasa, ngomuso, etzi, nesër, pasnesër, amárach, yfory, oormôre,
  għada, pitgħada, ertaga, վաղը, ხვალ, ზეგ, ертең, маргааш, эртең, заўтра, ነገ, நாளை, రేపు, ನಾಳೆ, നാളെ, আগামীকাল, આવતીકાલે, उद्या, کل, sibê,
  ${soonWords}`
    .split(',')
    .map((name) => foldedWords(name).join(' ')),
);

/** Of scripts that put no space between words. */
const unspaced =
  `あした あさって 夕方 今晚 週末 周末 来月 주말 明日 明後日 来週 月曜 火曜 水曜 木曜 金曜 土曜 日曜 午前 午後 今晩 今夜 明天 后天 後天 下周 下週 星期 礼拜 禮拜 周一 周二 周三 周四 周五 周六 周日 上午 下午 晚上 中午 내일 모레 다음주 잠시후 월요일 화요일 수요일 목요일 금요일 토요일 일요일 오전 오후 저녁 พรุ่งนี้ มะรืนนี้ ស្អែក ມື້ອື່ນ မနက်ဖြန် วันจันทร์ วันอังคาร วันพุธ วันพฤหัส วันศุกร์ วันเสาร์ วันอาทิตย์ ${unspacedSoonWords}`
    .split(' ')
    .map(fold);

/** `Ostermontag`, `vrijdagmiddag`, `Mondayish` */
const withinWord =
  /(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|(?:maan|dins|woens|donder|vrij|zater|zon|man|tis|tirs|ons|tors|fre|lor|son)dag/;

/** Names of months but the English ones: only beside a number they are a date. */
const months = new Set(
  foldedWords(
    `januar februar märz maerz mai juni juli oktober dezember januari februari maart mei augustus mars maj marts desember
    janvier février avril juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio
    agosto septiembre octubre noviembre diciembre janeiro fevereiro março maio junho julho setembro outubro novembro
    dezembro gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre ianuarie februarie martie aprilie
    iunie iulie septembrie octombrie noiembrie decembrie stycznia lutego marca kwietnia maja czerwca lipca sierpnia
    września października listopada grudnia ledna února března dubna května června července srpna září října listopadu
    prosince január február március április május június július augusztus szeptember tammikuuta helmikuuta maaliskuuta
    huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta ocak şubat mart nisan
    mayıs haziran temmuz ağustos eylül ekim kasım aralık января февраля марта апреля мая июня июля августа сентября октября
    detsember dets veebruar märts aprill juuni juuli oktoober decembris janvāris februāris oktobris novembris decembra januára februára apríla mája
    augusta septembra októbra novembra prosinca siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna studenoga
    disember des dez dic dec. tháng thg giờ gru pro gener febrer desembre ноября декабря січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня`,
  ),
);

/** Behind these a month without a day is when something is. */
const monthCues = new Set('in im en em a i w v ve в у'.split(' '));
const otherMonths = new Set(
  foldedWords(
    `january february march april may june july august september october november december styczniu lutym marcu kwietniu maju czerwcu
    lipcu sierpniu wrześniu październiku listopadzie grudniu lednu únoru březnu dubnu květnu červnu srpnu říjnu listopadu prosinci
    tammikuussa helmikuussa maaliskuussa huhtikuussa toukokuussa kesäkuussa heinäkuussa elokuussa syyskuussa lokakuussa marraskuussa
    joulukuussa январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре січні лютому березні квітні травні
    червні липні серпні вересні жовтні листопаді грудні`,
  ),
);

/** English days and what misspells them: long enough that other words aren't near. */
const spelled = 'tomorrow tonight monday tuesday wednesday thursday friday saturday sunday'.split(' ');
const near = new Set('sundry sundae sundar frida midday mayday'.split(' '));
const short = new Set('tmrw tmw tmr tomoz tomo 2moro 2morrow 2mrw tonite 2nite 2night todya'.split(' '));

/** Whether words name a day to come in any language: another than is read, perhaps misspelled. */
export function namesDay(text: string): boolean {
  const words = foldedWords(text);
  const joined = fold(text.replaceAll(/(?<=다음|잠시) /g, ''));
  return (
    unspaced.some((name) => joined.includes(name)) ||
    words.some((word, index) => {
      const before = words[index - 1] ?? '';
      const [next = '', last = ''] = words.slice(index + 1, index + 3);
      return (
        days.has(word) ||
        days.has(`${word} ${next}`) ||
        days.has(`${word} ${next} ${last}`) ||
        isDay(word) ||
        (monthCues.has(before) && (months.has(word) || otherMonths.has(word))) ||
        /^\p{L}+kuussa$/u.test(word) ||
        (months.has(word) &&
          words.slice(Math.max(0, index - 2), index + 2).some((beside) => /^\d/.test(beside)))
      );
    })
  );
}

function isDay(word: string): boolean {
  if (short.has(word) || withinWord.test(word)) return true;
  if (word.length < 5 || word.length > 11 || near.has(word)) return false;
  return spelled.some(
    (name) =>
      name[0] === word[0] && distance(name, word) <= (name.length > 7 || word.endsWith('day') ? 2 : 1),
  );
}

/** How many letters are wrong, missing, too many or swapped (Damerau and Levenshtein). */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const at = (up: number, left: number) => rows[i - up]?.[j - left] ?? 0;
      const swapped =
        a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(2, 2) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(at(1, 0) + 1, (row[j - 1] ?? 0) + 1, at(1, 1) + cost, swapped));
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}
