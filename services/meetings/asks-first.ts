import type { ChannelSettings } from './channel-settings.ts';
import type { Meeting } from './meeting.ts';
import type { Unit } from './ports/unit.ts';

/** Whether somebody has to press Join now because guests are expected, by the policy and by calendars here. */
export async function asksFirst(
  { invitations }: Pick<Unit, 'invitations'>,
  { guests }: Pick<ChannelSettings, 'guests'>,
  call: Pick<Meeting, 'teamId' | 'callKey'>,
  at: Date,
): Promise<boolean> {
  return Boolean(guests?.value) && (await invitations.of(call, at)).outside;
}
