import type { TurnReply } from '../../agents/house/ports/house-unit.ts';
import type { ListOwner } from '../../meetings/do-not-say/lists.ts';
import type { PageOf } from '../../people/pages.ts';
import { limits } from '../limits.ts';
import { cap, escapeText } from '../mrkdwn.ts';
import { isAllDone, sayActs, sayCause, saySource, withCitations } from '../words/house.ts';
import { wordsOfTurn } from '../words/reasons/house.ts';
import { sayReason } from '../words/reasons/reason.ts';
import { type Content, context, section } from './elements.ts';

/** Sources that are named below an answer. */
const maxSources = 5;

/**
 * What the house agent answers. The model's words stand only where nothing that it asked for is open or went wrong: how
 * that stands, its row says.
 */
export function houseReply(
  { turn, text, broken, sources, toolCalls }: TurnReply,
  hidden: ListOwner | null,
  pageOf: PageOf,
): Content {
  const acts = toolCalls.filter(({ effect }) => effect !== 'reads');
  const said = isAllDone(acts) ? text : '';
  const answer = withCitations(cap(escapeText(said), limits.sectionText - 400), sources, pageOf);
  const cause = sayCause(turn, hidden);
  const lines = [
    ...(answer.text ? [answer.text] : []),
    ...sayActs(acts),
    ...(turn.problem ? [sayReason(wordsOfTurn(turn.problem, broken))] : []),
  ];
  const cited = answer.cited.slice(0, maxSources).map((source) => saySource(source, pageOf));
  const small = cited.length > 0 ? [...cited, 'AI-generated. May contain mistakes.'] : [];
  const body = cap(lines.join('\n') || 'Done.', limits.sectionText);
  return {
    text: cap([...(cause ? [cause] : []), body].join('\n'), limits.messageText),
    blocks: [
      ...(cause ? [context(cause)] : []),
      section(body),
      ...(small.length > 0 ? [context(small.join('\n'))] : []),
    ],
  };
}
