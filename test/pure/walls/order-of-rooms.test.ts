import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importsOf, sourcesIn } from './imports.ts';

/** Lowest first: a room imports from floors below its own and, where that makes no circle, from its own floor. */
const floors: readonly (readonly string[])[] = [
  ['services/common', 'services/model', 'services/sessions', 'services/people'],
  ['services/times'],
  ['services/meetings'],
  ['services/tasks'],
  [
    'services/notes',
    'services/memory',
    'services/briefs',
    'services/consent',
    'services/standups',
    'services/calendars',
    'services/agents',
    'services/personas',
    'services/ears',
    'services/home',
    'services/workflow-steps',
  ],
  ['services/http'],
  ['services/slack', 'services/store', 'services/pikastream', 'services/integrations', 'services/telemetry'],
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

test('no import leads to a higher floor', () => {
  const height = (room: string) => floorOf.get(room) ?? Number.NaN;
  const climbing = arrows().filter(({ from, to }) => !(height(to) <= height(from)));
  expect(climbing.map(({ through }) => through)).toEqual([]);
});

test('rooms of one floor don’t import each other in a circle', () => {
  const to = Map.groupBy(arrows(), ({ from }) => from);
  const reaches = (from: string, goal: string, seen = new Set<string>()): boolean =>
    (to.get(from) ?? []).some(
      (arrow) =>
        arrow.to === goal ||
        (!seen.has(arrow.to) && seen.add(arrow.to).size > 0 && reaches(arrow.to, goal, seen)),
    );
  expect([...floorOf.keys()].filter((room) => reaches(room, room))).toEqual([]);
});
/** The same for files: Biome forbids circles of values, this one those of types too. */
test('files don’t import each other in a circle', () => {
  const imports = new Map(
    sourcesIn('services', 'listeners', 'src').map((source) => [source.path, importsOf(source)] as const),
  );
  expect(circlesIn(imports)).toEqual([]);
});

/** Files that reach themselves, by Tarjan's strongly connected components. */
function circlesIn(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (file: string): number => {
    const at = index.size;
    index.set(file, at);
    low.set(file, at);
    stack.push(file);
    for (const next of imports.get(file) ?? []) {
      if (!imports.has(next)) continue;
      const seen = index.get(next);
      const reached = seen === undefined ? visit(next) : stack.includes(next) ? seen : at;
      low.set(file, Math.min(low.get(file) ?? at, reached));
    }
    const lowest = low.get(file) ?? at;
    if (lowest === at) {
      const circle = stack.splice(stack.indexOf(file));
      if (circle.length > 1) circles.push(circle.toSorted());
    }
    return lowest;
  };
  for (const file of imports.keys()) if (!index.has(file)) visit(file);
  return circles;
}
