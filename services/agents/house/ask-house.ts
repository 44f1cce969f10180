import type { Meeting } from '../../meetings/meeting.ts';
import type { Transact } from '../../meetings/ports/unit.ts';
import type { HouseEar, Said } from '../talk.ts';
import type { HouseUnit } from './ports/house-unit.ts';
import { type TakeDeps, takeTurn } from './take-turn.ts';

export type HouseAskDeps<U extends HouseUnit> = TakeDeps & {
  transact: Transact<U>;
  isOn: (unit: U, place: Pick<Meeting, 'teamId' | 'channelId'>) => Promise<boolean>;
};

/** Hears what is said to the agent about a meeting. */
export const houseEar = <U extends HouseUnit>({
  isOn,
  ...deps
}: Omit<HouseAskDeps<U>, 'transact'>): HouseEar<U> => ({
  isOn,
  async take(unit, meeting, said) {
    const { key, userId, text } = said;
    await takeTurn(unit, deps, {
      ...{ meeting, teamId: meeting.teamId, channelId: meeting.channelId },
      threadTs: 'threadTs' in said ? said.threadTs : meeting.threadTs,
      kind: 'threadTs' in said ? 'thread' : 'told',
      ...{ key, words: text, asker: userId, speaker: null, saidAtMs: null, afterMs: 0 },
    });
  },
});

/** A mention outside of a meeting's thread, or a DM. */
export type AskedHouse = Omit<Extract<Said, { threadTs: string }>, 'ts'>;

/** Takes it; false where the house agent is off there. */
export const askHouse =
  <U extends HouseUnit>({ transact, isOn, ...deps }: HouseAskDeps<U>) =>
  (asked: AskedHouse): Promise<boolean> =>
    transact(async (unit) => {
      const { teamId, channelId, threadTs, userId, key, text } = asked;
      if (!(await isOn(unit, asked))) return false;
      await takeTurn(unit, deps, {
        ...{ meeting: null, teamId, channelId, threadTs, key, words: text, asker: userId },
        kind: channelId.startsWith('D') ? 'dm' : 'mention',
        ...{ speaker: null, saidAtMs: null, afterMs: 0 },
      });
      return true;
    });

/** Whether mentions and DMs there are the house agent's. */
export const isHouseOn =
  <U extends HouseUnit>({ transact, isOn }: Pick<HouseAskDeps<U>, 'transact' | 'isOn'>) =>
  (place: Pick<Meeting, 'teamId' | 'channelId'>): Promise<boolean> =>
    transact((unit) => isOn(unit, place));
