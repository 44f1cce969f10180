import type { Transact } from '../../meetings/ports/unit.ts';
import { isOwnDm } from '../../people/own-dm.ts';
import type { Kind } from '../../people/people.ts';
import type { HouseUnit } from './ports/house-unit.ts';
import type { Knowledge, Remembered, Said } from './ports/knowledge.ts';
import { isTurnOver, type Turn } from './turn.ts';

/** What Slack says beside a turn's row. */
export type FromSlack = {
  /** Who wrote, by name, where Slack says it. */
  readonly asker: { readonly name: string; readonly kind: Kind } | null;
  /** What people wrote in the thread lately, oldest first. */
  readonly thread: readonly Said[];
  /** What is remembered that its readers may know. */
  readonly memory: readonly Remembered[];
};

const nothing: FromSlack = { asker: null, thread: [], memory: [] };

/** Asks Slack before a turn's first step, outside of the transaction that reads the rest. */
export async function lookOutside<U extends HouseUnit>(
  { transact, knowledge }: { transact: Transact<U>; knowledge: Knowledge<U> },
  turnId: string,
): Promise<FromSlack> {
  const seen = await transact(async (unit) => {
    const turn = await unit.turns.look(turnId);
    if (!turn || turn.messages.length > 0 || isTurnOver(turn)) return null;
    const meeting = turn.meetingId === null ? null : await unit.meetings.lock(turn.meetingId);
    return { turn, threadTs: turn.threadTs ?? (meeting && (await unit.announcer.threadOf(meeting))) };
  });
  if (!seen) return nothing;
  const { turn, threadTs } = seen;
  const [asker, thread, memory] = await Promise.all([
    turn.asker === null ? null : knowledge.nameOf({ teamId: turn.teamId, userId: turn.asker }),
    threadTs === null || isPersonsId(turn)
      ? null
      : knowledge.threadOf({ teamId: turn.teamId, channelId: turn.channelId, threadTs }),
    knowledge.memoryOf(turn),
  ]);
  const others = (thread ?? []).filter(({ ts }) => !turn.causeKey.endsWith(`:${ts}`));
  return { asker, thread: others, memory };
}

/** A DM that is known by its person alone can't be read by that. */
function isPersonsId({ channelId }: Turn): boolean {
  return isOwnDm(channelId) && !channelId.startsWith('D');
}
