import { randomUUID } from 'node:crypto';
import type { UseCases } from '../../listeners/use-cases.ts';
import type { Knowledge, Remembered } from '../../services/agents/house/ports/knowledge.ts';
import { createRateLimit } from '../../services/common/rate-limit.ts';
import { changeFact, factForm } from '../../services/memory/change-fact.ts';
import type { FactAbout } from '../../services/memory/fact.ts';
import { keepAtPika } from '../../services/memory/keep-at-pika.ts';
import { linkGuest, unlinkGuest } from '../../services/memory/link-guest.ts';
import { listMemory } from '../../services/memory/list-memory.ts';
import type { Reader } from '../../services/memory/may-read.ts';
import { rememberRate } from '../../services/memory/memory-limits.ts';
import { recallForAgent } from '../../services/memory/recall.ts';
import { rememberFact } from '../../services/memory/remember-fact.ts';
import { isOwnDm } from '../../services/people/own-dm.ts';
import { nameOf } from '../../services/people/people.ts';
import { readSelfIn } from '../../services/personas/self-memory/read-self-in.ts';
import { recallSelf, selfOfPersona, selfReadBy } from '../../services/personas/self-memory/recall-self.ts';
import { recordedLines } from '../../services/store/queries/recorded.ts';
import type { WholeTransact, WholeUnit } from '../../services/store/unit.ts';
import type { SlackConnection } from '../slack/connect.ts';
import type { Foundation } from './foundation.ts';
import type { Outside } from './outside.ts';

export type MemoryParts = {
  base: Foundation;
  transact: WholeTransact;
  slack: Pick<SlackConnection, 'people' | 'roster'>;
  outside: Pick<Outside, 'selfMemory'>;
};

/** What is known of channels and people, and what people do with it. */
export function connectMemory({ base, transact, slack: { people, roster }, outside }: MemoryParts) {
  const changing = { transact, people, newId: randomUUID };
  const limit = createRateLimit(rememberRate, base.pace.rateClock);
  return {
    recall: recallForAgent({ transact }),
    selves: {
      readBy: selfReadBy({ transact, people }),
      ofPersona: selfOfPersona({ transact, people }),
      recall: recallSelf({ memory: outside.selfMemory, log: base.log }),
    },
    useCases: {
      memory: {
        remember: rememberFact({ ...changing, limit }),
        list: listMemory({ transact, people, recorded: recordedLines(base.database.db) }),
        meetingOf: ({ teamId, channelId, threadTs }) =>
          transact(
            async ({ meetings }) => (await meetings.inThread(teamId, channelId, threadTs))?.id ?? null,
          ),
        form: factForm(changing),
        change: changeFact(changing),
        linkGuest: linkGuest({ transact, people, roster }),
        keepAtPika: keepAtPika({ transact, people, memory: outside.selfMemory, failpoint: base.failpoint }),
        readSelfIn: readSelfIn({ transact, people }),
        unlinkGuest: unlinkGuest({ transact, people, roster }),
      },
    } satisfies Partial<UseCases>,
  };
}

export type Recall = ReturnType<typeof recallForAgent>;
export type Selves = ReturnType<typeof connectMemory>['selves'];

/** Lines that a model is told of memory. */
const maxLines = 20;

/**
 * What the house agent is told of memory: in a channel what everybody there may read, in a DM what its person may. While
 * Slack doesn't say which channels they are in, that is what's theirs.
 */
export const memoryFor =
  (people: SlackConnection['people'], remembered: Recall): Knowledge<WholeUnit>['memoryOf'] =>
  async ({ teamId, channelId, asker, words }) => {
    const isPrivate = isOwnDm(channelId);
    if (isPrivate && asker === null) return [];
    const channels =
      isPrivate && asker !== null ? ((await people.channelsOf({ teamId, userId: asker })) ?? []) : [];
    const reader: Reader =
      isPrivate && asker !== null
        ? { kind: 'person', userId: asker, channelIds: channels.map(({ id }) => id) }
        : { kind: 'channel', channelId };
    const facts = await remembered(reader, teamId, words, maxLines);
    return Promise.all(
      facts.map(async ({ text, createdAt, about, source }) => ({
        text,
        createdAt,
        meetingId: source.kind === 'typed' ? null : source.meetingId,
        about: await named(people, teamId, about),
      })),
    );
  };

async function named(
  people: SlackConnection['people'],
  teamId: string,
  about: FactAbout,
): Promise<Remembered['about']> {
  if (about === null) return null;
  if (about.kind === 'guest') return { userId: null, name: about.name };
  return {
    userId: about.userId,
    name: (await nameOf(people)({ teamId, userId: about.userId })) ?? about.userId,
  };
}
