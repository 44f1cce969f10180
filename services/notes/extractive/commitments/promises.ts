import { dueIn } from '../due.ts';
import type { Said } from '../text/sentences.ts';
import type { Clause } from './clauses.ts';
import { isAsked, isConditional, isTakenBack } from './guards.ts';
import { lastNeed } from './needs.ts';
import type { Commitment, Talk } from './talk.ts';
import { taskText } from './task-text.ts';
import { isDeed, isPointer, isTask } from './verbs.ts';

const never = String.raw`(?!\s*(?:not|never|n't|hardly|no longer|probably not|maybe|perhaps|possibly)\b)`;
/** "I will" says it whatever the task. */
const plain = new RegExp(
  String.raw`\b(?:i'll|i will|i shall|i'm gonna|i am gonna|i(?:'m| am) going to(?!\s+(?:the|a|an|my|our|(?-i:\p{Lu}))))${never}\s+(.+)$`,
  'isu',
);
/** The same with the "I" left out, as people do: "Will send it tomorrow". */
const elided = new RegExp(
  String.raw`^(?:(?:yes|yeah|sure|ok|okay|great|cool|right|and)[,.\s]+)*will${never}\s+(?!you\b|we\b|it\b|this\b|that\b|they\b|he\b|she\b|i\b|there\b|do\b|the\b)(.+)$`,
  'is',
);
/** Other ways to say it, which say other things too: only with a deed. */
const loose = new RegExp(
  String.raw`\b(?:i can|i could|i need to|i have to|i've got to|i gotta|i must|i'm planning to|i plan to|i'm happy to|i am happy to|i'd be happy to|i would be happy to|happy to|i'd be glad to|i volunteer to|i'm volunteering to|let me|i promise to|i commit to|i want to|i'd like to|i aim to|my plan is to|i'm about to|i'm supposed to)${never}\s+(.+)$`,
  'is',
);
/** "I can." says that the speaker takes what was asked for. */
const alone =
  /\b(?:i volunteer|i'm on it|on it|i can|i could|i'd be happy to|happy to|i'll take a stab|leave it (?:to|with) me)(?:,? (?:yes|yeah|then|for sure))?[.!\s]*$/i;
const offers = /\b(?:i could|i want to|i'd like to|i'm supposed to)\b/i;
/** "The report, which I'm happy to take": the task stands before. */
const aboutIt = /^(?:there (?:is|are|'s) )?(.{6,120}?),? (?:which|that)\s*$/i;
const elsewhere =
  /\b(?:tomorrow|offline|after (?:the|this) (?:call|meeting)|later (?:today|this week)|this afternoon|follow.?up|get back to)\b/i;

/** What the speaker takes on: "I'll send the deck by Friday". */
export function promiseIn(talk: Talk, at: number, sentence: Said, clause: Clause): Commitment | null {
  const phrase = phraseOf(talk, sentence, clause);
  if (phrase === null || isAsked(sentence.marked) || isConditional(sentence.marked)) return null;
  if (isPointer(phrase)) return takenUp(talk, at, sentence, clause);
  const text = taskText(talk.people, phrase);
  if (!isSubstantial(text)) return null;
  return { text, owner: sentence.speaker || null, due: dueIn(clause.text, talk.today), from: [sentence], at };
}

function phraseOf(talk: Talk, sentence: Said, { text, before }: Clause): string | null {
  for (const pattern of [plain, elided, loose]) {
    const match = pattern.exec(text);
    const phrase = match?.[1];
    if (!match || phrase === undefined) continue;
    if (isTakenBack(`${before}${text.slice(0, match.index)}`)) return null;
    const related = aboutIt.exec(text.slice(0, match.index))?.[1];
    if (isPointer(phrase) && related) return `${phrase.replace(/[.!\s]+$/, '')} ${related}`;
    if (isPointer(phrase)) return offers.test(match[0]) && !/^i could/i.test(match[0]) ? null : phrase;
    const isFirm = pattern === plain ? isTask(phrase) : isDeed(phrase) && !offers.test(match[0]);
    return isFirm || isLater(talk, sentence, phrase) ? phrase : null;
  }
  return alone.test(text) && !isTakenBack(before) ? '' : null;
}

/** A deed with a time beyond the call is a task even where its verb alone is none. */
function isLater(talk: Talk, sentence: Said, phrase: string): boolean {
  if (/^(?:be|see you|talk to you|speak to you|need|have to go|miss)\b/i.test(phrase)) return false;
  return dueIn(phrase, talk.today) !== null && (isDeed(phrase) || elsewhere.test(sentence.marked));
}

/** "I can do that": the task is what someone said was needed. */
function takenUp(talk: Talk, at: number, sentence: Said, clause: Clause): Commitment | null {
  const need = lastNeed(talk, at);
  if (!need) return null;
  const due = dueIn(clause.text, talk.today) ?? dueIn(need.phrase, talk.today);
  const text = taskText(talk.people, need.phrase);
  return { text, owner: sentence.speaker || null, due, from: [need.said, sentence], at };
}

function isSubstantial(text: string): boolean {
  return text.split(/\s+/).length >= 2 && /\p{L}{3,}/u.test(text);
}
