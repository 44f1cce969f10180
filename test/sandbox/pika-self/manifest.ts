import { z } from 'zod';

const nothing = z.strictObject({});

/** The tools that read a self, as `tools-manifest.json` of Pika-Labs/Pika-Plugins (f27b3ba) has them: what each takes. */
export const readingTools = {
  identity_whoami: nothing,
  identity_persona_read: z.strictObject({ file: z.enum(['identity', 'soul', 'style']).default('identity') }),
  identity_avatar_url: nothing,
  identity_voice_info: nothing,
} as const;

export type ReadingTool = keyof typeof readingTools;

/** The others of the identity family: they write, cost, or read what Stand-in has no business with. */
export const otherTools = [
  'identity_memory_append',
  'identity_memory_search',
  'identity_set_avatar',
  'identity_set_voice',
  'identity_voice_id',
  'identity_voice_sample_url',
];

export const isReadingTool = (name: string): name is ReadingTool => Object.hasOwn(readingTools, name);
