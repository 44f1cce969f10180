import { expect, test } from 'vitest';
import { startDraft } from '../../../services/personas/editing/drafts.ts';
import { createEditLimits } from '../../../services/personas/editing/edit-limits.ts';
import { exportPersona } from '../../../services/personas/exports/export-persona.ts';

type Deps = Parameters<typeof startDraft>[0] & Parameters<typeof exportPersona>[0];

test('one person opens forms and gets files a few times at once, and others aren’t kept waiting', async () => {
  let now = 0;
  const unit = {
    personas: {
      keepDraft: async () => {},
      of: async () => ({ createdBy: 'U1', voice: { kind: 'library', id: 'a' } }),
    },
    voices: { mine: async () => [] },
    announcer: { sendFiles: async () => {} },
  };
  const deps = {
    transact: (work: (given: unknown) => unknown) => work(unit),
    people: { kindOf: async () => 'member', isAdmin: async () => 'admin' },
    newId: () => 'id',
    tools: () => [],
    limits: createEditLimits(() => now),
  } as unknown as Deps;
  const actor = (userId: string) => ({ teamId: 'T1', channelId: 'C1', userId, isExternal: false });
  const open = async (by: string) => (await startDraft(deps)(actor(by), { kind: 'blank' })).kind;
  const send = async (by: string) => (await exportPersona(deps)(actor(by), 'id')).kind;

  for (let times = 0; times < 30; times += 1) expect(await open('U1')).toBe('draft');
  expect(await open('U1')).toBe('edited_often');
  for (let times = 0; times < 10; times += 1) expect(await send('U1')).toBe('exported');
  expect(await send('U1')).toBe('edited_often');
  expect([await open('U2'), await send('U2')]).toEqual(['draft', 'exported']);
  now += 60_000;
  expect([await open('U1'), await send('U1')]).toEqual(['draft', 'exported']);
});
