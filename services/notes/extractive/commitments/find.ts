import type { ActionItem } from '../../written-notes.ts';
import { evidenceOf } from '../evidence.ts';
import { limits } from '../limits.ts';
import { isBot } from '../people.ts';
import type { Said } from '../text/sentences.ts';
import { assignmentIn } from './assignments.ts';
import { clausesOf } from './clauses.ts';
import { markedIn } from './markers.ts';
import { merged } from './merge.ts';
import { promiseIn } from './promises.ts';
import { requestIn } from './requests.ts';
import type { Commitment, Talk } from './talk.ts';

/** A word that every form of commitment has: most sentences have none and are passed over. */
const worthReading =
  /^(?:\S+ ){0,2}will\b|\b(?:i'll|i will|i shall|i'm|i am|i can|i could|i need|i have|i've|i gotta|i must|i plan|i volunteer|i promise|i commit|i want|i'd|i would|i aim|happy|glad|let me|let's|you|we'll|we will|we should|who|action|actions|todo|to-do|follow|next step|homework|please|shall|should|on it|leave it|assign|give)\b|\uE000/i;

/** What people took on, in the order they did. */
export function actionItemsIn(talk: Talk): ActionItem[] {
  const found = talk.said.flatMap((sentence, at) =>
    worthReading.test(sentence.marked) && !isBot(talk.people, sentence.speaker)
      ? commitmentsIn(talk, at, sentence)
      : [],
  );
  const kept = merged(found.filter((one) => !isWithdrawn(talk, one)));
  return strongest(kept).map(({ text, owner, due, from }) => ({
    text,
    owner,
    due,
    evidence: evidenceOf(from),
  }));
}

function commitmentsIn(talk: Talk, at: number, sentence: Said): Commitment[] {
  const marked = markedIn(talk, at, sentence);
  if (marked) return [marked];
  return clausesOf(sentence.marked).flatMap((clause) => {
    const found =
      promiseIn(talk, at, sentence, clause) ??
      requestIn(talk, at, sentence, clause) ??
      assignmentIn(talk, at, sentence, clause);
    return found ? [found] : [];
  });
}

const withdrawal =
  /\b(?:never ?mind|scratch that|forget (?:about )?(?:it|that)|on second thoughts?|don't bother|i take (?:that|it) back|strike that|no need(?: for that| to do that)?\b|actually,? (?:i can't|i cannot|i won't|i don't have time|don't|no\b|let's not))/i;

/** Whether those concerned take it back right after. */
function isWithdrawn({ said }: Talk, { from, at, owner }: Commitment): boolean {
  const concerned = new Set([...from.map((sentence) => sentence.speaker), owner]);
  const [first] = from;
  const later = said.slice(at + 1, at + 9).filter((next) => first && next.turn <= first.turn + 4);
  return later.some((next) => concerned.has(next.speaker) && withdrawal.test(next.plain));
}

/** Those with an owner and a date first when there are more than a list holds; then in their order again. */
function strongest(all: readonly Commitment[]): Commitment[] {
  const strength = (one: Commitment) =>
    (one.owner ? 2 : 0) + (one.due ? 2 : 0) + Math.min(one.from.length, 2);
  const best = [...all].sort((a, b) => strength(b) - strength(a) || a.at - b.at).slice(0, limits.actionItems);
  return best.sort((a, b) => a.at - b.at);
}
