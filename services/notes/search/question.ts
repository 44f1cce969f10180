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
  return { question: signBySign(/[\p{L}\p{N}]/u.test(core) ? core : asked), decisions };
}

/** Chinese and Japanese put no spaces between words: their signs are looked for one by one, in this order. */
function signBySign(question: string): string {
  const quote = question.includes('"') ? ' ' : '"';
  return question.replaceAll(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu,
    (signs) => ` ${quote}${[...signs].join(' ')}${quote} `,
  );
}
