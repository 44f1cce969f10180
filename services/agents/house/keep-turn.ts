import type { Transact } from '../../meetings/ports/unit.ts';
import { secondsAfter } from '../../meetings/states/transition.ts';
import { isToolCallFinished } from '../../tasks/tool-call.ts';
import type { HouseUnit } from './ports/house-unit.ts';
import { keyOfCall, openCalls, type Turn } from './turn.ts';

/** Stores a change unless somebody else has the turn by now. Whether this worker goes on. */
export function keepTurn<U extends HouseUnit>(
  { transact }: { transact: Transact<U> },
  turn: Turn,
  change: (current: Turn) => Turn,
  afterSeconds = 0,
): Promise<boolean> {
  return transact(async (unit) => {
    const current = await unit.turns.lock(turn.id);
    if (current?.version !== turn.version) return false;
    const changed = change({ ...current, tokensHeld: 0, nextRunAt: secondsAfter(unit.now, afterSeconds) });
    if (changed.state !== 'asking') {
      await unit.turns.replace(current, changed);
      return true;
    }
    // What ended meanwhile has woken nobody.
    const isOver = await hasEnded(unit, changed);
    const asking = await unit.turns.replace(current, {
      ...changed,
      nextRunAt: isOver ? unit.now : changed.nextRunAt,
    });
    await unit.turns.wakeNext(asking);
    return isOver;
  });
}

async function hasEnded(unit: HouseUnit, turn: Turn): Promise<boolean> {
  const question = turn.questionId === null ? null : await unit.agents.question(turn.questionId);
  if (question?.answer) return true;
  const open = new Set(openCalls(turn).map(({ index }) => keyOfCall(turn, index)));
  const toolCalls = await unit.turns.toolCallsOf(turn);
  return toolCalls.some((toolCall) => open.has(toolCall.key) && isToolCallFinished(toolCall));
}
