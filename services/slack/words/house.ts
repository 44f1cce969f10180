import { costOfTokens, type TokenUse } from '../../agents/house/token-budget.ts';
import type { Source, Turn } from '../../agents/house/turn.ts';
import { nameBeforeColon } from '../../common/name-before-colon.ts';
import type { ListOwner } from '../../meetings/do-not-say/lists.ts';
import type { PageOf } from '../../people/pages.ts';
import type { RequestProblem } from '../../tasks/request-problem.ts';
import { isToolCallFinished, type ToolCall } from '../../tasks/tool-call.ts';
import type { ToolProblem } from '../../tasks/tool-problem.ts';
import { linkTo, mention, quote, quotedWords } from '../mrkdwn.ts';
import { about, dollars, timecode } from './amounts.ts';
import { sayHidden } from './do-not-say.ts';
import { agentTaskEnds } from './reasons/agents.ts';
import { sayReason, wordsFor } from './reasons/reason.ts';
import { toolProblems } from './reasons/tools.ts';
import { sayToolCallState } from './tool-calls.ts';

/** What the agent of a call has spent on its model, and may: in dollars, or as a share where nobody said what that costs. */
export function sayTokens(use: TokenUse, isOver: boolean): string[] {
  const used = use.tokensIn + use.tokensOut;
  if (used === 0) return [];
  const cost = costOfTokens(use);
  const most = (amount: string) => (isOver ? '' : ` of ${amount} at most`);
  return cost
    ? [`The agent’s AI model: ${about(cost.usd)}${most(dollars(cost.mostUsd))}`]
    : sayShare(used / use.budget.tokens, isOver);
}

/** Only while it may soon have to stop. */
function sayShare(share: number, isOver: boolean): string[] {
  return isOver || share < 0.5
    ? []
    : [`The agent has used ${Math.floor(share * 100)}% of its AI budget for this call`];
}

/** How a tool call stands, for the model. */
export function sayToolCallToHouse(toolCall: ToolCall): string {
  switch (toolCall.state) {
    case 'awaiting_approval':
      return 'Not done. It waits until a person in the thread approves it.';
    case 'approved':
    case 'running':
    case 'delivering':
      return 'Not done yet: in progress.';
    case 'done':
      return 'Done.';
    default: {
      const end = agentTaskEnds[toolCall.state];
      // A newer version's state ends nothing.
      return end ? sayReason(end(toolCall)) : 'Not done yet: in progress.';
    }
  }
}

/** Why nothing was asked for, for the model. */
export function sayRefusalToHouse(problem: ToolProblem | RequestProblem): string {
  return `Not done. ${sayReason(wordsFor(toolProblems, problem, undefined))}`;
}

/** Who sent it has left, for the model. */
export const personGone =
  'Not done. The person who sent you into this call isn’t in its channel any more, so you can use no tools for them.';

/** For the model, which isn't told again which words. */
export const notToBeSaid =
  'Not done. It has words that mustn’t be said here. Leave them out, or do without this.';

/** For the model. */
export function sayTooManyCalls({ callsAtOnce, calls }: { callsAtOnce: number; calls: number }): string {
  return `Not done. You may call ${callsAtOnce} tools at once, and ${calls} for one request. Do what matters most.`;
}

/** What was asked, where it doesn't stand in the thread; null where it does. */
export function sayCause(
  { cause, words, speaker, saidAtMs, asker }: Turn,
  hidden: ListOwner | null,
  maxChars = 300,
): string | null {
  const said = hidden ? sayHidden(hidden) : quotedWords(words, maxChars);
  if (cause === 'told') return `${mention(asker ?? '')} told me: ${said}`;
  if (cause !== 'spoken') return null;
  const called = quote(nameBeforeColon(speaker ?? '', 80), 80);
  const who = called ? `*${called}*` : 'Someone';
  return `${who} in the call${saidAtMs === null ? '' : ` at ${timecode(saidAtMs)}`}: ${said}`;
}

/** How each thing stands that was asked for, by its row: never by what the model says of it. */
export function sayActs(toolCalls: readonly ToolCall[]): string[] {
  return toolCalls.map((toolCall) => {
    const where =
      toolCall.state === 'awaiting_approval' ? ' Press *Approve* on its card in this thread.' : '';
    return `• *${quote(toolCall.preview.title, 200)}*: ${sayToolCallState(toolCall)}${where}`;
  });
}

/** Whether the model's own words could claim more than was done. */
export function isAllDone(toolCalls: readonly ToolCall[]): boolean {
  return toolCalls.every(
    (toolCall) => toolCall.effect === 'reads' || (isToolCallFinished(toolCall) && toolCall.state === 'done'),
  );
}

/** An escaped text with its citations as links; those that it cites. */
export function withCitations(
  text: string,
  sources: readonly Source[],
  pageOf: PageOf,
): { text: string; cited: Source[] } {
  const cited = new Set<Source>();
  const linked = text.replaceAll(/\[(\d{1,3})\]/g, (mark, number: string) => {
    const source = sources.find((one) => one.number === Number(number));
    if (!source) return '';
    cited.add(source);
    const page = source.thread && pageOf(source.thread);
    return page ? linkTo(page, `[${number}]`) : mark;
  });
  return { text: linked, cited: [...cited] };
}

export function saySource({ number, title, startedAt, thread }: Source, pageOf: PageOf): string {
  const page = thread && pageOf(thread);
  const name = page ? linkTo(page, title) : quote(title, 200);
  return `[${number}] ${name}, ${startedAt.slice(0, 10)}`;
}

/** For the person who pressed Slack's stop button too late. */
export const nothingToStop = 'Nothing is running here any more.';
