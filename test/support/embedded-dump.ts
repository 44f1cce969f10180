import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../services/store/database.ts';
import { startJobs } from '../../services/store/jobs.ts';
import { migrate } from '../../services/store/migrate.ts';
import './provided.ts';

/** Migrates once and dumps, for all projects: loading the dump takes a fraction of migrating again for every test. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (project.getProvidedContext().dumpFile) return;
  const folder = await mkdtemp(join(tmpdir(), 'stand-in-tests-'));
  const database = await openDatabase({ kind: 'embedded', folder }, () => {});
  await migrate(database.db);
  const jobs = await startJobs(database, console);
  await jobs.stop(1_000);
  await database.close();

  const pglite = await PGlite.create(join(folder, 'pglite'));
  const dump = await pglite.dumpDataDir('none');
  await pglite.close();
  const file = join(folder, 'dump.tar');
  await writeFile(file, Buffer.from(await dump.arrayBuffer()));
  project.vitest.provide('dumpFile', file);
  return () => rm(folder, { recursive: true, force: true });
}
