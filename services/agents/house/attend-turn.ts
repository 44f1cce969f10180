import type { ReachFailpoint } from '../../meetings/failpoints.ts';
import type { Transact } from '../../meetings/ports/unit.ts';
import { secondsAfter } from '../../meetings/states/transition.ts';
import { type ActDeps, carryOut } from './acts.ts';
import { type ClaimDeps, type Claimed, claimStep } from './claim-step.ts';
import { leaseSeconds } from './claim-turn.ts';
import { endTurn } from './end-turn.ts';
import { keepTurn } from './keep-turn.ts';
import { lookOutside } from './look-outside.ts';
import type { HouseModel, ModelStep, StepInput } from './ports/house-model.ts';
import type { HouseUnit } from './ports/house-unit.ts';
import type { Turn, TurnMessage } from './turn.ts';
import type { TurnProblem } from './turn-problem.ts';

export type TurnDeps<U extends HouseUnit> = ActDeps<U> &
  ClaimDeps<U> & {
    transact: Transact<U>;
    model: HouseModel;
    failpoint: ReachFailpoint;
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
      const claimed = await deps.transact((unit) => claimStep(unit, deps, turnId, fromSlack));
      goesOn =
        claimed !== null && (await whileRenewed(deps, claimed.turn, () => step(deps, claimed, signal)));
    }
  };

/** Seconds until a step that broke is begun again. */
const retrySeconds = 2;

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
    await keepTurn(deps, turn, (current) => ({ ...current, state: 'waiting' }), retrySeconds).catch(() => {});
    throw error;
  } finally {
    clearInterval(timer);
  }
}

/** Whether there is more to do right away. */
async function step<U extends HouseUnit>(
  deps: TurnDeps<U>,
  claimed: Claimed,
  signal: AbortSignal,
): Promise<boolean> {
  const { turn, next } = claimed;
  switch (next.kind) {
    case 'finish':
      return finish(deps, turn, next.problem);
    case 'act':
      return act(deps, claimed, signal);
    case 'think':
      return think(deps, turn, next.input, signal);
    default:
      return next satisfies never;
  }
}

async function think<U extends HouseUnit>(
  deps: TurnDeps<U>,
  turn: Turn,
  input: StepInput,
  signal: AbortSignal,
): Promise<boolean> {
  const answered = await deps.model(input, signal);
  deps.failpoint('house.answered.before-stored');
  if (!answered.ok) {
    // The next process asks again.
    if (answered.problem.kind === 'stopped') return release(deps, turn);
    return finish(deps, turn, `model_${answered.problem.kind}`);
  }
  const kept = await keepTurn(deps, turn, (current) => withStep(current, answered.value));
  deps.failpoint('house.stored.before-next');
  return kept;
}

/** Characters of an answer that are kept. */
const maxAnswerChars = 8_000;
/** Calls of one answer that are kept. Beyond a few they aren't carried out, and the model is told. */
const maxCalls = 16;

function withStep(turn: Turn, { text, calls, isCutOff, tokensIn, tokensOut }: ModelStep): Turn {
  const counted = {
    ...turn,
    steps: turn.steps + 1,
    attempts: 0,
    tokensIn: turn.tokensIn + tokensIn,
    tokensOut: turn.tokensOut + tokensOut,
  };
  if (isCutOff) return { ...counted, problem: 'model_bad_output' };
  const said: TurnMessage = {
    role: 'assistant',
    text: text.slice(0, maxAnswerChars).toWellFormed(),
    calls: calls.slice(0, maxCalls),
  };
  return { ...counted, messages: [...turn.messages, said] };
}

async function act<U extends HouseUnit>(
  deps: TurnDeps<U>,
  { turn, meeting, offered }: Claimed,
  signal: AbortSignal,
): Promise<boolean> {
  const { results, waits } = await carryOut(deps, turn, meeting, offered, signal);
  deps.failpoint('house.acted.before-stored');
  return keepTurn(deps, turn, (current) => {
    const messages: Turn['messages'] =
      results.length > 0 ? [...current.messages, { role: 'tool', results }] : current.messages;
    const known = { ...current, messages, attempts: 0 };
    return waits
      ? { ...known, state: 'asking', questionId: waits.questionId, nextRunAt: waits.until }
      : { ...known, questionId: null };
  });
}

/** Gives the turn back as it was: the next worker begins this step again. */
async function release<U extends HouseUnit>(deps: TurnDeps<U>, turn: Turn): Promise<false> {
  await keepTurn(deps, turn, (current) => ({ ...current, attempts: Math.max(0, current.attempts - 1) }));
  return false;
}

async function finish<U extends HouseUnit>(
  { transact, log }: TurnDeps<U>,
  turn: Turn,
  problem: TurnProblem | null,
): Promise<false> {
  const ended = await transact((unit) => endTurn(unit, turn, problem));
  if (ended) {
    const { id, meetingId: meeting, cause, state, steps, tokensIn, tokensOut, problem: why } = ended;
    log.info(
      { turn: id, meeting, cause, state, steps, tokensIn, tokensOut, why },
      'The house agent’s turn is over',
    );
  }
  return false;
}
