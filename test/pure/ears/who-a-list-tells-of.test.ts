import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type KnownPerson, peopleEvents, personId } from '../../../services/ears/people/people-events.ts';
import type { ListedPerson } from '../../../services/ears/ports/people-source.ts';
import { type Door, ofBestSource, presence, witnessed } from '../../../services/sessions/presence.ts';

const connectedAt = new Date('2026-03-02T09:00:00Z');
const minute = (minutes: number) => new Date(connectedAt.getTime() + minutes * 60_000);
const meeting = { connectedAt, createdAt: minute(-5), sessionEndedAt: null as Date | null };
const person = (id: string, from: number, until: number | null = null): ListedPerson => ({
  ...{ id, name: id.toUpperCase(), from: minute(from) },
  until: until === null ? null : minute(until),
});
const knownAs = (isIn: boolean, at: number): KnownPerson => ({ isIn, at: minute(at) });
const changes = (people: ListedPerson[], known: Record<string, KnownPerson> = {}, at = 10, of = meeting) =>
  peopleEvents(
    people,
    new Map(Object.entries(known).map(([id, one]) => [personId({ id }), one])),
    of,
    minute(at),
  ).map(({ type, at: when, participant }) => {
    const { name } = participant as { name: string };
    return `${type.slice('participant.'.length)} ${name} ${(Date.parse(when) - connectedAt.getTime()) / 60_000}`;
  });

test('who came and who left is told once, and who comes back comes again', () => {
  expect(changes([person('a', -30), person('b', 2, 5)])).toEqual(['joined A -30', 'joined B 2', 'left B 5']);
  expect(changes([person('a', -30)], { a: knownAs(true, -30) })).toEqual([]);
  expect(changes([person('a', -30, 8)], { a: knownAs(true, -30) })).toEqual(['left A 8']);
  expect(changes([person('a', -30, 8)], { a: knownAs(false, 8) })).toEqual([]);
  expect(changes([person('a', -30)], { a: knownAs(false, 8) })).toEqual(['joined A 10']);
  // Back and gone between two readings: gone.
  expect(changes([person('a', -30, 9)], { a: knownAs(false, 8) })).toEqual([]);
});

test('who had left before the persona came, or came after it left, is nobody of this meeting', () => {
  const over = { ...meeting, sessionEndedAt: minute(6) };
  const people = [person('early', -30, -1), person('late', 7), person('there', -30, 3), person('stays', 1)];
  expect(changes(people, {}, 10, over)).toEqual(['joined THERE -30', 'left THERE 3', 'joined STAYS 1']);
});

test('whatever times and names a list has, its events are in order, of this call’s day, and fit the database', () => {
  const when = fc.date({ noInvalidDate: true });
  const anyone = fc.record({
    ...{ id: fc.string({ maxLength: 600 }), name: fc.string({ unit: 'binary', maxLength: 600 }) },
    ...{ from: when, until: fc.option(when) },
  });
  fc.assert(
    fc.property(fc.array(anyone, { maxLength: 20 }), (people) => {
      for (const { id, at, participant } of peopleEvents(people, new Map(), meeting, minute(10))) {
        expect(id.length).toBeLessThan(120);
        expect(Math.abs(Date.parse(at) - minute(10).getTime())).toBeLessThanOrEqual(24 * 3_600_000);
        const { name } = participant as { name: string };
        expect(name.isWellFormed() && name.length <= 200 && !name.includes('\0')).toBe(true);
      }
    }),
  );
});

const told = (door: Door, type: 'joined' | 'left', name: string, at: number, id?: string) => ({
  ...{ door, type: `participant.${type}`, at: minute(at) },
  body: { participant: { name, ...(id ? { id } : {}) } },
});
const nova = 'Nova (AI)';

test('one source is believed: PikaStream, then ears, then Google Meet; one that knows only us says nothing of others', () => {
  const google = [told('meet', 'joined', 'Priya', 1, '1'), told('meet', 'joined', nova, 1, '2')];
  const own = told('feed', 'joined', nova, 1);
  const who = (events: ReturnType<typeof told>[]) => presence(ofBestSource(events, [nova]), [nova]).everyone;
  expect(who([...google, own])).toEqual(['Priya']);
  expect(who([...google, told('ears', 'joined', 'Omar', 2)])).toEqual(['Omar']);
  expect(who([...google, told('ears', 'joined', 'Omar', 2), told('webhook', 'joined', 'Lea', 3)])).toEqual([
    'Lea',
  ]);
  expect(who([own])).toEqual([]);
});

test('its own name in somebody else’s list is evidence, where it came with its session; PikaStream’s word is none', () => {
  const since = connectedAt;
  expect(witnessed([told('feed', 'joined', nova, 1)], nova, since)).toBeNull();
  expect(witnessed([told('meet', 'joined', nova, 1, '2')], nova, since)).toMatchObject({ isIn: true });
  // Left over from an earlier session, or another of that name.
  const before = told('meet', 'joined', nova, -30, '1');
  expect(witnessed([before], nova, since)).toBeNull();
  expect(witnessed([before], nova, null)).toBeNull();
  const both = [before, told('meet', 'joined', nova, 1, '2'), told('meet', 'left', nova, 3, '1')];
  expect(witnessed(both, nova, since)).toMatchObject({ isIn: true });
  expect(witnessed([...both, told('meet', 'left', nova, 4, '2')], nova, since)).toEqual({
    isIn: false,
    at: minute(4),
  });
});
