import type { Meeting } from '../meetings/meeting.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import { secondsAfter } from '../meetings/states/transition.ts';
import { notesBotName } from '../sessions/call-names.ts';
import type { EarsKind } from './ears.ts';
import type { EarsUnit } from './ports/ears-unit.ts';

export type SendDeps<U extends EarsUnit> = {
  transact: Transact<U>;
  kind: EarsKind;
  when: 'needed' | 'always';
  /** PikaStream may push events to us. */
  hasWebhook: boolean;
  /** Meetings in their calls for which nobody listens yet. */
  unheard: () => Promise<readonly string[]>;
};

/** So long PikaStream has to push something where it has no feed, in seconds. */
const pushWithin = 60;

/** Has somebody listen in every call that needs it. */
export const sendEars =
  <U extends EarsUnit>({ unheard, transact, kind, ...how }: SendDeps<U>) =>
  async (): Promise<void> => {
    for (const id of await unheard())
      await transact(async (unit) => {
        const meeting = await unit.meetings.lock(id);
        const isTold = await unit.ears.isTold(id);
        if (!meeting || !needsEars({ ...meeting, isTold }, unit.now, how)) return;
        // Nobody listens for what isn't kept.
        const { keep } = await unit.channels.settings(meeting.teamId, meeting.channelId);
        if (keep?.value === 'nothing') return;
        await unit.ears.insert({
          ...{ meetingId: id, teamId: meeting.teamId, kind, state: 'wanted', version: 1 },
          botName: notesBotName(meeting.botName),
          ...{ botId: null, startedAt: null, mayBeThere: false, attempts: 0, heardMs: 0, problem: null },
          ...{ waitingSince: null, hintedAt: null, failingSince: null, leavingSince: null, alarmedAt: null },
          pushedAt: null,
          ...{ nextRunAt: unit.now, createdAt: unit.now, endedAt: null },
        });
      });
  };

/** Only where the persona is, or would be: nobody listens alone. */
export function needsEars(
  {
    isTold,
    ...meeting
  }: Pick<Meeting, 'state' | 'stopRequestedAt' | 'feed' | 'connectedAt'> & { isTold: boolean },
  now: Date,
  { when, hasWebhook }: Pick<SendDeps<EarsUnit>, 'when' | 'hasWebhook'>,
): boolean {
  if (meeting.state !== 'live' || meeting.stopRequestedAt) return false;
  if (when === 'always') return true;
  // Something came from the call already: one of PikaStream's doors is open.
  if (meeting.feed !== 'absent' || isTold) return false;
  return (
    !hasWebhook || (meeting.connectedAt !== null && now >= secondsAfter(meeting.connectedAt, pushWithin))
  );
}
