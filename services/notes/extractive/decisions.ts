import type { Stated } from '../written-notes.ts';
import { clausesOf } from './commitments/clauses.ts';
import { isAsked, isConditional, isTakenBack } from './commitments/guards.ts';
import { accepts, following, refuses } from './commitments/replies.ts';
import type { Talk } from './commitments/talk.ts';
import { evidenceOf } from './evidence.ts';
import { capped, limits } from './limits.ts';
import { isBot, unmarkNames } from './people.ts';
import type { Said } from './text/sentences.ts';
import { termsOf } from './text/terms.ts';

const choosing =
  'ship|launch|release|go (?:with|for|ahead)|use|keep|drop|postpone|delay|switch|adopt|stick (?:with|to)|skip|cancel|include|exclude|remove|close|merge|publish|target|freeze|build|buy|hire|standardi[sz]e|support|deprecate|roll ?back|revert|reject|approve|accept|choose|pick|call it|name it|rename|split|combine|limit|cap|raise|lower|price|sell|start (?:on|with)|meet (?:on|at|every|next)|move (?:to|the|our|from|it)|push (?:back|the|it)|make (?:it|this|the)|not (?:do|use|ship|support|include|go)|try|leave (?:it|this) (?:as|out)|defer';
const stated: readonly RegExp[] = [
  /\b(?:we|we've|group|team|everyone|everybody|board|committee) (?:have |has |'ve |had )?(?:all |also |just |now |finally )?(?:decided|agreed|resolved|settled|chosen|concluded|committed|voted|opted)(?: (?:on|to|that|for))?\b/i,
  /\b(?:decision|decided|agreed|resolved|resolution|consensus|conclusion)\s*(?:is(?: that)?|:|-|–)\s/i,
  /\b(?:it's|it is|that's|that is) (?:decided|settled|agreed|a deal|approved)\b/i,
  new RegExp(
    String.raw`\b(?:we'll|we will|we're going to|we are going to|we're gonna|we won't|we will not|we're not going to) (?:definitely |also |then |just |now |probably )?(?:${choosing})\b`,
    'i',
  ),
  /\b(?:we're|we are) (?:going|sticking|moving ahead|staying) with\b/i,
  new RegExp(String.raw`\blet's (?:just |all |then |definitely )?(?:${choosing})\b`, 'i'),
  /\b(?:so )?(?:the )?(?:plan|final (?:answer|decision|call)) is (?:to|that we)\b/i,
  /\b(?:is|are) approved\b|\bapproved\s*[.!]*$/i,
];
const proposing =
  /\b(?:i (?:would |'d )?(?:propose|suggest|recommend|vote|move)|i'd (?:propose|suggest|say we)|how about|what about|what if we|why don't we|shall we|should we|can we (?:agree|just)|let's|proposal is|any objections?|i think we should|we should|we could)\b/i;
const agreeing =
  /^(?:(?:yes|yeah|ok|okay|well|oh)[,.\s]+)*(?:agreed|i agree|sounds (?:good|great|right|fine)|let's do (?:that|it)|that works|works for me|makes sense|fine (?:by|with) me|\+1|perfect|absolutely|deal|good (?:idea|plan)|great idea|no objections?|i'm (?:fine|ok|okay|good|happy) with (?:that|it)|same here|approved|definitely|i second)/i;
const undecided =
  /\b(?:haven't|hasn't|have not|has not|didn't|did not|not yet|never|yet to|need to|needs to|have to|should|must|can't|cannot|before we|until we|when we|once we|whether we|to be|still)\b[^,.;]*\b(?:decid\w+|agree\w*|settle\w*|chose\w*|choose|conclu\w+|resolv\w+)|\blet's (?:not )?(?:decide|agree|discuss|see|talk)\b|\bno decision\b/i;
const earlier =
  /\b(?:last (?:week|month|time|year|quarter|meeting|call|sprint)|previously|years? ago|months? ago|weeks? ago|back in|back then|the other day|at the time)\b/i;
const inCall =
  /\blet's (?:start|begin|move on|move to|see|go (?:back|on|around|over|through|around)|take a|wrap|continue|look|wait|hear|talk|discuss|get started|jump|dive|switch gears|do (?:a|the) (?:round|intro)|not|say|keep (?:going|moving|it short|this short)|skip (?:ahead|this|that|it)|try (?:again|that|it|this)|use (?:the|our) (?:time|chat|remaining))\b/i;

/** What was decided, stated or proposed and agreed to. */
export function decisionsIn(talk: Talk): Stated[] {
  const seen: Set<string>[] = [];
  const found = talk.said.flatMap((sentence, at) => {
    if (isBot(talk.people, sentence.speaker) || sentence.terms.length === 0) return [];
    const from = decidedAt(talk, at, sentence);
    return from && isNew(seen, sentence) ? [{ sentence, from }] : [];
  });
  return found.slice(0, limits.decisions).map(({ sentence, from }) => ({
    text: textOf(talk, sentence),
    evidence: evidenceOf(from),
  }));
}

/** The sentences that make a decision of this one; null when it is none. */
function decidedAt(talk: Talk, at: number, sentence: Said): Said[] | null {
  const { marked } = sentence;
  if (undecided.test(marked) || earlier.test(marked) || inCall.test(marked)) return null;
  if (!isAsked(marked) && isStated(marked)) return [sentence];
  if (sentence.terms.length < 2 || !proposing.test(marked) || isConditional(marked)) return null;
  const replies = following(talk.said, at, 2).filter((reply) => !isBot(talk.people, reply.speaker));
  const agreed = replies.find((reply) => agreeing.test(reply.plain) && !refuses(reply));
  const isRefused = replies.some((reply) => refuses(reply) && !accepts(reply));
  return agreed && !isRefused ? [sentence, agreed] : null;
}

function isStated(marked: string): boolean {
  return clausesOf(marked).some(({ text, before }) =>
    stated.some((pattern) => {
      const match = pattern.exec(text);
      return match !== null && !isTakenBack(before + text.slice(0, match.index)) && !isConditional(marked);
    }),
  );
}

function isNew(seen: Set<string>[], sentence: Said): boolean {
  const terms = new Set(termsOf(sentence.plain));
  const isSaid = seen.some((one) => [...terms].filter((term) => one.has(term)).length / terms.size > 0.7);
  if (!isSaid) seen.push(terms);
  return !isSaid;
}

const lead =
  /^(?:(?:so|okay|ok|and|but|well|yeah|yes|right|alright|then|great|now|anyway|good|agreed|decision|decided|resolved|resolution|consensus)\b[\s,.:–-]*)+(?=\S{2})/i;

function textOf({ people }: Talk, { marked }: Said): string {
  const text = capped(unmarkNames(people, marked).replace(lead, '').trim(), limits.item);
  return text.charAt(0).toUpperCase() + text.slice(1);
}
