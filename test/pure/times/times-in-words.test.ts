import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAppTime, readTime } from '../../../services/times/messages/read-time.ts';
import { onThisMachine } from '../../on-this-machine.ts';

// A Monday, ten o'clock in Helsinki.
const now = new Date('2026-11-23T08:00:00Z');
const zone = 'Europe/Helsinki';
const read = (text: string, timeZone = zone, at = now) => readTime(text, at, timeZone);
const iso = (text: string, timeZone?: string, at?: Date) => {
  const time = read(text, timeZone, at);
  return time.kind === 'at' ? time.at.toISOString() : time;
};

describe('a time in its writer’s zone', () => {
  test.each([
    ['standup at 3 <https://meet.google.com/abc-defg-hij>', '2026-11-23T13:00:00.000Z'],
    ['at 3 standup', '2026-11-23T13:00:00.000Z'],
    ['1:1 at 4', '2026-11-23T14:00:00.000Z'],
    ['sync at 3?', '2026-11-23T13:00:00.000Z'],
    ['half past 3', '2026-11-23T13:30:00.000Z'],
    ['*at 15:00*', '2026-11-23T13:00:00.000Z'],
    ['réunion 15h', '2026-11-23T13:00:00.000Z'],
    ['03:30 tomorrow', '2026-11-24T01:30:00.000Z'],
    ['tomorrow 10:15', '2026-11-24T08:15:00.000Z'],
    ['in 20 min', '2026-11-23T08:20:00.000Z'],
    ['in half an hour :coffee:', '2026-11-23T08:30:00.000Z'],
    ['at 15:00 CET', '2026-11-23T14:00:00.000Z'],
    ['2pm ET', '2026-11-23T19:00:00.000Z'],
    ['3pm CET / 9am ET', '2026-11-23T14:00:00.000Z'],
    ['Tue 9:30', '2026-11-24T07:30:00.000Z'],
    ['Mon 10:30', '2026-11-23T08:30:00.000Z'],
    ['see you at 10 on Friday', '2026-11-27T08:00:00.000Z'],
    ['2026-11-25T11:00', '2026-11-25T09:00:00.000Z'],
    ['call +49 30 1234567 at 11', '2026-11-23T09:00:00.000Z'],
  ])('%s', (text, expected) => expect(iso(text)).toBe(expected));

  test('half-hour zones, leap days, and an explicit zone on another day than here', () => {
    expect(iso('at 3', 'Asia/Kathmandu', new Date('2026-11-23T05:00:00Z'))).toBe('2026-11-23T09:15:00.000Z');
    expect(iso('29 Feb 10:00', 'UTC', new Date('2028-02-20T08:00:00Z'))).toBe('2028-02-29T10:00:00.000Z');
    expect(iso('3pm PST', 'Asia/Tokyo', new Date('2026-11-23T16:00:00Z'))).toBe('2026-11-23T23:00:00.000Z');
  });

  test('clocks that go forward skip to the moment after; clocks that go back mean the first', () => {
    const spring = new Date('2026-03-28T12:00:00Z');
    const autumn = new Date('2026-10-24T12:00:00Z');
    expect(iso('tomorrow 02:30', 'Europe/Berlin', spring)).toBe('2026-03-29T01:00:00.000Z');
    expect(iso('tomorrow 02:30', 'Europe/Berlin', autumn)).toBe('2026-10-25T00:30:00.000Z');
    expect(iso('tomorrow 10:00', 'Europe/Berlin', spring)).toBe('2026-03-29T08:00:00.000Z');
  });

  test('for every minute of a day and every zone: the clock there shows what was written', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 });
    fc.assert(
      fc.property(zones, minutes, fc.integer({ min: 1, max: 9 }), (timeZone, minute, days) => {
        const written = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        const date = new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
        const time = read(`${date} ${written}`, timeZone);
        if (time.kind !== 'at') throw new Error(JSON.stringify(time));
        expect(time.at.toLocaleString('sv-SE', { timeZone }).slice(0, 16)).toBe(`${date} ${written}`);
      }),
      { numRuns: 300 },
    );
  });
});

describe('now is not waited for', () => {
  test.each(['', 'now', 'today', 'at 10:00', '10:01', '10am', 'since 9:00', 'we began at 9:55', 'until 5pm'])(
    '%s',
    (text) => expect(read(text)).toEqual({ kind: 'none' }),
  );
});

describe('what only looks like a time is none', () => {
  test.each([
    'version 1.2.3',
    'v2.10.3',
    '$3.15',
    'room 3',
    '3 people',
    'Q3',
    '24/7',
    '16:9',
    '2/3 done',
    'for 30 min',
    '2h sync',
    '5 min',
    'we may meet',
    'sat down',
    'last week',
    'the Monday meeting',
    'Meeting ID: 845 1234 5678',
    '+1 555-123-4567',
    '`at 3`',
    '<https://x.example/2026-11-25T10:00|at 11:30>',
    'https://x.example/at/15:00',
    '<#C0123|at 15:00>',
    ':clock3:',
  ])('%s', (text) => expect(read(text)).toEqual({ kind: 'none' }));
});

describe('a doubt makes the card ask', () => {
  test.each([
    ['11:00 and 12:00', 'two_times', ['2026-11-23T09:00:00.000Z', '2026-11-23T10:00:00.000Z']],
    ['at 3 or 4', 'two_times', ['2026-11-23T13:00:00.000Z', '2026-11-23T14:00:00.000Z']],
    ['11:00-11:30', 'range', ['2026-11-23T09:00:00.000Z']],
    ['at 9', 'past', ['2026-11-23T19:00:00.000Z', '2026-11-24T07:00:00.000Z']],
    ['at 09:00', 'past', ['2026-11-24T07:00:00.000Z']],
    ['Mon 9:30', 'past', ['2026-11-30T07:30:00.000Z']],
    ['yesterday 10:00', 'past', []],
    ['Nov 20 10:00', 'past', []],
    ['tomorrow', 'no_time', []],
    ['next Friday', 'no_time', []],
    ['Jan 5 10:00', 'far', []],
    ['look at 3 bugs', 'unsure', ['2026-11-23T13:00:00.000Z']],
    ['on the 3rd at 10:00', 'unsure', ['2026-12-03T08:00:00.000Z']],
    ['after 3pm', 'unsure', ['2026-11-23T13:00:00.000Z']],
  ])('%s', (text, why, choices) => {
    const time = read(text);
    expect(time).toMatchObject({ kind: 'doubt', doubt: { why } });
    if (time.kind === 'doubt') expect(time.doubt.choices.map(({ at }) => at)).toEqual(choices);
  });
});

describe('what calendar apps write', () => {
  const mark = (at: string) => `<!date^${Date.parse(at) / 1_000}^{time}|then>`;
  test.each([
    [`${mark('2026-11-23T09:00:00Z')} - ${mark('2026-11-23T09:30:00Z')}`, '2026-11-23T09:00:00.000Z'],
    ['Today from 11:00 AM to 11:30 AM', '2026-11-23T09:00:00.000Z'],
    ['Wednesday, November 25 · 10:00 – 10:30am', '2026-11-25T08:00:00.000Z'],
    ['Starts in 10 minutes (10:10 AM - 10:40 AM)', '2026-11-23T08:10:00.000Z'],
    ['2026-11-23T10:00:00+01:00', '2026-11-23T09:00:00.000Z'],
  ])('%s', (text, expected) => {
    expect(readAppTime(text, now, zone)).toMatchObject({ kind: 'at', at: new Date(expected) });
  });

  test('what has begun is now, what is over or has two starts is asked about', () => {
    expect(readAppTime(mark('2026-11-23T07:55:00Z'), now, zone)).toEqual({ kind: 'none' });
    expect(readAppTime('Starts in 1 minute', now, zone)).toEqual({ kind: 'none' });
    expect(readAppTime(mark('2026-11-23T06:00:00Z'), now, zone)).toMatchObject({ doubt: { why: 'past' } });
    expect(readAppTime('11:00 AM Review\n2:00 PM Planning', now, zone)).toMatchObject({
      doubt: { why: 'two_times' },
    });
  });
});

test('whatever is written, it is read quickly, and what is planned is ahead and near', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      'at ',
      '3',
      '10:15',
      'Mon ',
      'in ',
      'min ',
      ' or ',
      '-',
      'tomorrow ',
      '@ ',
      'around ',
      'next week ',
      'the 9th ',
      '12.10.2026 ',
      'half ',
      ' in London ',
      ' IST ',
      ' Tokyo time ',
      'Time zone: ',
      'When: ',
      'aaaaaaaaaaaaaaaaaaaaaaaa',
      'Aa Aa Aa ',
      '\n',
      '<',
      '>',
      '<!date^',
      '^',
    ),
  );
  const text = fc.array(piece, { maxLength: 200 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, fc.boolean(), (written, byApp) => {
      const from = performance.now();
      const time = (byApp ? readAppTime : readTime)(written, now, zone);
      expect(performance.now() - from).toBeLessThan(onThisMachine(500));
      const moments =
        time.kind === 'at'
          ? [time.at]
          : time.kind === 'doubt'
            ? time.doubt.choices.map(({ at }) => new Date(at))
            : [];
      for (const at of moments) {
        expect(at.getTime()).toBeGreaterThan(now.getTime());
        expect(at.getTime()).toBeLessThanOrEqual(now.getTime() + 30 * 86_400_000);
      }
    }),
    { numRuns: 400 },
  );
});
