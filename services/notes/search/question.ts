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
  return { question: signBySign(partByPart(said, quote), quote), decisions };
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
