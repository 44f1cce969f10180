import { expect, test } from 'vitest';
import { needsEars } from '../../../services/ears/send-ears.ts';
import { presence } from '../../../services/sessions/presence.ts';

const now = new Date('2026-03-02T09:05:00Z');
const live = {
  state: 'live',
  stopRequestedAt: null,
  feed: 'absent',
  isTold: false,
  connectedAt: new Date('2026-03-02T09:04:30Z'),
} as const;
const needed = { when: 'needed', hasWebhook: false } as const;

test('somebody listens only beside the persona, and only where PikaStream’s doors are closed, unless always', () => {
  expect(needsEars(live, now, needed)).toBe(true);
  expect(needsEars({ ...live, feed: 'open' }, now, needed)).toBe(false);
  expect(needsEars({ ...live, feed: 'unknown' }, now, needed)).toBe(false);
  expect(needsEars({ ...live, isTold: true }, now, needed)).toBe(false);
  // Where it may push, it has a minute to begin.
  expect(needsEars(live, now, { ...needed, hasWebhook: true })).toBe(false);
  const later = new Date('2026-03-02T09:05:30Z');
  expect(needsEars(live, later, { ...needed, hasWebhook: true })).toBe(true);
  expect(needsEars({ ...live, feed: 'open', isTold: true }, now, { ...needed, when: 'always' })).toBe(true);
  for (const state of ['joining', 'leaving', 'done'] as const)
    expect(needsEars({ ...live, state }, now, { ...needed, when: 'always' })).toBe(false);
  expect(needsEars({ ...live, stopRequestedAt: now }, now, { ...needed, when: 'always' })).toBe(false);
});

test('who takes notes for us is nobody who attends; a second of that name is', () => {
  const joined = (name: string, id?: string) => ({
    type: 'participant.joined',
    body: { participant: { name, ...(id ? { id } : {}) } },
  });
  const everyone = [joined('Nova (AI)'), joined('Nova (AI) notes'), joined('Priya')];
  const ours = ['Nova (AI)', 'Nova (AI) notes'];
  expect(presence(everyone, ours)).toEqual({ everyone: ['Priya'], present: 1 });
  expect(presence([...everyone, joined('Nova (AI) notes')], ours).everyone).toEqual([
    'Priya',
    'Nova (AI) notes',
  ]);
  const withIds = [joined('Nova (AI)', '1'), joined('Nova (AI) notes', '2'), joined('Priya', '3')];
  expect(presence(withIds, ours).everyone).toEqual(['Priya']);
  // Nobody was sent to take notes.
  expect(presence(withIds, ['Nova (AI)']).everyone).toEqual(['Nova (AI) notes', 'Priya']);
});
