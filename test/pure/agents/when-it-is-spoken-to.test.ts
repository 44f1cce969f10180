import { describe, expect, test } from 'vitest';
import { addressed } from '../../../services/agents/house/addressed.ts';
import { commonNames } from '../../evaluation/addressed/common-names.ts';
import { falseAlarms, figuresOf, isTaken, type Named, sumOf } from '../../evaluation/addressed/measure.ts';
import { madeCases, namedIn, talksHere } from '../../evaluation/addressed/sources.ts';

const names = { persona: 'Nova', aliases: ['Novi'], people: ['Ada', 'Ben'] };
const say = (speaker: string, text: string, start_ms: number) => ({
  ...{ speaker, text, start_ms },
  end_ms: start_ms + 1_000,
});

describe('floors; `npm run evaluate -- addressed` has the figures', () => {
  test('of the turns that made talk should begin, it finds 95 of 100', () => {
    const all = sumOf([...madeCases('tuning'), ...madeCases('held-out')].map(figuresOf));
    expect(all.turns).toBeGreaterThan(200);
    expect(all.hits / all.turns).toBeGreaterThanOrEqual(0.95);
    expect(all.alarms).toBeLessThanOrEqual(3);
  });

  test('of those that no rule was made for, it finds 90 of 100', () => {
    const kept = sumOf(madeCases('held-out').map(figuresOf));
    expect(kept.hits / kept.turns).toBeGreaterThanOrEqual(0.9);
  });

  test('in real meetings without anybody of its name, it hears it once in twenty hours at most', () => {
    const { alarms, hours } = falseAlarms(talksHere(), commonNames);
    expect(hours).toBeGreaterThan(40);
    expect(alarms.length / hours).toBeLessThanOrEqual(0.05);
  });

  test('in real meetings, people who are only spoken of aren’t taken for spoken to', () => {
    const talks = new Map(talksHere().map((talk) => [talk.id, talk]));
    const taken = (is: Named['is']) =>
      namedIn(null)
        .filter((one) => one.is === is)
        .map((one) => {
          const talk = talks.get(one.meeting);
          return talk !== undefined && isTaken(talk, one);
        });
    expect(taken('of').length).toBeGreaterThan(30);
    expect(taken('of').filter(Boolean)).toEqual([]);
    expect(taken('to')).toEqual([true]);
  });
});

test('a turn has the segment where it is asked, the first that belongs to it, and how it was called', () => {
  const found = addressed(
    [
      say('Ben', 'Nova will do that.', 0),
      say('Ada', 'Hey Nova.', 2_000),
      say('Ada', 'Can you open a ticket?', 4_000),
      say('Ada', 'And send it to Ben.', 6_000),
      say('Ben', 'What was the date, Novi?', 8_000),
    ],
    names,
  );
  expect(found).toEqual([
    { index: 2, from: 1, kind: 'alone' },
    { index: 3, from: 3, kind: 'more' },
    { index: 4, from: 4, kind: 'end' },
  ]);
});

test('a segment begins one turn, however often its name is in it', () => {
  const text = 'Nova, can you open a ticket? Nova, please send it to Ben. Nova?';
  expect(addressed([say('Ada', text, 0)], names)).toHaveLength(1);
});

test('what its own participant says is its own, by whatever name that has', () => {
  const segment = (speaker: string) => [say(speaker, 'Nova, can you open a ticket?', 0)];
  expect(addressed(segment('Nova (AI)'), names)).toEqual([]);
  expect(addressed(segment('Nova, an AI'), { ...names, participant: 'Nova, an AI' })).toEqual([]);
  expect(addressed(segment('Nova'), { ...names, participant: 'Nova (AI)' })).toHaveLength(1);
});

test('the name of somebody who speaks in the call is nobody’s mishearing', () => {
  const asked = say('Ada', 'Hey Nava, can you open a ticket?', 0);
  expect(addressed([asked], names)).toHaveLength(1);
  expect(addressed([say('Nava Levi', 'Good morning.', 0), { ...asked, start_ms: 2_000 }], names)).toEqual([]);
});

test('without a name nothing is heard', () => {
  expect(addressed([say('Ada', ', can you open a ticket?', 0)], { persona: ' (AI)', aliases: [''] })).toEqual(
    [],
  );
});
