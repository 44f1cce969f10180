import { brokenList } from '../../meetings/do-not-say/lists.ts';
import { aboutOf } from './about.ts';
import { placeOf } from './place-of.ts';
import type { HouseUnit } from './ports/house-unit.ts';
import { sourcesIn } from './search-past.ts';
import type { Turn } from './turn.ts';
import type { TurnProblem } from './turn-problem.ts';

/** Ends a turn and answers it, in one transaction; its lane is free for the next. */
export async function endTurn<U extends HouseUnit>(
  unit: U,
  of: Turn,
  why: TurnProblem | null,
): Promise<Turn | null> {
  const meeting = of.meetingId === null ? null : await unit.meetings.lock(of.meetingId);
  const current = await unit.turns.lock(of.id);
  if (current?.version !== of.version) return null;
  const toolCalls = await unit.turns.toolCallsOf(current);
  const said = lastWords(current);
  const broken = brokenList(said, await unit.doNotSay.of(placeOf(current, meeting)));
  const about = aboutOf(current);
  const isGone = (await unit.turns.anyForgotten(about)) && 'call_forgotten';
  const reason = why ?? (isGone || null);
  const text = reason === null && broken === null ? said : '';
  const problem = reason ?? problemOf(current, said, text, toolCalls.length);
  const isHeard =
    isAwaited(current, toolCalls.length) ||
    (problem === 'over_budget' && !(await unit.turns.hasEndedFor(current, problem)));
  const state = problem === null ? 'done' : isHeard ? 'failed' : 'dropped';
  const ended = await unit.turns.replace(current, {
    ...current,
    ...{ state, problem, tokensHeld: 0, questionId: null, nextRunAt: null, finishedAt: unit.now },
    // What it was given is others' words: they stay where they are kept anyway.
    ...(text === ''
      ? { messages: [], about: [] }
      : { messages: [{ role: 'assistant' as const, text, calls: [] }], about }),
  });
  await unit.turns.wakeNext(ended);
  // Its card says what the model has cost by now.
  if (meeting && current.steps > 0) await unit.announcer.show(meeting, [], 'time');
  // The thread shows what was done, but not what was only read.
  const hasActs = toolCalls.some(({ effect }) => effect !== 'reads');
  const isSilent =
    state === 'dropped' || (current.cause === 'spoken' && problem === null && (text === '' || hasActs));
  if (!isSilent) {
    await unit.announcer.showTurn({
      turn: ended,
      meeting,
      text,
      broken,
      sources: sourcesIn(current),
      toolCalls,
    });
  }
  return ended;
}

function lastWords({ messages }: Turn): string {
  const last = messages.at(-1);
  return last?.role === 'assistant' ? last.text.trim() : '';
}

/** A message is always answered; speech that wants nothing isn't. */
function problemOf({ cause }: Turn, said: string, text: string, toolCalls: number): TurnProblem | null {
  if (said !== '' && text === '') return 'not_to_be_said';
  return said === '' && toolCalls === 0 && cause !== 'spoken' ? 'nothing_to_say' : null;
}

/** Who wrote waits for an answer; who spoke only where something was asked for on their behalf, or in the thread. */
function isAwaited({ cause, messages }: Turn, toolCalls: number): boolean {
  if (cause !== 'spoken' || toolCalls > 0) return true;
  return messages.some(
    (message) => message.role === 'tool' && message.results.some(({ name }) => name === 'ask_channel'),
  );
}
