import {
  isAsking,
  isBare,
  isInList,
  isKnown,
  isListed,
  isOpening,
  isPresented,
  isPresenting,
  isQuoted,
  isThird,
  isThirdBefore,
} from './around.ts';
import { askVerbs, calls, courtesies, leadsToName, openers, pastToo } from './clues.ts';
import type { Mention } from './name-forms.ts';
import { asksAtOnce, isCourtesy, isSure, type Request, requestIn, withoutOpeners } from './requests.ts';
import type { Sentence, Stretch } from './stretches.ts';
import type { Mark, Word } from './words.ts';

/** Where a clause says whom it speaks to. */
export type Position = 'start' | 'middle' | 'end' | 'alone' | 'asked';

/** A name in its sentence, and the words by which it's known that it is spoken to. */
export type Vocative = { readonly position: Position; readonly from: number; readonly at: number };

type Around = {
  readonly words: readonly Word[];
  readonly mention: Mention;
  readonly at: number;
  readonly behind: number;
  readonly sentence: Sentence;
  readonly next: Sentence | undefined;
  readonly left: readonly Word[];
  readonly right: readonly Word[];
  readonly after: Mark;
  readonly before: Mark;
  readonly mark: Mark;
};

/** Words of a sentence before and behind a name that are looked at. */
const maxAround = 60;
/** A statement shorter than this is a remark: “good point, Nova”. */
const minStatementWords = 4;

/** Whether a name is spoken to where it stands, and with a request; null where it's only spoken of, thanked or greeted. */
export function vocativeAt(
  { words, sentences }: Stretch,
  index: number,
  at: number,
  mention: Mention,
): Vocative | null {
  const sentence = sentences[index];
  if (!sentence) return null;
  const behind = at + mention.words;
  const around: Around = {
    ...{ words, mention, at, behind, sentence, next: sentences[index + 1] },
    left: words.slice(Math.max(sentence.from, at - maxAround), at),
    right: words.slice(behind, Math.min(sentence.to, behind + maxAround)),
    after: words[behind - 1]?.after ?? '',
    before: at > sentence.from ? (words[at - 1]?.after ?? '') : '.',
    mark: words[sentence.to - 1]?.after ?? '',
  };
  if (isQuoted(around.left)) return null;
  return atAsk(around) ?? atStart(around) ?? atEnd(around) ?? atMiddle(around);
}

function found({ at, sentence }: Around, position: Position, until: number): Vocative {
  return { position, from: position === 'end' || position === 'middle' ? sentence.from : at, at: until };
}

/** “Nova, …”, “hey Nova …”: nothing stands before it but what opens a sentence. */
function atStart(around: Around): Vocative | null {
  const { left, right, mention, after, behind, mark } = around;
  if (!left.every(({ word }) => isOpening(word))) return null;
  if (right.length === 0) return alone(around);
  const request = requestIn(right, mark);
  const isCalled = left.some(({ word }) => calls.has(word));
  const needsRequest = mention.isShared || mention.isMisheard;
  if (after === ',') {
    if (isPresented(right, mark) || isListed(right)) return null;
    if (request !== null) return found(around, 'start', behind);
    if (isCourtesy(right) || isThird(right)) return null;
    const isRemark = isKnown(right) && !isCalled && right.length < minStatementWords;
    return needsRequest || isRemark ? asksNext(around) : found(around, 'start', behind);
  }
  const isThanked = left.some(({ word }) => courtesies.has(word));
  if ((mention.isShared && !isCalled) || isThanked)
    return asksAtOnce(right) ? found(around, 'start', behind) : null;
  if (isSure(request) && !isThirdBefore(right)) return found(around, 'start', behind);
  if (isThird(right) && request !== 'inversion') return null;
  if (mention.isMisheard && !isCalled) return null;
  const maybePast = request === 'imperative' && pastToo.has(right[0]?.word ?? '');
  if (request !== null && (isCalled || !(maybePast || request === 'question')))
    return found(around, 'start', behind);
  return isCalled && !needsRequest && !isCourtesy(right) && right.length > 1
    ? found(around, 'start', behind)
    : null;
}

/** The name alone, and then what is asked: “Nova? Could you …” */
function alone(around: Around): Vocative | null {
  const { left, at, mention, after } = around;
  if (left.some(({ word }) => courtesies.has(word))) return null;
  const { request, from } = nextOf(around);
  if (request === null || (after === '.' && request === 'question')) return null;
  if (mention.isMisheard && !isSure(request)) return null;
  return { position: 'alone', from: at, at: from };
}

/** It's told something, and then asked: “Nova, this is Ada. Send it to Ben.” */
function asksNext(around: Around): Vocative | null {
  const { request, from } = nextOf(around);
  return isAsking(request) ? { position: 'start', from: around.at, at: from } : null;
}

/** What the next sentence of the same person asks for. */
function nextOf({ words, next }: Around): { request: Request | null; from: number } {
  if (!next) return { request: null, from: 0 };
  const clause = words.slice(next.from, Math.min(next.to, next.from + maxAround));
  return { request: requestIn(clause, words[next.to - 1]?.after ?? ''), from: next.from };
}

/** “…, Nova?” */
function atEnd(around: Around): Vocative | null {
  const { left, right, mention, before, mark, at } = around;
  if (right.length > 0) return null;
  const core = withoutOpeners(left);
  if (core.length === 0) return null;
  const request = requestBefore(left, mark);
  const asks = mark === '?' || isAsking(request);
  if (before === ',') {
    if (isPresenting(left) || isInList(left)) return null;
    if (mention.isShared || mention.isMisheard) return isAsking(request) ? found(around, 'end', at) : null;
    if (isCourtesy(left)) return null;
    const isForeign = !isKnown(left) && left.length >= minStatementWords;
    return asks || isForeign ? found(around, 'end', at) : null;
  }
  if (mention.isMisheard || leadsToName.has(left.at(-1)?.word ?? '')) return null;
  return isSure(request) && left.length >= minStatementWords - 1 ? found(around, 'end', at) : null;
}

/** “So, Nova, can you …”, “that’s done, Nova can you …” */
function atMiddle(around: Around): Vocative | null {
  const { left, right, before, after, mark, at, behind, mention } = around;
  if (right.length === 0 || left.length === 0) return null;
  const request = requestIn(right, mark);
  if (after === ',' && before === ',') {
    if (isPresented(right, mark) || isListed(right)) return null;
    if (isInList(left) && !isSure(request)) return null;
    if (isAsking(request)) return found(around, 'middle', behind);
    if (mention.isShared || mention.isMisheard) return null;
    return isSure(requestBefore(left, mark)) ? found(around, 'middle', at - 1) : null;
  }
  const last = left.at(-1)?.word ?? '';
  const isOpened = isBare(left) && beginsAgain.has(last);
  if (mention.isMisheard || isThirdBefore(right)) return null;
  if (!isSure(request) && !(isOpened && (request === 'question word' || request === 'inversion')))
    return null;
  if (mention.isShared && !asksAtOnce(right)) return null;
  if (leadsToName.has(last) && !openers.has(last)) return null;
  return before === ',' || after === ',' || isBare(left) ? found(around, 'middle', behind) : null;
}

/** What a sentence asks for before it comes to a name: as a whole, or in the clause right before that. */
function requestBefore(left: readonly Word[], mark: Mark): Request | null {
  const whole = requestIn(left, mark);
  if (isSure(whole)) return whole;
  const comma = left.slice(0, -1).findLastIndex(({ after }) => after === ',');
  const clause = left.slice(comma + 1);
  const asksYou = isBare(left) ? left.findLastIndex((_, at) => asksAtOnce(left.slice(at, at + 2))) : -1;
  const last = requestIn(asksYou < 0 ? clause : left.slice(asksYou), mark);
  return isSure(last) ? last : whole;
}

/** “Let’s ask Nova: …”: a question to it follows. “Let’s ask Nova to …” is said to the others. */
function atAsk(around: Around): Vocative | null {
  const { left, right, after, mark, behind, at } = around;
  if (!askVerbs.has(left.at(-1)?.word ?? '') || !isHortative(left)) return null;
  if (right.length > 0) {
    return after === ',' && isAsking(requestIn(right, mark))
      ? { position: 'asked', from: at, at: behind }
      : null;
  }
  const { request, from } = nextOf(around);
  return isAsking(request) ? { position: 'asked', from: at, at: from } : null;
}

/** In captions without signs, a clause begins at one of these. */
const beginsAgain: ReadonlySet<string> = new Set('so okay ok alright hey also then now'.split(' '));

function isHortative(left: readonly Word[]): boolean {
  const clause = withoutOpeners(left).map(({ word }) => word);
  return !['i', 'you', 'they', 'he', 'she', 'did', 'do', 'to', 'ich', "don't"].includes(clause[0] ?? '');
}
