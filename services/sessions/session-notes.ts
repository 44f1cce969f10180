import { z } from 'zod';

const text = z.string().transform((value) => value.slice(0, 20_000).toWellFormed());
const line = z.string().transform((value) => value.slice(0, 500).toWellFormed());
const person = z.looseObject({ name: line, email: z.string().optional() });

const segmentSchema = z.looseObject({
  /** Blank when unknown: never guessed. */
  speaker: line.catch(''),
  text,
  start_ms: z.number().catch(0),
  end_ms: z.number().catch(0),
  language: z.string().optional(),
});

/** What a call left behind, as PikaStream's notes give it; times are milliseconds from the start of the session. */
export const notesSchema = z.looseObject({
  title: line.optional(),
  summary: text.catch(''),
  decisions: z.array(text).catch([]).default([]),
  action_items: z
    .array(z.looseObject({ text, owner: line.optional(), due: line.optional() }))
    .catch([])
    .default([]),
  chapters: z
    .array(z.looseObject({ title: text, start_ms: z.number(), summary: text.optional() }))
    .catch([])
    .default([]),
  participants: z.array(person).catch([]).default([]),
  transcript: z.array(segmentSchema).catch([]).default([]),
});

export type Notes = z.infer<typeof notesSchema>;

/** Nothing in them, not even what was said: as good as none. */
export function isEmpty(notes: Notes): boolean {
  return !isWritten(notes) && notes.transcript.every(({ text: said }) => !said.trim());
}

/** Someone wrote something up; else they hold a transcript at most. */
export function isWritten(notes: Notes): boolean {
  return (
    Boolean(notes.summary.trim()) ||
    notes.decisions.length + notes.action_items.length + notes.chapters.length > 0
  );
}
