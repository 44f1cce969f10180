import { eachInTurn } from '../../common/in-turn.ts';
import type { Transact } from '../../meetings/ports/unit.ts';
import type { People } from '../../people/people.ts';
import type { NotesUnit } from '../ports/notes-unit.ts';
import { mayStandIn } from './shareable.ts';

type Deps = { transact: Transact<NotesUnit> };

/** Takes all copies in a channel back: people of other companies are there by now. The threads they came from are told. */
export const takeBackCopies =
  ({ transact }: Deps) =>
  async (teamId: string, channelId: string): Promise<void> => {
    const meetingIds = await transact((unit) => unit.shares.meetingsIn(teamId, channelId));
    await eachInTurn(meetingIds, (meetingId) =>
      transact(async (unit) => {
        const meeting = await unit.meetings.lock(meetingId);
        if (!meeting || !(await unit.shares.takeBack(meetingId, channelId))) return;
        await unit.announcer.takeBackShare(meeting, channelId);
      }),
    );
  };

/** The same wherever it's so: Slack may have told of it while nobody listened. */
export const reviewCopies =
  (deps: Deps & { people: Pick<People, 'isConnected'> }) =>
  async (teamId: string): Promise<void> => {
    const channels = await deps.transact((unit) => unit.shares.channels(teamId));
    await eachInTurn(channels, async (channelId) => {
      if ((await mayStandIn(deps.people, { teamId, channelId })) === 'with_others')
        await takeBackCopies(deps)(teamId, channelId);
    });
  };
