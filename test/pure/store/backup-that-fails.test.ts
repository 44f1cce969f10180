import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { backUpAsRequested, backupAnswer, requestBackup } from '../../../services/store/backup/on-request.ts';

test('who asked for a backup hears at once that the database can’t be dumped, and why', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stand-in-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  requestBackup(folder, { id: 'b1', file: join(folder, 'all.backup') });
  const dump = () => Promise.reject(new Error('could not read block 7'));

  const error = 'could not read block 7';
  expect(await backUpAsRequested({ dump }, folder)).toMatchObject({ error });
  expect(backupAnswer(folder, 'b1')).toMatchObject({ error });
});
