import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importsOf, sourcesIn } from './imports.ts';

/** Lowest first: a room imports from floors below its own and, where that makes no circle, from its own floor. */
const floors: readonly (readonly string[])[] = [
  ['services/common', 'services/sessions', 'services/people'],
  ['services/times'],
  ['services/meetings'],
  ['services/tasks'],
  ['services/notes', 'services/standups', 'services/calendars', 'services/agents', 'services/personas'],
  ['services/http'],
  ['services/slack', 'services/store', 'services/pikastream', 'services/integrations'],
  ['listeners'],
  ['src'],
];
const floorOf = new Map(floors.flatMap((rooms, floor) => rooms.map((room) => [room, floor] as const)));

type Arrow = { from: string; to: string; through: string };

function roomOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  return top === 'services' ? `${top}/${second}` : top;
}

function arrows(): Arrow[] {
  return sourcesIn('services', 'listeners', 'src').flatMap((source) =>
    importsOf(source)
      .filter((imported) => floorOf.has(roomOf(imported)))
      .map((imported) => ({
        from: roomOf(source.path),
        to: roomOf(imported),
        through: `${source.path} → ${imported}`,
      }))
      .filter(({ from, to }) => from !== to),
  );
}

test('every room has its floor', () => {
  const rooms = [...readdirSync('services').map((name) => `services/${name}`), 'listeners', 'src'];
  expect(rooms.toSorted()).toEqual([...floorOf.keys()].toSorted());
});

test('no arrow climbs', () => {
  const height = (room: string) => floorOf.get(room) ?? Number.NaN;
  const climbing = arrows().filter(({ from, to }) => !(height(to) <= height(from)));
  expect(climbing.map(({ through }) => through)).toEqual([]);
});

test('rooms of one floor make no circle', () => {
  const to = Map.groupBy(arrows(), ({ from }) => from);
  const reaches = (from: string, goal: string, seen = new Set<string>()): boolean =>
    (to.get(from) ?? []).some(
      (arrow) =>
        arrow.to === goal ||
        (!seen.has(arrow.to) && seen.add(arrow.to).size > 0 && reaches(arrow.to, goal, seen)),
    );
  expect([...floorOf.keys()].filter((room) => reaches(room, room))).toEqual([]);
});
