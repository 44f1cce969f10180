import { readMark } from './read-mark.ts';

const months =
  'januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre';

/** Other languages are not read; that they name a time is seen. */
export const foreignHints = [
  `\\b\\d{1,2} ?(?:uhr|heures)\\b`,
  `\\b\\d{1,2}\\.? (?:de )?(?:${months})(?!\\p{L})`,
  `\\b(?:le|am|el|den) \\d{1,2}\\.?(?= |$)`,
  `\\b(?:heute (?:abend|nachmittag)|morgen um|demain|domani|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\\b`,
  `(?<!\\b(?:guten|good)\\s)(?<![\\p{L}\\w])(?:über)?morgen\\b(?= (?:${readMark}|\\d|um|früh|abend|nachmittag)|\\s*(?:[;.,!?]|$))`,
  `\\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|jueves|viernes|domingo)\\b`,
  `\\b(?:mañana|manana)(?: |$)`,
  `\\b(?:a las|alle|kl\\.?) \\d`,
];

/** `Do 15:00`: Thursday where German is spoken. */
export const germanDay = new RegExp(`\\b(?:Mo|Di|Mi|Do|Fr|Sa|So)\\.?,? ?${readMark}`);
