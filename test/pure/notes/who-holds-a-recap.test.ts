import { expect, test } from 'vitest';
import { checkAudience } from '../../../services/notes/check-audience.ts';
import { peopleOfCall } from '../../../services/notes/people-of-call.ts';
import { othersIn } from '../../../services/sessions/presence.ts';

const ada = { id: 'U1', names: ['Ada Lovelace'], email: 'ada@x.example' };
const ben = { id: 'U2', names: ['Ben Okri'], email: 'ben@x.example' };
const came = (name: string, email: string | null = null) => ({ name, email });

test('only an address shows that a person of the call is in the channel; a name alone holds the recap', () => {
  const both = [came('Ada Lovelace', 'ADA@x.example'), came('B.', 'ben@x.example')];
  expect(checkAudience(both, [ada, ben])).toBe(null);
  expect(checkAudience(both.slice(0, 1), [ada, ben])).toBe('absentees');
  expect(checkAudience([...both, came('Eve')], [ada, ben])).toBe('outsiders');
  expect(checkAudience([came('Ada Lovelace'), came('Ben Okri')], [ada, ben])).toBe('by_name');
  expect(checkAudience([...both, came('Ada Lovelace')], [ada, ben])).toBe('by_name');
  expect(checkAudience(both, null)).toBe('unknown');
});

const joined = (name: string, id?: string) => ({
  type: 'participant.joined',
  body: { participant: { name, ...(id && { id }) } },
});
const left = (name: string) => ({ type: 'participant.left', body: { participant: { name } } });
const names = (...events: { type: string; body: unknown }[]) =>
  othersIn(events, ['Stand-in']).map(({ name }) => name);

test('when several in the call have our name, one is us and the others are people', () => {
  expect(names(joined('Stand-in'), joined('Ada'))).toEqual(['Ada']);
  expect(names(joined('Stand-in', 'p1'), joined('Stand-in', 'p2'), joined('Stand-in', 'p1'))).toEqual([
    'Stand-in',
  ]);
  expect(names(joined('Stand-in'), joined('Stand-in'))).toEqual(['Stand-in']);
  // We came back.
  expect(names(joined('Stand-in'), left('Stand-in'), joined('Stand-in'))).toEqual([]);
});

test('a participant with our name and an address is a person', async () => {
  const eve = came('Stand-in', 'eve@elsewhere.example');
  const event = (id?: string) => ({
    type: 'participant.joined',
    body: { participant: { name: eve.name, email: eve.email, ...(id && { id }) } },
  });
  expect(names(event('p1'), event('p1'))).toEqual(['Stand-in', 'Stand-in']);
  expect(names(event())).toEqual(['Stand-in']);
  expect(names(event('p1'), joined('Stand-in', 'p2'))).toEqual(['Stand-in']);
  const noted = { participants: [{ name: eve.name, email: eve.email ?? '' }] } as never;
  const recordings = { attendees: async () => [], segments: async () => [] };
  const people = await peopleOfCall(recordings, { id: 'm', botName: 'Stand-in', notes: noted }, []);
  expect(people).toEqual([eve]);
  expect(checkAudience(people, [ada])).toBe('outsiders');
});

test('two of one name are two people, whichever source knows both', async () => {
  const people = (seen: ReturnType<typeof came>[], noted: object[]) =>
    peopleOfCall(
      { attendees: async () => seen, segments: async () => [] },
      { id: 'm', botName: 'Stand-in', notes: { participants: noted } as never },
      [{ speaker: 'Ada', text: 'Hi.', start_ms: 0 }] as never,
    );
  expect(await people([came('Ada'), came('Ada', 'ada@x.example')], [])).toHaveLength(2);
  expect(await people([came('Ada')], [{ name: 'Ada' }, { name: 'Ada' }])).toHaveLength(2);
  expect(await people([came('Ada')], [{ name: 'Ada', email: 'ada@x.example' }])).toEqual([
    came('Ada', 'ada@x.example'),
  ]);
  expect(await people([], [{ name: 'Stand-in' }, { name: 'Stand-in' }])).toEqual([
    came('Stand-in'),
    came('Ada'),
  ]);
});
