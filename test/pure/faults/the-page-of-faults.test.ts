import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { faults, faultsPage, testsOf } from '../../faults/faults.ts';

test('every fault has tests that are there, and docs/faults.md is what is made of them', async () => {
  const ids = faults.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(faults.filter((fault) => testsOf(fault).length === 0 && !fault.instead)).toEqual([]);
  expect(await readFile('docs/faults.md', 'utf8')).toBe(faultsPage());
});
