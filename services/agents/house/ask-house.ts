import type { Meeting } from '../../meetings/meeting.ts';
import type { Transact } from '../../meetings/ports/unit.ts';
import type { HouseEar, Said } from '../talk.ts';
import type { ModeIn } from './hear-speech.ts';
import type { HouseUnit } from './ports/house-unit.ts';
import { type TakeDeps, takeTurn } from './take-turn.ts';

export type HouseAskDeps<U extends HouseUnit> = TakeDeps & {
  transact: Transact<U>;
  modeIn: ModeIn<U>;
};

/** Hears what is said to the agent about a meeting. */
export const houseEar = <U extends HouseUnit>({
  modeIn,
  ...deps
}: Omit<HouseAskDeps<U>, 'transact'>): HouseEar<U> => ({
  isOn: async (unit, place) => (await modeIn(unit, place)) !== 'off',
  async take(unit, meeting, said) {
    const { key, userId, text } = said;
    await takeTurn(unit, deps, {
      ...{ meeting, teamId: meeting.teamId, channelId: meeting.channelId },
      threadTs: 'threadTs' in said ? said.threadTs : meeting.threadTs,
      kind: 'threadTs' in said ? 'thread' : 'told',
      ...{ key, words: text, asker: userId, speaker: null, saidAtMs: null, afterMs: 0, isProposed: false },
    });
  },
});

/** A mention outside of a meeting's thread, or a DM. */
export type AskedHouse = Omit<Extract<Said, { threadTs: string }>, 'ts'>;

/** Takes it; false where the house agent is off there. */
export const askHouse =
  <U extends HouseUnit>({ transact, modeIn, ...deps }: HouseAskDeps<U>) =>
  (asked: AskedHouse): Promise<boolean> =>
    transact(async (unit) => {
      const { teamId, channelId, threadTs, userId, key, text } = asked;
      if ((await modeIn(unit, asked)) === 'off') return false;
      await takeTurn(unit, deps, {
        ...{ meeting: null, teamId, channelId, threadTs, key, words: text, asker: userId },
        kind: channelId.startsWith('D') ? 'dm' : 'mention',
        ...{ speaker: null, saidAtMs: null, afterMs: 0, isProposed: false },
      });
      return true;
    });

/** Whether mentions and DMs there are the house agent's. */
export const isHouseOn =
  <U extends HouseUnit>({ transact, modeIn }: Pick<HouseAskDeps<U>, 'transact' | 'modeIn'>) =>
  (place: Pick<Meeting, 'teamId' | 'channelId'>): Promise<boolean> =>
    transact(async (unit) => (await modeIn(unit, place)) !== 'off');
