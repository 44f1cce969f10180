import { participantEventSchema } from './session-event.ts';

/** The ways in which events of a call reach us. Ears and Google Meet are somebody else's than PikaStream. */
export type Door = 'webhook' | 'feed' | 'notes' | 'mcp' | 'ears' | 'meet';

export type PresenceEvent = { type: string; body: unknown };
export type ToldEvent = PresenceEvent & { door: Door; at: Date };

/** Somebody in a call. `key` tells two of one name apart, where the call gives ids. */
type Participant = { readonly key: string; readonly name: string; readonly email: string | null };

/** What we are called in a call: the persona, and who was sent there to take notes, if somebody was. */
export type OwnNames = readonly string[];

type Seen = Participant & { readonly type: string };

/**
 * What events say of participants, ourselves and who takes notes for us left out; in the order of their times. A name is
 * no identity: ours is the first who is called so, by id where the call gives one. A second one of our name is a person,
 * and so is one with an address, for we have none.
 */
export function othersIn(events: readonly PresenceEvent[], ownNames: OwnNames): Seen[] {
  const ours = ownNames.map((name) => ({ name, isIt: recogniser() }));
  return events.flatMap(({ type, body }) => {
    const participant = participantEventSchema.safeParse(body).data?.participant;
    if (!participant) return [];
    const { id, name, email = null } = participant;
    const known = ours.filter((one) => one.isIt(id, one.name === name && email === null, type));
    return known.length > 0 ? [] : [{ type, key: id ?? name, name, email }];
  });
}

/** Which of these names somebody else in the call has, as any source tells. */
export function namesakesIn(
  events: readonly (PresenceEvent & { door: Door })[],
  ownNames: OwnNames,
  names: readonly string[],
): ReadonlySet<string> {
  // The same participant has another id in each.
  const others = sources.flatMap((isOf) =>
    othersIn(
      events.filter(({ door }) => isOf(door)),
      ownNames,
    ),
  );
  return new Set(others.map(({ name }) => name.trim()).filter((name) => names.includes(name)));
}

/** Surest first: the same people have other ids in each, so one alone is believed. */
const sources: readonly ((door: Door) => boolean)[] = [
  isOfPikaStream,
  (door) => door === 'ears',
  (door) => door === 'meet',
];

/** What the first source that knows of anybody but us says of participants. */
export function ofBestSource<Event extends PresenceEvent & { door: Door }>(
  events: readonly Event[],
  ownNames: OwnNames,
): Event[] {
  const told = sources.map((isOf) => events.filter(({ door }) => isOf(door)));
  return told.find((one) => othersIn(one, ownNames).length > 0) ?? [];
}

export function isOfPikaStream(door: Door): boolean {
  return door !== 'ears' && door !== 'meet';
}

/** Another's clock and the database's may be so far apart. */
const clocksApartMs = 60_000;

/**
 * Whether somebody else than PikaStream sees the persona: a participant of its name, who came with its session or later. One
 * who was there before is another's, or left over. Null where nobody saw it; it has left once all who saw it say so.
 */
export function witnessed(
  events: readonly ToldEvent[],
  botName: string,
  since: Date | null,
): { isIn: boolean; at: Date } | null {
  const earliest = (since?.getTime() ?? Number.POSITIVE_INFINITY) - clocksApartMs;
  const seen = new Map<Door, { id: string | undefined; isIn: boolean; at: Date }>();
  for (const { type, body, door, at } of events) {
    const participant = participantEventSchema.safeParse(body).data?.participant;
    if (isOfPikaStream(door) || participant?.name !== botName) continue;
    const { id } = participant;
    const isIn = type === 'participant.joined';
    const known = seen.get(door);
    const isIt = known ? known.id === id : isIn && at.getTime() >= earliest;
    if (isIt) seen.set(door, { id, isIn, at });
  }
  const all = [...seen.values()];
  const last = all.find(({ isIn }) => isIn) ?? all.toSorted((one, other) => +other.at - +one.at)[0];
  return last ? { isIn: last.isIn, at: last.at } : null;
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
  ownNames: OwnNames,
): { everyone: string[]; present: number } {
  const names = new Map<string, string>();
  const here = new Set<string>();
  for (const { type, key, name } of othersIn(events, ownNames)) {
    names.set(key, name);
    if (type === 'participant.joined') here.add(key);
    if (type === 'participant.left') here.delete(key);
  }
  return { everyone: [...names.values()], present: here.size };
}
