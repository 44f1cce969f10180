import { randomUUID } from 'node:crypto';
import type { UseCases } from '../../listeners/use-cases.ts';
import { houseMode } from '../../services/agents/claims/who-works.ts';
import { askHouse, houseEar, isHouseOn } from '../../services/agents/house/ask-house.ts';
import { attendTurn } from '../../services/agents/house/attend-turn.ts';
import { decideProposed } from '../../services/agents/house/decide-proposed.ts';
import { hearSpeech, type ModeIn } from '../../services/agents/house/hear-speech.ts';
import { isForHouse } from '../../services/agents/house/is-for-house.ts';
import type { HouseWords } from '../../services/agents/house/ports/house-words.ts';
import type { Knowledge, Said } from '../../services/agents/house/ports/knowledge.ts';
import type { Skills } from '../../services/agents/house/ports/skills.ts';
import { createTurnLimits } from '../../services/agents/house/turn-limits.ts';
import { createHouseModel } from '../../services/agents/model/step.ts';
import { askThread } from '../../services/agents/talk.ts';
import { seesMeeting } from '../../services/agents/visible-meetings.ts';
import { briefInThread } from '../../services/briefs/brief-in-thread.ts';
import { sourceOf } from '../../services/briefs/lines.ts';
import { createKnownThreads } from '../../services/common/asking-threads.ts';
import type { Meeting } from '../../services/meetings/meeting.ts';
import { wordsIn } from '../../services/memory/words-in.ts';
import { isHeld } from '../../services/notes/kept-notes.ts';
import { mayReadWords } from '../../services/notes/may-read-words.ts';
import { titleOf } from '../../services/notes/passage.ts';
import { recapText } from '../../services/notes/recap-text.ts';
import { isOwnDm } from '../../services/people/own-dm.ts';
import type { Person } from '../../services/people/people.ts';
import type { SelfReader } from '../../services/personas/self-memory/recall-self.ts';
import { sayInCall } from '../../services/pikastream/say-in-call.ts';
import { isPerson } from '../../services/slack/mrkdwn.ts';
import {
  notToBeSaid,
  personGone,
  sayRefusalToHouse,
  sayToolCallToHouse,
  sayTooManyCalls,
} from '../../services/slack/words/house.ts';
import { agentQueries } from '../../services/store/queries/agent-queries.ts';
import type { WholeTransact, WholeUnit } from '../../services/store/unit.ts';
import { type RequestToolCallDeps, requestToolCall } from '../../services/tasks/request-tool-call.ts';
import type { AnyTool } from '../../services/tasks/tool.ts';
import type { SlackConnection } from '../slack/connect.ts';
import type { Foundation } from './foundation.ts';
import { memoryFor, type Recall, type Selves } from './memory.ts';
import type { ConnectedModel } from './model.ts';

export type HouseParts = {
  base: Foundation;
  transact: WholeTransact;
  slack: Pick<SlackConnection, 'people' | 'isReady' | 'readThread'>;
  model: ConnectedModel | undefined;
  tools: readonly AnyTool[];
  skills: Skills;
  /** Looks through past meetings, as people do. */
  ask: UseCases['ask'];
  recall: Recall;
  selves: Selves;
};

/** The house agent: who works where no agent of anybody's does. Off where no model is set up. */
export function connectHouse(parts: HouseParts) {
  const { base, transact, slack, model, tools } = parts;
  const newId = randomUUID;
  const { people } = slack;
  const { threadsOfCalls } = agentQueries(base.database.db);
  const threads = createKnownThreads(threadsOfCalls);
  const limits = createTurnLimits(base.pace.rateClock);
  const modeIn: ModeIn<WholeUnit> = (unit, place) => houseMode(unit, place, model !== undefined);
  const on = { newId, limits, modeIn };
  const attend = model
    ? attendTurn<WholeUnit>({
        ...{ transact, tools, failpoint: base.failpoint, log: base.log },
        model: createHouseModel({ model: model.model }),
        knowledge: knowledgeOf(parts),
        words: houseWords,
        personBehind,
        kindOf: people.kindOf,
        budget: model.budget,
        isReady: slack.isReady,
        sayInCall,
        identityIn: (unit, meeting) => unit.turns.identityIn(meeting, personBehind(meeting)),
        request: requestToolCall({ transact, tools, newId, stillSees: stillSees(parts) }),
        ask: (agent, meetingId, { id, text, askedBy }) =>
          askThread({ transact, newId: () => id })(agent, meetingId, text, askedBy),
      })
    : async () => {};
  return {
    attend,
    hear: model ? hearSpeech<WholeUnit>(on) : null,
    ear: model ? houseEar<WholeUnit>(on) : null,
    useCases: {
      askHouse: askHouse({ transact, ...on }),
      isHouseOn: isHouseOn({ transact, ...on }),
      isForHouse: model ? isForHouse(threads) : async () => false,
      decideProposed: decideProposed({ transact, people }),
    } satisfies Partial<UseCases>,
  };
}

const houseWords: HouseWords = {
  ...{ refusal: sayRefusalToHouse, toolCall: sayToolCallToHouse, tooManyCalls: sayTooManyCalls },
  ...{ noMeeting: personGone, notToBeSaid },
};

/** Who sent it into the call; of what an app asked for, who let it in. */
function personBehind({ requestedBy, decidedBy }: Meeting): string {
  return isPerson(requestedBy) ? requestedBy : (decidedBy ?? requestedBy);
}

/** While they are in the channel that they sent it for. What an app asked for is the channel's: people there approve. */
function stillSees({ base, slack }: HouseParts): RequestToolCallDeps['stillSees'] {
  const { meetingsIn, look } = base.meetings;
  const sees = seesMeeting({ people: slack.people, meetingsIn, look, isUsable: async () => true });
  return async ({ meeting, tokenId, userId }) => {
    const { teamId, channelId } = meeting;
    if (!isPerson(userId)) return true;
    return (await sees({ tokenId, teamId, userId, channelId, readOnly: false }, meeting.id)) !== null;
  };
}

/** Hours of a thread that a turn knows. */
const threadHours = 24;

/** A turn isn't kept waiting longer for what Pika remembers. */
const selfTimeoutMs = 10_000;

function knowledgeOf({
  base,
  slack,
  skills,
  ask,
  recall: remembered,
  selves,
}: HouseParts): Knowledge<WholeUnit> {
  // As somebody in the channel who didn't ask for the call: that person may read a held recap, others may not.
  const mayRead = (unit: WholeUnit, meeting: Meeting) =>
    mayReadWords(unit, meeting, isOwnDm(meeting.channelId) ? meeting.requestedBy : '');
  return {
    skills,
    mayRead,
    async recapOf(unit, meeting) {
      const notes = await unit.notes.of(meeting.id);
      return notes && !isHeld(notes) && (await mayRead(unit, meeting)) ? recapText(notes) : null;
    },
    async briefOf(unit, meeting) {
      const { isFixed, lines } = await briefInThread(unit, meeting);
      return { isFixed, lines: lines.map((line) => ({ ...line, source: sourceOf(line) })) };
    },
    async personaOf(unit, { teamId, personaId }) {
      const persona = personaId === null ? null : await unit.personas.of(teamId, personaId);
      if (!persona) return null;
      const { name, language, character } = persona;
      const { identity, soul, style, rules } = character;
      return {
        name,
        language,
        character: [identity, soul, rules, style].filter(Boolean).join('\n\n'),
      };
    },
    async search({ teamId, channelId, userId, readBy }, question) {
      const found = await ask({ teamId, channelId, userId, readBy, question, isExternal: false });
      if (found.kind !== 'found') return { kind: whyNothing[found.kind] };
      const passages = found.passages.map(({ meeting, speaker, text }) => ({
        ...{ meetingId: meeting.id, title: titleOf(meeting), startedAt: meeting.startedAt.toISOString() },
        ...{ thread: meeting.thread, speaker, text },
      }));
      return { kind: 'found', passages };
    },
    async hasSelf(unit, asker) {
      if (!asker) return false;
      const { teamId, channelId, userId } = asker;
      const self =
        asker.readBy === 'asker'
          ? await unit.selves.ofOwner(teamId, userId)
          : await unit.selves.readIn(teamId, channelId);
      return self !== null;
    },
    async searchSelf({ teamId, channelId, userId, readBy }, words) {
      const reader: SelfReader =
        readBy === 'asker' ? { kind: 'person', userId } : { kind: 'channel', channelId };
      const self = await selves.readBy(teamId, reader);
      if (!self) return { kind: 'none' };
      const recalled = await selves.recall(self, wordsIn(words), selfTimeoutMs);
      return recalled.kind === 'found' ? { ...recalled, name: self.name } : recalled;
    },
    memoryOf: memoryFor(slack.people, remembered),
    async threadOf(thread) {
      const since = new Date(base.clock.now().getTime() - threadHours * 3_600_000);
      const posts = await slack.readThread(thread, since);
      const known = new Map<string, Pick<Said, 'name' | 'kind'>>();
      const { teamId } = thread;
      for (const { userId } of posts ?? [])
        if (!known.has(userId))
          known.set(userId, whoIs(userId, await slack.people.person({ teamId, userId })));
      return (
        posts?.map((post) => ({ ...post, ...(known.get(post.userId) ?? whoIs(post.userId, null)) })) ?? null
      );
    },
    async nameOf(user) {
      const person = await slack.people.person(user);
      return person && person !== 'nobody' ? { name: person.name, kind: person.kind } : null;
    },
  };
}

/** By their id where Slack doesn't say who they are, or they're gone. */
function whoIs(userId: string, person: Person | 'nobody' | null): Pick<Said, 'name' | 'kind'> {
  if (person === null) return { name: userId, kind: 'unknown' };
  return person === 'nobody' ? { name: userId, kind: 'left' } : { name: person.name, kind: person.kind };
}

const whyNothing = {
  external: 'not_allowed',
  unknown: 'slack_silent',
  too_often: 'too_often',
  nothing: 'nothing',
} as const;
