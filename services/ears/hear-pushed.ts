import type { Transact } from '../meetings/ports/unit.ts';
import type { Ears, EarsKind } from './ears.ts';
import type { EarsPush } from './ports/ears-service.ts';
import type { EarsUnit } from './ports/ears-unit.ts';
import { recordHeard } from './record-heard.ts';

export type HearPushedDeps<U extends EarsUnit> = { transact: Transact<U>; kind: EarsKind };

/** Stores what was pushed. Of bots that aren't the meeting's, or are over, nothing. */
export const hearPushed =
  <U extends EarsUnit>({ transact, kind }: HearPushedDeps<U>) =>
  ({ meetingId, botId, heard, isStateNew }: EarsPush): Promise<void> =>
    transact(async (unit) => {
      const meeting = await unit.meetings.lock(meetingId);
      const ears = await unit.ears.lock(meetingId);
      if (!meeting || !ears || ears.kind !== kind || !isTheirs(ears, botId)) return;
      await unit.ears.notePush(meetingId, isStateNew);
      await recordHeard(unit, meeting, { kind, botId }, heard);
    });

/** A push may come before the answer to the request that it belongs to. */
function isTheirs(ears: Ears, botId: string): boolean {
  if (ears.state === 'over') return false;
  return ears.botId === null ? ears.mayBeThere : ears.botId === botId;
}
