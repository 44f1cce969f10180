import { z } from 'zod';
import { learnedKinds } from '../learned.ts';
import { type MeetingKind, type Topic, topicsOf } from '../meeting-kind.ts';

/*
 * What a model is asked for. Every field is required and nothing is bounded here, because strict modes of structured
 * output allow little else (https://platform.openai.com/docs/guides/structured-outputs#supported-schemas); what comes
 * back is checked against the transcript and capped in code.
 */

const segments = z.array(z.number()).describe('Numbers of the segments that say so; never empty');
const stated = z.object({ text: z.string(), segments });

const actionItem = stated.extend({
  owners: z
    .array(z.string())
    .describe('Whose task it is, by the names used in the call; empty if nobody took it'),
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

const fact = stated.extend({
  kind: z.enum(learnedKinds),
  about: z.enum(['speaker', 'nobody']),
  quote: z.string().describe('The words that say so, word for word'),
});

const draftSchema = z.object({
  title: z.string(),
  summary: z.array(stated),
  decisions: z.array(stated),
  actionItems: z.array(actionItem),
  questions: z.array(stated),
  chapters: z.array(chapter),
  facts: z.array(fact),
});

/** Notes of a transcript, or of a part of it, with what a kind of meeting has beside the usual. */
export function draftSchemaOf(kind: MeetingKind): z.ZodType<Draft> {
  const topics: readonly Topic[] = topicsOf[kind];
  if (topics.length === 0) return draftSchema;
  const finding = stated.extend({ topic: z.enum(topics), person: z.string().nullable() });
  return draftSchema.extend({ findings: z.array(finding) });
}

/** What parts of a transcript come to together; the numbers are those of the parts' points. */
export const wholeSchema = z.object({ title: z.string(), summary: z.array(stated) });

export type DraftStated = z.infer<typeof stated>;
export type DraftItem = z.infer<typeof actionItem>;
export type DraftFact = z.infer<typeof fact>;
type DraftFinding = DraftStated & { topic: Topic; person: string | null };
export type Draft = z.infer<typeof draftSchema> & { findings?: DraftFinding[] };
