import { storable } from '../common/storable.ts';
import { mayDecide } from '../meetings/decide.ts';
import { brokenList } from '../meetings/do-not-say/lists.ts';
import { isOver, type Meeting } from '../meetings/meeting.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import { claimOf, whoWorks } from './claims/who-works.ts';
import type { AgentMessage, Question } from './ports/agent-repository.ts';
import type { AgentsUnit } from './ports/agents-unit.ts';
import type { NotToBeSaid } from './refusal.ts';
import type { Agent } from './visible-meetings.ts';

export type TalkDeps = { transact: Transact<AgentsUnit>; newId: () => string };

/** Who takes what is said about a meeting that nobody's own agent has. */
export type HouseEar<U extends AgentsUnit> = {
  isOn(unit: U, meeting: Meeting): Promise<boolean>;
  take(unit: U, meeting: Meeting, said: Said): Promise<unknown>;
};

export type Said = {
  /** What Slack tells twice is said once. */
  key: string;
  teamId: string;
  channelId: string;
  userId: string;
  text: string;
} & ({ threadTs: string /** When it was posted, as Slack has it. */; ts: string } | { meetingId: string });

export type SayOutcome =
  | 'said'
  | 'answered'
  /** The house agent answers. */
  | 'taken'
  | 'no_meeting'
  | 'repeated';

/** Someone speaks to the agent: an open question takes it as its answer, else it waits for the agent to read. */
export const sayToAgent =
  <U extends AgentsUnit>({
    transact,
    house,
  }: {
    transact: Transact<U>;
    /** Null where there is no house agent. */
    house: HouseEar<U> | null;
  }) =>
  (said: Said): Promise<SayOutcome> =>
    transact(async (unit) => {
      const meeting = await meetingOf(unit, said);
      const worker = meeting && (await whoWorks(unit, meeting, house !== null));
      // After the call nobody listens, unless an agent has stayed.
      if (!meeting || (isOver(meeting) && !worker)) return 'no_meeting';
      if (!(await unit.receiveOnce(said.teamId, said.key))) return 'repeated';
      if (await answerIn(unit, meeting, said)) return 'answered';
      if (house && worker?.kind === 'house') {
        await house.take(unit, meeting, said);
        return 'taken';
      }
      const { teamId, userId } = said;
      const text = storable(said.text);
      const message = await unit.agents.addMessage({ teamId, meetingId: meeting.id, userId, text });
      await unit.announcer.showMessage(meeting, message, worker ? 'waiting' : 'nobody');
      return 'said';
    });

/** A reply in a thread where a question waits: the first one is its answer. */
export const answerQuestion =
  ({ transact }: Pick<TalkDeps, 'transact'>) =>
  (said: Said): Promise<boolean> =>
    transact(async (unit) => {
      const meeting = await meetingOf(unit, said);
      if (!meeting || !(await unit.agents.openQuestion(meeting.id))) return false;
      return (await unit.receiveOnce(said.teamId, said.key)) && answerIn(unit, meeting, said);
    });

async function answerIn(unit: AgentsUnit, meeting: Meeting, said: Said): Promise<boolean> {
  const open = await unit.agents.openQuestion(meeting.id);
  if (!open) return false;
  // What was said before the question could be read is no answer to it, whenever we hear of it.
  const since = await unit.announcer.questionPostedAt(open);
  if (since === null || ('ts' in said && said.ts <= since)) return false;
  const answered = await unit.agents.answer(open.id, said.userId, storable(said.text));
  if (answered) {
    await unit.announcer.showQuestion(meeting, answered);
    await unit.turns.wakeAnswered(answered.id);
  }
  return answered !== null;
}

async function meetingOf(unit: AgentsUnit, said: Said): Promise<Meeting | null> {
  const id =
    'threadTs' in said
      ? (await unit.meetings.inThread(said.teamId, said.channelId, said.threadTs))?.id
      : said.meetingId;
  const meeting = id ? await unit.meetings.lock(id) : null;
  // What is said about a forgotten call, nobody would delete any more.
  if (!meeting || meeting.forgottenAt) return null;
  return 'threadTs' in said || mayDecide(meeting, said) ? meeting : null;
}

/**
 * What the thread said to this agent since it last asked; its author sees that the agent has it. While another agent has
 * the meeting, it's that one's to read.
 */
export const readMessages =
  ({ transact }: Pick<TalkDeps, 'transact'>) =>
  (agent: Agent, meetingId: string): Promise<AgentMessage[]> =>
    transact(async (unit) => {
      const meeting = await unit.meetings.lock(meetingId);
      const claim = meeting && (await claimOf(unit, meeting));
      if (!meeting || (claim && claim.tokenId !== agent.tokenId)) return [];
      const { messages, fresh } = await unit.agents.read(meetingId, agent.tokenId, claim !== null);
      if (messages.length > 0) await unit.agents.markRead(agent.teamId, meetingId, agent.tokenId);
      for (const message of fresh) await unit.announcer.showMessage(meeting, message, 'agent');
      return messages;
    });

/** Minutes that a question waits for its answer. */
const questionMinutes = 60;

export type AskOutcome =
  | { kind: 'asked'; question: Question }
  | { kind: 'busy'; question: Question }
  | NotToBeSaid;

/** Puts a question to a meeting's thread; one at a time, so that an answer belongs to one. */
export const askThread =
  ({ transact, newId }: TalkDeps) =>
  (agent: Agent, meetingId: string, text: string, askedBy: string | null): Promise<AskOutcome | null> =>
    transact(async (unit) => {
      const meeting = await unit.meetings.lock(meetingId);
      if (!meeting || meeting.forgottenAt) return null;
      const open = await unit.agents.openQuestion(meetingId);
      if (open) return { kind: 'busy', question: open };
      const list = brokenList(`${text}\n${askedBy ?? ''}`, await unit.doNotSay.of(meeting));
      if (list) return { kind: 'not_to_be_said', list };
      const question = await unit.agents.ask({
        id: newId(),
        teamId: agent.teamId,
        meetingId,
        tokenId: agent.tokenId,
        text,
        askedBy,
        askedAt: unit.now,
        expiresAt: new Date(unit.now.getTime() + questionMinutes * 60_000),
      });
      await unit.announcer.showQuestion(meeting, question);
      return { kind: 'asked', question };
    });
