import * as de from 'chrono-node/de';
import * as en from 'chrono-node/en';
import { Chrono, type Parser } from 'chrono-node/en';
import * as es from 'chrono-node/es';
import * as fi from 'chrono-node/fi';
import * as fr from 'chrono-node/fr';
import * as it from 'chrono-node/it';
import * as nl from 'chrono-node/nl';
import * as pt from 'chrono-node/pt';
import { compactClock, dottedDate, englishParsers } from './parsers.ts';

/** A reader, and the words that show its language. Words that English has too aren't among them. */
type Language = { reader: Chrono; words: ReadonlySet<string> };

const language = ({ casual }: { casual: Chrono }, words: string, own: Parser[] = []): Language => ({
  reader: new Chrono({
    parsers: [dottedDate, ...own, compactClock, ...casual.parsers],
    refiners: casual.refiners,
  }),
  words: new Set(words.split(' ')),
});

const english = language(en, '', englishParsers);
const others: readonly Language[] = [
  language(
    de,
    'heute morgen übermorgen montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz juni juli oktober dezember okt dez uhrzeit zeit wann halb viertel mittag mitternacht nachmittag abend nachher später nächste nächsten letzten tagen woche wochen stunde stunden minuten montags dienstags mittwochs donnerstags freitags',
  ),
  language(
    fr,
    'demain aujourd lundi mardi mercredi jeudi vendredi samedi dimanche janvier février avril juin juillet août septembre octobre novembre décembre heures heure midi minuit soir matin  prochain prochaine jours semaine semaines',
  ),
  language(
    es,
    'hoy mañana lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio septiembre octubre noviembre diciembre mediodía medianoche tarde próximo próxima pasado pasada días semana semanas hora horas minutos',
  ),
  language(
    pt,
    'hoje amanhã segunda terça quarta quinta sexta sábado janeiro fevereiro março maio junho julho setembro outubro novembro dezembro tarde próxima dias semana semanas hora horas minutos',
  ),
  language(
    it,
    'oggi domani lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre mezzogiorno mezzanotte pomeriggio stasera prossimo giorni settimana settimane ora ore minuti',
  ),
  language(
    nl,
    'vandaag morgen overmorgen maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart juni juli oktober uur middag vanmiddag vanavond volgende dagen weken minuten',
  ),
  language(
    fi,
    'tänään huomenna ylihuomenna maanantaina tiistaina keskiviikkona torstaina perjantaina klo päivän viikon tunnin minuutin',
  ),
];

/** The reader for the language in which a message names times: English unless its words show another. */
export function readerOf(words: readonly string[]): { reader: Chrono; isEnglish: boolean } {
  const counted = others.map((one) => ({ one, count: words.filter((word) => one.words.has(word)).length }));
  const best = counted.reduce((a, b) => (b.count > a.count ? b : a));
  const { reader } = best.count > 0 ? best.one : english;
  return { reader, isEnglish: best.count === 0 };
}
