import { participantEventSchema } from './session-event.ts';

export type PresenceEvent = { type: string; body: unknown };

/** Who was in the call and how many are now, ourselves left out; events in the order of their times. */
export function presence(
  events: readonly PresenceEvent[],
  botName: string,
): { everyone: string[]; present: number } {
  const names = new Map<string, string>();
  const here = new Set<string>();
  for (const event of events) {
    const participant = participantEventSchema.safeParse(event.body).data?.participant;
    if (!participant || participant.name === botName) continue;
    const key = participant.id ?? participant.name;
    names.set(key, participant.name);
    if (event.type === 'participant.joined') here.add(key);
    if (event.type === 'participant.left') here.delete(key);
  }
  return { everyone: [...names.values()], present: here.size };
}
