import { z } from 'zod';
import type { SessionEvent } from '../sessions/session-event.ts';
import { segmentEventSchema } from '../sessions/transcript.ts';
import { saysItIsAnAi } from './announced.ts';
import { objectsTo } from './heeded-words.ts';
import { objects } from './objections/hear-objection.ts';

const heardSchema = z.object({ objects: z.boolean(), saysItIsAnAi: z.boolean() });

/** What is to be heeded in words, also where they aren't kept. */
type Heard = z.infer<typeof heardSchema>;

/**
 * An event as it's stored: what is to be heeded in its words stays with it where they don't.
 *
 * @param botName What the AI is called in the call; null where that isn't known yet.
 */
export function withHeard<Event extends SessionEvent>(event: Event, botName: string | null): Event {
  const segment = segmentEventSchema.safeParse(event).data?.segment;
  if (event.type !== 'transcript.segment' || !segment) return event;
  const { text } = segment;
  const isObjection = botName === null ? objects(text) : objectsTo(text, botName);
  return { ...event, heard: { objects: isObjection, saysItIsAnAi: saysItIsAnAi(text) } satisfies Heard };
}

/** What stayed of a segment's words; null where they're kept, and can be read themselves. */
export function heardIn(body: unknown): Heard | null {
  return withheldSchema.safeParse(body).data?.heard ?? null;
}

const withheldSchema = z.looseObject({ withheld: z.literal(true), heard: heardSchema.nullable() });
