import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const callSchema = z.strictObject({ call: z.string(), input: z.record(z.string(), z.unknown()) });

const sceneSchema = z.strictObject({
  name: z.string(),
  /** In the call: `Speaker: words`, a segment each. */
  said: z.array(z.string()).default([]),
  /** Then in Slack. */
  writes: z
    .array(z.strictObject({ by: z.string(), where: z.enum(['thread', 'mention', 'dm']), text: z.string() }))
    .default([]),
  /** How many turns should begin. */
  turns: z.number().default(1),
  /** What it should ask for, each field as a pattern; left out where several things are right. */
  wants: z.array(z.strictObject({ tool: z.string(), input: z.record(z.string(), z.string()) })).optional(),
  /** How often a tool may be asked for at most. */
  atMost: z.record(z.string(), z.number()).default({}),
  /** It may ask the thread. */
  mayAsk: z.boolean().default(false),
  /** Whatever it asks for must wait for a person. */
  waits: z.boolean().default(false),
  /** Patterns of what it should write. */
  reply: z.array(z.string()).default([]),
  /** Patterns of what must stand nowhere. */
  never: z.array(z.string()).default([]),
  /** What a scripted model says, one after the other. */
  answers: z
    .array(z.union([z.string(), callSchema, z.strictObject({ calls: z.array(callSchema) })]))
    .default([]),
});

export type Scene = z.infer<typeof sceneSchema> & { readonly kind: string };

const folder = new URL('../scenes/', import.meta.url);
const dayMs = 86_400_000;

/** All scenes, with days that are ahead of now where they say `{day+10}`. */
export function scenesAt(now: Date): Scene[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const text = readFileSync(new URL(name, folder), 'utf8').replaceAll(/\{day\+(\d+)\}/g, (_, days) =>
        new Date(now.getTime() + Number(days) * dayMs).toISOString().slice(0, 10),
      );
      const kind = name.replace('.json', '').replaceAll('-', ' ');
      return z
        .array(sceneSchema)
        .parse(JSON.parse(text))
        .map((scene) => ({ ...scene, kind }));
    });
}
