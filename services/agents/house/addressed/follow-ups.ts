import { continuations, imperatives, openers, pleases } from './clues.ts';
import type { Forms } from './name-forms.ts';
import { isSure, requestIn, retracts, withoutOpeners } from './requests.ts';
import type { Sentence, Stretch } from './stretches.ts';
import type { Word } from './words.ts';

const maxWords = 40;

/** Whether a sentence clearly goes on with what was just asked: “and send it to Ben too”, “no, forget it”. */
export function continues({ words }: Stretch, { from, to }: Sentence, forms: Forms): boolean {
  const clause = words.slice(from, Math.min(to, from + maxWords));
  const core = withoutOpeners(clause);
  if (speaksToAnother(clause, core, forms)) return false;
  if (retracts(core.map(({ word }) => word))) return true;
  const [first] = clause;
  if (!first || !(continuations.has(first.word) || pleases.has(first.word))) return false;
  const request = requestIn(clause, words[to - 1]?.after ?? '');
  if (request === 'please' || request === 'imperative') return imperatives.has(core[0]?.word ?? '');
  return isSure(request);
}

/** “And Ben, can you …”, “… , Ben?” */
function speaksToAnother(clause: readonly Word[], core: readonly Word[], { people }: Forms): boolean {
  const [first] = core;
  if (
    first &&
    (people.has(first.word) || (first.isCapital && first.after === ',' && !openers.has(first.word)))
  )
    return true;
  const last = clause.at(-1);
  const before = clause.at(-2);
  return last !== undefined && before?.after === ',' && (people.has(last.word) || last.isCapital);
}
