import { expect, test } from 'vitest';
import { type Item, untouched } from '../../../../services/notes/item.ts';
import { mergeItems } from '../../../../services/notes/merge-items.ts';

const at = new Date('2026-11-18T14:00:00Z');
const evidence = [{ speaker: 'Ben', startMs: 0, text: 'Ana and I will send the budget.' }];
const written = (...owners: string[]) =>
  owners.map((owner) => ({
    ...{ text: 'Send the budget', owner, due: null, evidence },
    ...{ ownerId: null, ownerTimeZone: null },
  }));
const kept = (ownerName: string, changedBy: string | null): Item => ({
  ...untouched,
  ...{ id: ownerName, teamId: 'T1', channelId: 'C1', meetingId: 'M1', position: 0, text: 'Send the budget' },
  ...{ ownerName, ownerId: null, due: null, evidence, remindAt: null, createdAt: at, changedBy },
});

test.each([
  ['one of them is done with it', [kept('Ana', 'U1'), kept('Ben', null)], ['Ben']],
  ['both are', [kept('Ana', 'U1'), kept('Ben', 'U1')], []],
  ['it was given to somebody else for one of them', [kept('Cem', 'U1'), kept('Ben', null)], ['Ben']],
  ['nobody touched it', [kept('Ana', null), kept('Ben', null)], ['Ana', 'Ben']],
])('a task of two, written again after %s: each has it once', (_, known, added) => {
  const merged = mergeItems(known, written('Ana', 'Ben'));

  expect(merged.added.map(({ owner }) => owner)).toEqual(added);
});
