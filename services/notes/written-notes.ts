import { z } from 'zod';
import { type MeetingKind, meetingKinds, topics } from './meeting-kind.ts';

// Notes of a newer version are read too: a word that this one doesn't know becomes the nearest, a finding is left out.

/** Where notes come from, best first: the recap names the one used. */
const source = z.enum(['pikastream', 'model', 'extractive', 'google_meet']).catch('model');

const evidenceSchema = z.object({
  /** Blank when unknown: never guessed. */
  speaker: z.string(),
  /** Milliseconds from the start of the session, as in the transcript. */
  startMs: z.number(),
  /** The words as they stand in that segment, or a part of them. */
  text: z.string(),
});

const statedSchema = z.object({ text: z.string(), evidence: z.array(evidenceSchema) });

const actionItemSchema = statedSchema.extend({
  /** A name as it occurs in the call; null is unassigned. */
  owner: z.string().nullable(),
  due: z.object({ date: z.iso.date().nullable(), words: z.string() }).nullable(),
});

const chapterSchema = z.object({ title: z.string(), startMs: z.number(), summary: z.string().nullable() });

const findingSchema = statedSchema.extend({
  topic: z.enum(topics),
  /** By name; null where nobody is known to have said it. */
  person: z.string().nullable(),
});

/** Written into the thread beforehand by someone who wasn't seen in the call. */
const absentUpdateSchema = z.object({ userId: z.string(), text: z.string() });

/** Words of the call that aren't kept: from when somebody objected, until the room agreed; all of one person's; or all. */
const withheldSchema = z.object({
  why: z
    .enum(['objection', 'ledger', 'page', 'speaker', 'guest', 'notes', 'nothing', 'other'])
    .catch('other'),
  name: z.string().nullable(),
  isOver: z.boolean(),
});

/** The product's own notes, from any source; reads them back from a JSON column. */
export const writtenNotesSchema = z.object({
  /**
   * Whether someone summed the call up, PikaStream or a model. Highlights are quotes alone: no summary, decisions,
   * questions or chapters, and what sounds like a promise is an action item only once someone keeps it.
   */
  kind: z.enum(['summary', 'highlights']).default('summary').catch('summary'),
  source,
  title: z.string(),
  /** Of a model, its points on lines of their own; else as someone wrote it. */
  summary: z.string(),
  /** The same with what they rest on; none once somebody edited the summary. */
  points: z.array(statedSchema).default([]),
  /** What a model was to look for. */
  meetingKind: z
    .enum(meetingKinds)
    .default('general' satisfies MeetingKind)
    .catch('general'),
  /** What its kind of meeting has beside the usual. */
  findings: z
    .array(findingSchema.nullable().catch(null))
    .transform((read) => read.filter((one) => one !== null))
    .default([]),
  decisions: z.array(statedSchema),
  actionItems: z.array(actionItemSchema),
  questions: z.array(statedSchema),
  chapters: z.array(chapterSchema),
  /** Of highlights: one sentence for each part of the call, word for word. */
  timeline: z.array(evidenceSchema).default([]),
  participants: z.array(z.string()),
  absentUpdates: z.array(absentUpdateSchema).optional(),
  withheld: z.array(withheldSchema).optional(),
});

export type AbsentUpdate = z.infer<typeof absentUpdateSchema>;
export type Withheld = z.infer<typeof withheldSchema>;
export type WrittenNotes = z.infer<typeof writtenNotesSchema>;
/** A segment of the transcript, or the part of it that carries a statement. */
export type Evidence = z.infer<typeof evidenceSchema>;
/** A decision or a question, with who said it. */
export type Stated = z.infer<typeof statedSchema>;
/** What someone will do; of highlights, words that sound so, then those before them. */
export type ActionItem = z.infer<typeof actionItemSchema>;
/** What a kind of meeting has beside the usual: of a standup what each person did, is to do, and is stopped by. */
export type Finding = z.infer<typeof findingSchema>;
export type Chapter = z.infer<typeof chapterSchema>;
export type Due = NonNullable<ActionItem['due']>;
