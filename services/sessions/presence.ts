import { notesBotName } from './notes-bot.ts';
import { participantEventSchema } from './session-event.ts';

export type PresenceEvent = { type: string; body: unknown };

/** Somebody in a call. `key` tells two of one name apart, where the call gives ids. */
type Participant = { readonly key: string; readonly name: string; readonly email: string | null };

type Seen = Participant & { readonly type: string };

/**
 * What events say of participants, ourselves and who takes notes for us left out; in the order of their times. A name is
 * no identity: ours is the first who is called so, by id where the call gives one. A second one of our name is a person,
 * and so is one with an address, for we have none.
 */
export function othersIn(events: readonly PresenceEvent[], botName: string): Seen[] {
  const ours = [botName, notesBotName(botName)].map((name) => ({ name, isIt: recogniser() }));
  return events.flatMap(({ type, body }) => {
    const participant = participantEventSchema.safeParse(body).data?.participant;
    if (!participant) return [];
    const { id, name, email = null } = participant;
    const known = ours.filter((one) => one.isIt(id, one.name === name && email === null, type));
    return known.length > 0 ? [] : [{ type, key: id ?? name, name, email }];
  });
}

/** Recognises one participant of ours among its events. */
function recogniser(): (id: string | undefined, isCalledSo: boolean, type: string) => boolean {
  let ourId: string | null = null;
  let isIn = false;
  let namesakes = 0;
  return (id, isCalledSo, type) => {
    if (id !== undefined) {
      if (isCalledSo) ourId ??= id;
      return id === ourId;
    }
    if (!isCalledSo) return false;
    if (type === 'participant.joined') {
      if (isIn) namesakes += 1;
      const first = !isIn;
      isIn = true;
      return first;
    }
    if (namesakes > 0) {
      namesakes -= 1;
      return false;
    }
    isIn = false;
    return true;
  };
}

/** Who was in the call and how many are now, ourselves left out; events in the order of their times. */
export function presence(
  events: readonly PresenceEvent[],
  botName: string,
): { everyone: string[]; present: number } {
  const names = new Map<string, string>();
  const here = new Set<string>();
  for (const { type, key, name } of othersIn(events, botName)) {
    names.set(key, name);
    if (type === 'participant.joined') here.add(key);
    if (type === 'participant.left') here.delete(key);
  }
  return { everyone: [...names.values()], present: here.size };
}
