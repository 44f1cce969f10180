import { z } from 'zod';

/*
 * What a model is asked for. Every field is required and nothing is bounded here, because strict modes of structured
 * output allow little else (https://platform.openai.com/docs/guides/structured-outputs#supported-schemas); what comes
 * back is checked against the transcript and capped in code.
 */

const segments = z.array(z.number()).describe('Numbers of the segments that say so; never empty');
const stated = z.object({ text: z.string(), segments });

const actionItem = stated.extend({
  owner: z
    .string()
    .nullable()
    .describe('Whose task it is, by the name used in the call; null if nobody took it'),
  due: z
    .object({
      date: z.string().nullable().describe('YYYY-MM-DD; null if the words name no day'),
      words: z.string().describe('The words for it, as said'),
    })
    .nullable(),
});

const chapter = z.object({
  title: z.string(),
  segment: z.number().describe('Number of its first segment'),
  summary: z.string().nullable(),
});

/** Notes of a transcript, or of a part of it. */
export const draftSchema = z.object({
  title: z.string(),
  summary: z.string(),
  decisions: z.array(stated),
  actionItems: z.array(actionItem),
  questions: z.array(stated),
  chapters: z.array(chapter),
});

/** What parts of a transcript come to together. */
export const wholeSchema = z.object({ title: z.string(), summary: z.string() });

export type Draft = z.infer<typeof draftSchema>;
export type DraftItem = z.infer<typeof actionItem>;
