import type { ReachFailpoint } from '../../meetings/failpoints.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import type { Transact } from '../../meetings/ports/unit.ts';
import { secondsAfter } from '../../meetings/states/transition.ts';
import type { AnyTool } from '../../tasks/tool.ts';
import { isToolCallFinished } from '../../tasks/tool-call.ts';
import { toolsOfPersona } from '../../tasks/tools-of-persona.ts';
import { type ActDeps, carryOut } from './acts.ts';
import { claimTurn, leaseSeconds, maxSteps } from './claim-turn.ts';
import { contextOf } from './context.ts';
import { endTurn } from './end-turn.ts';
import { wordsOfSpeech } from './hear-speech.ts';
import { instructionsFor } from './instructions.ts';
import { type FromSlack, lookOutside } from './look-outside.ts';
import { offeredTools } from './offered-tools.ts';
import type { HouseModel, ModelStep, OfferedTool } from './ports/house-model.ts';
import type { HouseUnit } from './ports/house-unit.ts';
import { isUsedUp, type TokenBudget } from './token-budget.ts';
import { keyOfCall, openCalls, type Turn, type TurnMessage } from './turn.ts';
import type { TurnProblem } from './turn-problem.ts';
import { withinRoom } from './within-room.ts';

export type TurnDeps<U extends HouseUnit> = ActDeps<U> & {
  transact: Transact<U>;
  model: HouseModel;
  tools: readonly AnyTool[];
  failpoint: ReachFailpoint;
  budget: TokenBudget;
  /** Whether Slack can be asked. */
  isReady: () => boolean;
  log: { info(fields: object, message: string): void };
};

/** Works on a turn at its time: asks the model, carries out what it calls, and answers, one step after the other. */
export const attendTurn =
  <U extends HouseUnit>(deps: TurnDeps<U>) =>
  async (turnId: string, signal: AbortSignal): Promise<void> => {
    // Right after a start nobody can say yet who is who in Slack: the sweep comes back to it.
    let goesOn = deps.isReady();
    while (goesOn && !signal.aborted) {
      const fromSlack = await lookOutside(deps, turnId);
      const claimed = await deps.transact((unit) => claim(unit, deps, turnId, fromSlack));
      goesOn =
        claimed !== null && (await whileRenewed(deps, claimed.turn, () => step(deps, claimed, signal)));
    }
  };

/** Seconds until a step that broke is begun again. */
const retrySeconds = 2;

type Claimed = {
  turn: Turn;
  meeting: Meeting | null;
  offered: readonly OfferedTool[];
  isOverBudget: boolean;
};

/** Says now and then that this worker is still there, while it works on a step. */
async function whileRenewed<U extends HouseUnit>(
  deps: TurnDeps<U>,
  turn: Turn,
  work: () => Promise<boolean>,
): Promise<boolean> {
  const { transact } = deps;
  const renew = () =>
    void transact((unit) => unit.turns.renew(turn, secondsAfter(unit.now, leaseSeconds))).catch(() => {});
  const timer = setInterval(renew, (leaseSeconds / 4) * 1_000);
  try {
    return await work();
  } catch (error) {
    // A bug or a broken connection: this step is begun again soon, a few times.
    await keep(deps, turn, (current) => ({ ...current, state: 'waiting' }), retrySeconds).catch(() => {});
    throw error;
  } finally {
    clearInterval(timer);
  }
}

async function claim<U extends HouseUnit>(
  unit: U,
  deps: TurnDeps<U>,
  turnId: string,
  fromSlack: FromSlack,
): Promise<Claimed | null> {
  const claimed = await claimTurn(unit, turnId);
  if (!claimed) return null;
  const { meeting } = claimed;
  let { turn } = claimed;
  if (meeting) await unit.agents.markRead(turn.teamId, meeting.id, await deps.identityIn(unit, meeting));
  if (turn.messages.length === 0) {
    const words = turn.cause === 'spoken' ? await wordsOfSpeech(unit, turn) : turn.words;
    const text = await contextOf(unit, deps.knowledge, { ...turn, words }, meeting, fromSlack);
    turn = await unit.turns.replace(turn, { ...turn, words, messages: [{ role: 'user', text }] });
  }
  const names = meeting ? await toolsOfPersona(unit, deps.tools, meeting) : [];
  const tools = deps.tools.filter(({ name }) => names.includes(name));
  return {
    turn,
    meeting,
    isOverBudget: isUsedUp({ ...(await unit.turns.spent(turn)), budget: deps.budget }),
    offered: offeredTools(tools, {
      canAsk: meeting !== null,
      canSay: deps.sayInCall !== null && meeting?.state === 'live',
    }),
  };
}

/** Whether there is more to do right away. */
async function step<U extends HouseUnit>(
  deps: TurnDeps<U>,
  claimed: Claimed,
  signal: AbortSignal,
): Promise<boolean> {
  const { turn } = claimed;
  if (turn.problem !== null) return finish(deps, turn, turn.problem);
  if (openCalls(turn).length > 0) return act(deps, claimed, signal);
  if (turn.messages.at(-1)?.role === 'assistant') return finish(deps, turn, null);
  if (turn.steps >= maxSteps) return finish(deps, turn, 'too_many_steps');
  if (claimed.isOverBudget) return finish(deps, turn, 'over_budget');
  return think(deps, claimed, signal);
}

async function think<U extends HouseUnit>(
  deps: TurnDeps<U>,
  { turn, offered }: Claimed,
  signal: AbortSignal,
): Promise<boolean> {
  const input = { instructions: instructionsFor(turn), messages: withinRoom(turn.messages), tools: offered };
  const answered = await deps.model(input, signal);
  deps.failpoint('house.answered.before-stored');
  if (!answered.ok) {
    // The next process asks again.
    if (answered.problem.kind === 'stopped') return release(deps, turn);
    return finish(deps, turn, `model_${answered.problem.kind}`);
  }
  const kept = await keep(deps, turn, (current) => withStep(current, answered.value));
  deps.failpoint('house.stored.before-next');
  return kept;
}

/** Characters of an answer that are kept. */
const maxAnswerChars = 8_000;
/** Calls of one answer; more than that are left out, and the model is told. */
const maxCalls = 8;

function withStep(turn: Turn, { text, calls, tokensIn, tokensOut }: ModelStep): Turn {
  const said: TurnMessage = {
    role: 'assistant',
    text: text.slice(0, maxAnswerChars).toWellFormed(),
    calls: calls.slice(0, maxCalls),
  };
  return {
    ...turn,
    messages: [...turn.messages, said],
    steps: turn.steps + 1,
    attempts: 0,
    tokensIn: turn.tokensIn + tokensIn,
    tokensOut: turn.tokensOut + tokensOut,
  };
}

async function act<U extends HouseUnit>(
  deps: TurnDeps<U>,
  { turn, meeting, offered }: Claimed,
  signal: AbortSignal,
): Promise<boolean> {
  const { results, waits } = await carryOut(deps, turn, meeting, offered, signal);
  deps.failpoint('house.acted.before-stored');
  return keep(deps, turn, (current) => {
    const messages: Turn['messages'] =
      results.length > 0 ? [...current.messages, { role: 'tool', results }] : current.messages;
    const known = { ...current, messages, attempts: 0 };
    return waits
      ? { ...known, state: 'asking', questionId: waits.questionId, nextRunAt: waits.until }
      : { ...known, questionId: null };
  });
}

/** Stores a change unless somebody else has the turn by now. Whether this worker goes on. */
function keep<U extends HouseUnit>(
  { transact }: TurnDeps<U>,
  turn: Turn,
  change: (current: Turn) => Turn,
  afterSeconds = 0,
): Promise<boolean> {
  return transact(async (unit) => {
    const current = await unit.turns.lock(turn.id);
    if (current?.version !== turn.version) return false;
    const changed = change({ ...current, nextRunAt: secondsAfter(unit.now, afterSeconds) });
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

/** Gives the turn back as it was: whoever comes next begins this step again. */
async function release<U extends HouseUnit>(deps: TurnDeps<U>, turn: Turn): Promise<false> {
  await keep(deps, turn, (current) => ({ ...current, attempts: Math.max(0, current.attempts - 1) }));
  return false;
}

async function finish<U extends HouseUnit>(
  { transact, knowledge, log }: TurnDeps<U>,
  turn: Turn,
  problem: TurnProblem | null,
): Promise<false> {
  const ended = await transact((unit) => endTurn(unit, knowledge, turn, problem));
  if (ended) {
    const { id, meetingId: meeting, cause, state, steps, tokensIn, tokensOut, problem: why } = ended;
    log.info(
      { turn: id, meeting, cause, state, steps, tokensIn, tokensOut, why },
      'The house agent’s turn is over',
    );
  }
  return false;
}
