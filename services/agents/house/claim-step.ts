import type { Meeting } from '../../meetings/meeting.ts';
import { secondsAfter } from '../../meetings/states/transition.ts';
import type { AnyTool } from '../../tasks/tool.ts';
import { toolsFor } from '../../tasks/tools-of-call.ts';
import { aboutTogether } from './about.ts';
import type { ActDeps } from './acts.ts';
import { claimTurn, maxSteps } from './claim-turn.ts';
import { contextOf } from './context.ts';
import { wordsOfSpeech } from './hear-speech.ts';
import { instructionsFor } from './instructions.ts';
import type { FromSlack } from './look-outside.ts';
import { offeredTools } from './offered-tools.ts';
import type { OfferedTool, StepInput } from './ports/house-model.ts';
import type { HouseUnit } from './ports/house-unit.ts';
import { askerOf } from './search-past.ts';
import { mayAsk, mostTokens, type TokenBudget } from './token-budget.ts';
import { openCalls, type Turn } from './turn.ts';
import type { TurnProblem } from './turn-problem.ts';
import { withinRoom } from './within-room.ts';

export type ClaimDeps<U extends HouseUnit> = Pick<
  ActDeps<U>,
  'knowledge' | 'identityIn' | 'sayInCall' | 'personBehind'
> & {
  tools: readonly AnyTool[];
  budget: TokenBudget;
};

/** What a turn needs next. */
type NextStep =
  | { readonly kind: 'finish'; readonly problem: TurnProblem | null }
  | { readonly kind: 'act' }
  | { readonly kind: 'think'; readonly input: StepInput };

export type Claimed = {
  turn: Turn;
  meeting: Meeting | null;
  offered: readonly OfferedTool[];
  next: NextStep;
};

/** Turns of its lane that a turn is told of. */
const turnsBefore = 6;
/** Seconds until a turn looks again whether others' requests have left it room. */
const roomSeconds = 2;

/** Takes a turn for its next step, with what that needs; null where it isn't due, or there's no room for it yet. */
export async function claimStep<U extends HouseUnit>(
  unit: U,
  deps: ClaimDeps<U>,
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
    const before = await unit.turns.before(turn, turnsBefore);
    const brief = meeting && (await deps.knowledge.briefOf(unit, meeting));
    const rows = { before, brief };
    const text = await contextOf(unit, deps.knowledge, { ...turn, words }, meeting, fromSlack, rows);
    // Whatever call is forgotten of these takes its answer along.
    const told = [...(brief?.lines ?? []), ...fromSlack.memory].flatMap(({ meetingId }) => meetingId ?? []);
    const about = aboutTogether([...before, { about: told }]);
    turn = await unit.turns.replace(turn, { ...turn, words, about, messages: [{ role: 'user', text }] });
  }
  const offered = await offeredIn(unit, deps, turn, meeting);
  const next = nextOf(turn, offered);
  if (next.kind !== 'think') return { turn, meeting, offered, next };
  const most = mostTokens(next.input);
  const room = mayAsk(await unit.turns.spent(turn), most, deps.budget);
  if (room === 'no') return { turn, meeting, offered, next: { kind: 'finish', problem: 'over_budget' } };
  if (room === 'later') {
    const nextRunAt = secondsAfter(unit.now, roomSeconds);
    await unit.turns.replace(turn, { ...turn, state: 'waiting', attempts: turn.attempts - 1, nextRunAt });
    return null;
  }
  return { turn: await unit.turns.replace(turn, { ...turn, tokensHeld: most }), meeting, offered, next };
}

async function offeredIn<U extends HouseUnit>(
  unit: U,
  { tools, sayInCall, knowledge, personBehind }: ClaimDeps<U>,
  turn: Turn,
  meeting: Meeting | null,
): Promise<OfferedTool[]> {
  const names = meeting ? await toolsFor(unit, tools, meeting) : [];
  return offeredTools(
    tools.filter(({ name }) => names.includes(name)),
    {
      canAsk: meeting !== null,
      canSay: sayInCall !== null && meeting?.state === 'live',
      skills: knowledge.skills.all.map(({ name }) => name),
      hasSelf: await knowledge.hasSelf(unit, askerOf(turn, meeting && personBehind(meeting))),
    },
  );
}

function nextOf(turn: Turn, tools: readonly OfferedTool[]): NextStep {
  if (turn.problem !== null) return { kind: 'finish', problem: turn.problem };
  if (openCalls(turn).length > 0) return { kind: 'act' };
  if (turn.messages.at(-1)?.role === 'assistant') return { kind: 'finish', problem: null };
  if (turn.steps >= maxSteps) return { kind: 'finish', problem: 'too_many_steps' };
  const input = { instructions: instructionsFor(turn, tools), messages: withinRoom(turn.messages), tools };
  return { kind: 'think', input };
}
