import { eq, sql } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import type { Meeting } from '../../meetings/meeting.ts';
import { type Item, untouched } from '../../notes/item.ts';
import { type KeptNotes, listOf } from '../../notes/kept-notes.ts';
import { mergeItems } from '../../notes/merge-items.ts';
import type { Items } from '../../notes/ports/items.ts';
import type { NotesRepository } from '../../notes/ports/notes-repository.ts';
import type { PreparedItem } from '../../notes/prepared-notes.ts';
import { reminderOf } from '../../notes/remind-at.ts';
import { writtenNotesSchema } from '../../notes/written-notes.ts';
import type { Executor } from '../executor.ts';
import { notes, notesFeedback } from '../schema/notes.ts';
import { itemsOf } from './item-rows.ts';

export type NoteRowsDeps = { tx: Executor; now: Date; newId: () => string; items: Items };

/** The notes of meetings, inside one transaction. */
export function noteRows({ tx, now, newId, items }: NoteRowsDeps): NotesRepository {
  const of = notesOf(tx);
  const change = async (meetingId: string, set: PgUpdateSetSource<typeof notes>) => {
    await tx
      .update(notes)
      .set({ ...set, version: sql`${notes.version} + 1` })
      .where(eq(notes.meetingId, meetingId));
    return of(meetingId);
  };
  return {
    of,
    keep: (meeting, prepared, areFinal) => keepNotes({ tx, now, newId, items }, meeting, prepared, areFinal),
    markNotRewritten: (meetingId, fellBack) => change(meetingId, { fellBack }),
    editSummary(meetingId, by, summary) {
      // What a person wrote rests on nothing but them.
      const written = sql`${notes.written} || ${JSON.stringify({ summary, points: [] })}::jsonb`;
      return change(meetingId, { written, editedBy: by, editedAt: now });
    },
    unfold: (meetingId) => change(meetingId, { unfolded: true }),
    hold: (meetingId, heldBecause) => change(meetingId, { heldBecause }),
    async release(meetingId, by) {
      const before = await of(meetingId);
      if (!before?.heldBecause || before.releasedAt) return null;
      return change(meetingId, { releasedBy: by, releasedAt: now });
    },
    async rate({ id: meetingId, teamId }, userId, helpful) {
      await tx
        .insert(notesFeedback)
        .values({ teamId, meetingId, userId, helpful, at: now })
        .onConflictDoUpdate({
          target: [notesFeedback.meetingId, notesFeedback.userId],
          // What was wrong with it isn't any more.
          set: { helpful, at: now, ...(helpful ? { comment: null } : {}) },
        });
    },
    async comment({ id: meetingId, teamId }, userId, comment) {
      await tx
        .insert(notesFeedback)
        .values({ teamId, meetingId, userId, helpful: false, comment, at: now })
        .onConflictDoUpdate({
          target: [notesFeedback.meetingId, notesFeedback.userId],
          set: { helpful: false, comment, at: now },
        });
    },
  };
}

async function keepNotes(
  { tx, now, newId, items }: NoteRowsDeps,
  meeting: Meeting,
  {
    items: drafts,
    fellBack,
    heldBecause,
    found: _,
    missedBy: __,
    learned: ___,
    objection: ____,
    announced: _____,
    ...rest
  }: Parameters<NotesRepository['keep']>[1],
  areFinal: boolean,
): Promise<KeptNotes> {
  const of = notesOf(tx);
  const { id: meetingId, teamId, channelId, notesHint: hint, notesHintBy: hintBy } = meeting;
  const before = await of(meetingId);
  // Notes that the thread has seen aren't held again, unless they were early: the last ones may name somebody more.
  // What breaks a list always is, also where somebody sent an earlier version anyway.
  const isNew = listOf(heldBecause) !== null || !before || (areFinal && !before.heldBecause);
  const isReleased = listOf(heldBecause) === null ? {} : { releasedBy: null, releasedAt: null };
  const held = isNew ? { heldBecause, ...isReleased } : {};
  // A person's summary stays, unless someone asks for a new one.
  const asked = hint !== null;
  const theirs = before?.editedBy && !asked ? { summary: before.summary, points: [] } : {};
  const written = { ...rest, ...theirs, actionItems: [] };
  const edited = asked ? { editedBy: null, editedAt: null } : {};
  const set = { written, fellBack, writtenAt: now, hint, hintBy, ...held, ...edited };
  await tx
    .insert(notes)
    .values({ meetingId, teamId, channelId, version: 1, ...set })
    .onConflictDoUpdate({
      target: notes.meetingId,
      set: { ...set, version: sql`${notes.version} + 1` },
    });
  const { stay, replaced, added } = mergeItems(before?.items ?? [], drafts);
  await items.remove(replaced.map(({ id }) => id));
  const from = Math.max(-1, ...stay.map(({ position }) => position)) + 1;
  // Nobody stands for what only sounds like a promise.
  const state = rest.kind === 'highlights' ? 'suggested' : 'open';
  const drafted = added.map((item) => ({ ...item, state }) as const);
  await items.insert(drafted.map((item, index) => itemOf(meeting, item, from + index, newId(), now)));
  const kept = await of(meetingId);
  if (!kept) throw new Error(`The notes of meeting ${meetingId} were not kept`);
  return kept;
}

/** A meeting's current notes, with their items. */
export const notesOf =
  (db: Executor) =>
  async (meetingId: string): Promise<KeptNotes | null> => {
    const [row] = await db.select().from(notes).where(eq(notes.meetingId, meetingId));
    if (!row) return null;
    const { written, ...rest } = row;
    const { actionItems: _, ...text } = writtenNotesSchema.parse(written);
    return { ...rest, ...text, items: await itemsOf(db)(meetingId) };
  };

type Draft = PreparedItem & Pick<Item, 'state'>;

function itemOf(meeting: Meeting, item: Draft, position: number, id: string, now: Date): Item {
  const { text, state, owner: ownerName, ownerId, ownerTimeZone, due, evidence } = item;
  return {
    id,
    teamId: meeting.teamId,
    channelId: meeting.channelId,
    meetingId: meeting.id,
    position,
    text,
    ownerName,
    ownerId,
    due,
    evidence,
    ...untouched,
    state,
    remindAt: reminderOf({ state, ownerId, due }, ownerTimeZone, now),
    createdAt: now,
  };
}
