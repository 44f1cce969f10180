import { z } from 'zod';

const nothing = z.strictObject({});
/** As the manifest says: so many characters once it's trimmed. */
const trimmed = (most: number) =>
  z.string().refine((text) => text.trim().length >= 1 && text.trim().length <= most && text.length <= most);

/** The tools that Stand-in uses, as `tools-manifest.json` of Pika-Labs/Pika-Plugins (f27b3ba) has them: what each takes. */
export const knownTools = {
  identity_whoami: nothing,
  identity_persona_read: z.strictObject({ file: z.enum(['identity', 'soul', 'style']).default('identity') }),
  identity_avatar_url: nothing,
  identity_voice_info: nothing,
  identity_memory_search: z.strictObject({
    query: trimmed(500),
    top_k: z.number().int().min(1).max(100).default(5),
  }),
  identity_memory_append: z.strictObject({
    text: trimmed(8_000),
    source: z.string().min(1).max(64).default('agent'),
  }),
} as const;

export type KnownTool = keyof typeof knownTools;

/** The others of the identity family: they write, or cost. */
export const otherTools = [
  'identity_set_avatar',
  'identity_set_voice',
  'identity_voice_id',
  'identity_voice_sample_url',
];

export const isKnownTool = (name: string): name is KnownTool => Object.hasOwn(knownTools, name);
