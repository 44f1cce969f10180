import type { UseCases } from '../../listeners/use-cases.ts';
import { decideBrief } from '../../services/briefs/decide-brief.ts';
import type { SelfSource } from '../../services/briefs/ports/self-source.ts';
import { readBrief } from '../../services/briefs/read-brief.ts';
import { sayForMe } from '../../services/briefs/say-for-me.ts';
import { showBriefCard } from '../../services/briefs/show-brief-card.ts';
import { takeAlong } from '../../services/briefs/take-along.ts';
import { oneLine } from '../../services/common/one-line.ts';
import type { Meeting } from '../../services/meetings/meeting.ts';
import type { WholeTransact } from '../../services/store/unit.ts';
import type { SlackConnection } from '../slack/connect.ts';
import type { Foundation } from './foundation.ts';

export type BriefsParts = {
  base: Foundation;
  transact: WholeTransact;
  slack: Pick<SlackConnection, 'people' | 'roster' | 'readThread'>;
  selves: SelfSource;
};

/** What goes along into calls, and what people do with it. */
export function connectBriefs({
  base,
  transact,
  slack: { people, roster, readThread },
  selves,
}: BriefsParts) {
  const reading = { transact, people, roster, selves, askedIn: askedIn(readThread) };
  return {
    briefOf: takeAlong({ ...reading, log: base.log }),
    showCard: showBriefCard(reading),
    useCases: {
      briefs: {
        read: readBrief(reading),
        decide: decideBrief(reading),
        sayForMe: sayForMe({ transact, people }),
      },
    } satisfies Partial<UseCases>,
  };
}

const dayMs = 86_400_000;
/** Characters of a message, and of one that says something. */
const chars = { most: 300, least: 12 } as const;

/** The message that began a meeting's thread, without its links. */
const askedIn =
  (readThread: SlackConnection['readThread']) =>
  async ({ teamId, channelId, threadTs, createdAt }: Meeting): Promise<string | null> => {
    if (threadTs === null) return null;
    const posts = await readThread({ teamId, channelId, threadTs }, new Date(createdAt.getTime() - dayMs));
    const said = posts?.find(({ ts }) => ts === threadTs)?.text ?? '';
    const words = oneLine(said.replaceAll(/<[^<>]*>|https?:\/\/\S+/g, ' '), chars.most);
    return words.length < chars.least ? null : words;
  };
