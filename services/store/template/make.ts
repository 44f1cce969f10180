import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, zstdCompressSync } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { openDatabase } from '../database.ts';
import { startParams, templateFile } from '../embedded-folder.ts';
import { startJobs } from '../jobs.ts';
import { migrate } from '../migrate.ts';
import { contentFile, contentNow } from './content.ts';

/**
 * Of a segment of the write-ahead log. PostgreSQL's own is 16: a new folder is 15 MB larger with it, and each time words
 * are forgotten the rest of a segment is written out empty.
 */
const walSegmentMb = 1;

/** The three databases of a new folder are nearly the same: with all of it in the window, each is there once. */
const params = {
  [constants.ZSTD_c_compressionLevel]: 19,
  [constants.ZSTD_c_windowLog]: 25,
  [constants.ZSTD_c_enableLongDistanceMatching]: 1,
};

const folder = mkdtempSync(join(tmpdir(), 'stand-in-template-'));
const place = join(folder, 'pglite');
try {
  const initDbStartParams = [`--wal-segsize=${walSegmentMb}`];
  await (await PGlite.create(place, { startParams, initDbStartParams })).close();

  const database = await openDatabase({ kind: 'embedded', folder }, () => {});
  await migrate(database.db);
  const jobs = await startJobs(database, console);
  await jobs.stop(1_000);
  // A third smaller.
  await database.db.execute(sql`vacuum`);
  await database.close();

  const pglite = await PGlite.create(place, { startParams });
  const dump = await pglite.dumpDataDir('none');
  await pglite.close();
  const bytes = zstdCompressSync(Buffer.from(await dump.arrayBuffer()), { params });
  writeFileSync(templateFile, bytes);
  writeFileSync(contentFile, `${JSON.stringify(contentNow(), null, 2)}\n`);
  process.stdout.write(`An empty database of ${bytes.length} bytes, migrated.\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
