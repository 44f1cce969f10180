import type { Transact } from '../meetings/ports/unit.ts';
import type { Actor } from '../people/actor.ts';
import { authorize, presentIn } from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import { hiddenIn } from './hidden-item.ts';
import { isKept, type KeptItem } from './item.ts';
import type { NotesUnit } from './ports/notes-unit.ts';
import { recapOfMeeting } from './recap-of-meeting.ts';

/** An action item for somebody who opened it, or why they don't see it. */
export type ItemDetails =
  /** `mayChange`: full members do. */
  | { kind: 'shown'; item: KeptItem; title: string; page: string; mayChange: boolean }
  /** They may not read the recap that it's in. */
  | { kind: 'not_for_them' }
  | { kind: 'gone' }
  /** Slack didn't say who they are, or where. */
  | { kind: 'unknown' };

export type ItemDetailsDeps = {
  transact: Transact<NotesUnit>;
  people: Pick<People, 'kindOf' | 'channelsOf'>;
};

/** People who may read a recap may see its items. The store and Slack are asked each time. */
export const itemDetails =
  ({ transact, people }: ItemDetailsDeps) =>
  async (reader: Pick<Actor, 'teamId' | 'userId' | 'isExternal'>, itemId: string): Promise<ItemDetails> => {
    const found = await transact((unit) => look(unit, reader.teamId, itemId));
    if (!found) return { kind: 'gone' };
    const { channelId, owner, ...shown } = found;
    const refusal = await authorize(reader, presentIn(people, { channelId, owner }));
    if (refusal) return { kind: refusal.standing === 'unknown' ? 'unknown' : 'not_for_them' };
    if (!shown.item) return { kind: 'not_for_them' };
    const mayChange = (await people.kindOf(reader)) === 'member';
    return { kind: 'shown', item: shown.item, title: shown.title, page: shown.page, mayChange };
  };

/** `item` is null where nobody in the channel may read it as it stands. */
async function look(unit: NotesUnit, teamId: string, itemId: string) {
  const known = await unit.items.find(itemId);
  const meeting = known?.teamId === teamId && (await unit.meetings.lock(known.meetingId));
  const page = meeting && (await unit.announcer.pageOfThread(meeting));
  if (!meeting || !page) return null;
  const { channelId, requestedBy: owner } = meeting;
  const recap = await recapOfMeeting(unit, meeting);
  if (recap.kind === 'held') return { channelId, owner, page, item: null, title: '' };
  if (recap.kind !== 'shown') return null;
  const item = recap.notes.items.find(({ id }) => id === itemId);
  if (!item || !isKept(item)) return null;
  const isHidden = (await hiddenIn(unit, meeting, recap.notes, item)) !== null;
  return { channelId, owner, page, item: isHidden ? null : item, title: recap.notes.title };
}
