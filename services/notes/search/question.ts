import { storable } from '../../common/storable.ts';

/** Characters; the rest of a longer question says little more. */
const maxQuestionChars = 500;

// Words about the talking, which hardly ever stand in what was said: "what did we decide about pricing?"
const aboutTalk =
  /\b(decid(?:e|ed|ing|es)|decisions?|agreed?|say|says|said|saying|tell|told|talk(?:ed|ing)?|discuss(?:ed|ing)?|mention(?:ed|s)?)\b/gi;
const aboutDecisions = /\b(decid\w*|decisions?|agree\w*|conclu\w*|settled?)\b/i;

/** A question as it is looked for: capped, fit for any database, and without words that only speak of talking. */
export function readQuestion(text: string): { question: string; decisions: boolean } {
  const asked = storable(text).slice(0, maxQuestionChars).toWellFormed().trim();
  const decisions = aboutDecisions.test(asked);
  // In quotation marks words are meant as they stand.
  const core = asked.includes('"') ? asked : asked.replaceAll(aboutTalk, ' ');
  const said = /[\p{L}\p{N}]/u.test(core) ? core : asked;
  // Between quotation marks of the asker's there are none of ours.
  const quote = said.includes('"') ? ' ' : '"';
  const spelled = spellings(said, quote).map((one) => signBySign(partByPart(one, quote), quote));
  return { question: [...new Set(spelled)].join(' or '), decisions };
}

const umlauts: Readonly<Record<string, string>> = { ae: 'ä', oe: 'ö', ue: 'ü' };
const digraphs = new Map(Object.entries(umlauts).map(([two, one]) => [one, two]));

/** `Muenchen` also as `München`, and the other way round; `RFC9110` also as `RFC 9110`. Accents count nowhere. */
function spellings(question: string, quote: string): string[] {
  const plain = question.normalize('NFC');
  return [
    question,
    plain.replaceAll(/ae|oe|ue/gi, (two) => umlauts[two.toLowerCase()] ?? two),
    plain.replaceAll(/[äöü]/gi, (one) => digraphs.get(one.toLowerCase()) ?? one),
    plain.replaceAll(/(?<![\p{L}\p{N}])(\p{L}{2,20})(\d{1,12})(?![\p{L}\p{N}])/gu, `${quote}$1 $2${quote}`),
  ];
}

/** `E-4021`, a path or an address: its parts are looked for, in this order, as the index has them. */
function partByPart(question: string, quote: string): string {
  return question.replaceAll(
    /[\p{L}\p{M}\p{N}]+(?:[^\p{L}\p{M}\p{N}\s"'’]+[\p{L}\p{M}\p{N}]+)+/gu,
    (whole) => {
      // The index knows `follow-up` whole, and by its stem.
      if (/^[\p{L}\p{M}-]+$/u.test(whole)) return whole;
      return `${quote}${whole.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')}${quote}`;
    },
  );
}

/** Chinese and Japanese put no spaces between words: their signs are looked for one by one, in this order. */
function signBySign(question: string, quote: string): string {
  return question.replaceAll(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu,
    (signs) => ` ${quote}${[...signs].join(' ')}${quote} `,
  );
}
