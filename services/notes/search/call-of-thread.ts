import type { Transact } from '../../meetings/ports/unit.ts';

/** The meeting that a message's thread is of, with something recorded where there is one; null where it's of none. */
export const callOfThread =
  ({ transact }: { transact: Transact }) =>
  (thread: { teamId: string; channelId: string; threadTs: string }): Promise<string | null> =>
    transact(async ({ meetings }) => {
      const { teamId, channelId, threadTs } = thread;
      return (await meetings.recorded(teamId, channelId, { threadTs }))?.id ?? null;
    });
