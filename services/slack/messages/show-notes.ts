import { isDeepStrictEqual } from 'node:util';
import type { TookAlong } from '../../briefs/went-along.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import type { Fact } from '../../memory/fact.ts';
import { isHeld, type KeptNotes } from '../../notes/kept-notes.ts';
import type { AbsentUpdate } from '../../notes/written-notes.ts';
import { recapKey } from '../../store/rows/message-keys.ts';
import type { Task } from '../../tasks/task.ts';
import { type Content, section, words } from '../blocks/elements.ts';
import { heldRecap } from '../blocks/held-recap.ts';
import { absentDetails } from '../blocks/note-details.ts';
import { recap } from '../blocks/recap.ts';
import { isPerson } from '../mrkdwn.ts';

type Put = (messageKey: string, content: Content) => Promise<void>;

export type ShowNotesDeps = {
  /** Puts a message of the meeting's thread into the outbox; again: edits it in place. */
  put: Put;
  /** The same, in a DM to the person who asked for the meeting. */
  putForAsker: Put;
  /** What was last queued under a key. */
  shown: (messageKey: string) => Promise<ReadonlyMap<string, unknown>>;
  tasks: readonly Task[];
  tookAlong: TookAlong | null;
  /** What people are asked about it, and what is remembered of it. */
  facts: readonly Fact[];
  canRewrite: boolean;
};

const nothingMore = words('_The recap above was regenerated. This part is empty now._');

/** Brings the recap up to date: each part a message of its own, edited in place. */
export async function showNotes(deps: ShowNotesDeps, meeting: Meeting, notes: KeptNotes): Promise<void> {
  const { tasks, canRewrite, tookAlong } = deps;
  // Nobody is asked about what they may not read yet, nor in a preview.
  const facts = isHeld(notes) ? [] : deps.facts;
  const { id, requestedBy } = meeting;
  const messages = recap({ meeting, notes, tasks, facts, canRewrite, tookAlong });
  if (!isHeld(notes) || !notes.heldBecause)
    return putAll(deps, deps.put, (index) => recapKey(id, index), messages);
  await putAll(deps, deps.put, (index) => recapKey(id, index), [
    heldRecap(meeting, notes, notes.heldBecause),
  ]);
  if (!isPerson(requestedBy)) return;
  await putAll(deps, deps.putForAsker, (index) => previewKey(id, index), messages.map(withoutButtons));
}

/** Notes that come after all take its place. */
export function showAbsent(
  deps: Pick<ShowNotesDeps, 'put' | 'shown'>,
  { id }: Meeting,
  absent: readonly AbsentUpdate[],
): Promise<void> {
  return putAll(deps, deps.put, (index) => recapKey(id, index), absentDetails(absent));
}

/** Edits are few a minute and workspace: what hasn't changed costs none. */
async function putAll(
  { shown }: Pick<ShowNotesDeps, 'shown'>,
  put: Put,
  slotOf: (index: number) => string,
  messages: readonly Content[],
): Promise<void> {
  const before = await shown(slotOf(0));
  const after = new Map(messages.map((content, index) => [slotOf(index), content]));
  // An earlier version was longer: what stands there of it is no longer so.
  for (const messageKey of before.keys()) if (!after.has(messageKey)) after.set(messageKey, nothingMore);
  for (const [messageKey, content] of after)
    if (!isDeepStrictEqual(before.get(messageKey), content)) await put(messageKey, content);
}

/** The same for one message. */
export async function putChanged(
  shown: ShowNotesDeps['shown'],
  put: Put,
  messageKey: string,
  content: Content,
): Promise<void> {
  const before = (await shown(messageKey)).get(messageKey);
  if (!isDeepStrictEqual(before, content)) await put(messageKey, content);
}

function previewKey(meetingId: string, index: number): string {
  return index === 0 ? `preview:${meetingId}` : `preview:${meetingId}:${index}`;
}

function withoutButtons({ text, blocks }: Content): Content {
  const plain = blocks.flatMap((block) => {
    if (block.type === 'actions' || block.type === 'context_actions') return [];
    return [block.type === 'section' ? section(block.text?.text ?? '') : block];
  });
  return { text, blocks: plain };
}
