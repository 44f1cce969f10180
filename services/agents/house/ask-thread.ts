import { hashOf } from '../../common/secret.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import type { Transact } from '../../meetings/ports/unit.ts';
import type { People } from '../../people/people.ts';
import type { AskOutcome } from '../talk.ts';
import type { Agent } from '../visible-meetings.ts';
import type { CallOutcome } from './call-outcome.ts';
import type { HouseUnit } from './ports/house-unit.ts';
import type { HouseWords } from './ports/house-words.ts';
import type { Turn } from './turn.ts';

export type AskDeps<U extends HouseUnit> = {
  transact: Transact<U>;
  words: HouseWords;
  /** The agent in this meeting, as its tool calls name it. */
  identityIn: (unit: U, meeting: Meeting) => Promise<string>;
  /** For whom it acts there. */
  personBehind: (meeting: Meeting) => string;
  /** What who answers is to the workspace. */
  kindOf: People['kindOf'];
  /** Asks the thread under this id. */
  ask: (
    agent: Agent,
    meetingId: string,
    question: { id: string; text: string; askedBy: string | null },
  ) => Promise<AskOutcome | null>;
};

/** Asks the thread once for a call of the model's, whose key this is, and tells what it answered. */
export async function askThread<U extends HouseUnit>(
  deps: AskDeps<U>,
  turn: Turn,
  meeting: Meeting,
  key: string,
  text: string,
): Promise<CallOutcome> {
  const id = idOf(key);
  const known = await deps.transact((unit) => unit.agents.question(id));
  if (!known) {
    const tokenId = await deps.transact((unit) => deps.identityIn(unit, meeting));
    const { teamId, channelId } = meeting;
    const agent = { tokenId, teamId, userId: deps.personBehind(meeting), readOnly: false, channelId };
    const asked = await deps.ask(agent, meeting.id, { id, text, askedBy: turn.speaker });
    if (!asked) return { result: deps.words.refusal({ kind: 'call_forgotten' }) };
    if (asked.kind === 'not_to_be_said') return { result: deps.words.notToBeSaid };
    if (asked.kind === 'busy' && asked.question.id !== id)
      return { result: 'Another question waits in the thread.' };
    return { waits: { questionId: id, until: asked.question.expiresAt } };
  }
  if (known.answer !== null) {
    const by = known.answeredBy ?? '';
    const kind = await deps.kindOf({ teamId: meeting.teamId, userId: by });
    return { result: `<@${by}> [${kind}] answered: ${known.answer}` };
  }
  const now = await deps.transact(async (unit) => unit.now);
  return known.expiresAt > now
    ? { waits: { questionId: id, until: known.expiresAt } }
    : { result: 'Nobody answered within an hour.' };
}

/** The same id for the same call, however often it is carried out. */
function idOf(key: string): string {
  const hex = hashOf(key);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
