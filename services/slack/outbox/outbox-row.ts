import { z } from 'zod';
import type { StoredMessage } from '../../store/rows/outbox-rows.ts';
import type { Content } from '../blocks/elements.ts';

/** One queued message, as delivery needs it. */
export type OutboxRow = Omit<StoredMessage, 'content'> & {
  /** Empty for a document, whose content is in `raw`. */
  content: Content;
  raw: unknown;
};

// Written by our own builders, whose output tests hold to Slack's rules; read back as what it was. An older version left
// `{}` where words were deleted on their way.
const contentSchema = z.looseObject({
  text: z.string().default(''),
  blocks: z.array(z.custom<Content['blocks'][number]>()).default([]),
  plain: z.array(z.custom<Content['blocks'][number]>()).optional(),
  entities: z.array(z.custom<NonNullable<Content['entities']>[number]>()).optional(),
  isOptional: z.boolean().optional(),
  as: z.object({ name: z.string(), faceId: z.string().nullable(), emoji: z.string() }).optional(),
});

const statusSchema = z.looseObject({
  meetingId: z.string().nullish(),
  isAgain: z.boolean().optional(),
});

/** Whose status a row is to tell. */
export function readStatus({ raw }: OutboxRow): { meetingId: string | null; isAgain: boolean } {
  const { meetingId = null, isAgain = false } = statusSchema.parse(raw);
  return { meetingId, isAgain };
}

export function readRow(stored: StoredMessage): OutboxRow {
  const isMessage = stored.kind === 'message' || stored.kind === 'ephemeral';
  const content = isMessage ? contentSchema.parse(stored.content) : { text: '', blocks: [] };
  return { ...stored, content, raw: stored.content };
}
