import { isDeepStrictEqual } from 'node:util';
import type { Meeting } from '../meetings/meeting.ts';
import { isHeld, type KeptNotes } from '../notes/kept-notes.ts';
import type { Task } from '../tasks/task.ts';
import { type Content, section, words } from './blocks/elements.ts';
import { heldRecap } from './blocks/held-recap.ts';
import { recap } from './blocks/recap.ts';

export type ShowNotesDeps = {
  /** Puts a message of the meeting's thread into the outbox; again: edits it in place. */
  put: (slot: string, content: Content) => Promise<void>;
  /** The same, in a DM to whoever asked for the meeting. */
  putForAsker: (slot: string, content: Content) => Promise<void>;
  /** What was last put into the slots of this meeting's recap. */
  shown: () => Promise<ReadonlyMap<string, unknown>>;
  tasks: readonly Task[];
  canRewrite: boolean;
};

const nothingMore = words('_The notes above were written anew; nothing more belongs here._');

/** Brings the recap up to date: each part a message of its own, edited in place. */
export async function showNotes(deps: ShowNotesDeps, meeting: Meeting, notes: KeptNotes): Promise<void> {
  const { tasks, canRewrite } = deps;
  const messages = recap({ meeting, notes, tasks, canRewrite });
  if (isHeld(notes) && notes.heldBecause) {
    await deps.put(recapSlot(meeting.id, 0), heldRecap(meeting, notes.heldBecause));
    for (const [index, content] of messages.entries())
      await deps.putForAsker(previewSlot(meeting.id, index), withoutButtons(content));
    return;
  }
  const before = await deps.shown();
  const after = new Map(messages.map((content, index) => [recapSlot(meeting.id, index), content]));
  // An earlier version was longer: what stands there of it is no longer so.
  for (const slot of before.keys()) if (!after.has(slot)) after.set(slot, nothingMore);
  // Edits are few a minute and workspace: what has not changed costs none.
  for (const [slot, content] of after)
    if (!isDeepStrictEqual(before.get(slot), content)) await deps.put(slot, content);
}

export function recapSlot(meetingId: string, index: number): string {
  return index === 0 ? `recap:${meetingId}` : `recap:${meetingId}:${index}`;
}

export function previewSlot(meetingId: string, index: number): string {
  return index === 0 ? `preview:${meetingId}` : `preview:${meetingId}:${index}`;
}

function withoutButtons({ text, blocks }: Content): Content {
  const plain = blocks.flatMap((block) => {
    if (block.type === 'actions') return [];
    return [block.type === 'section' ? section(block.text?.text ?? '') : block];
  });
  return { text, blocks: plain };
}
