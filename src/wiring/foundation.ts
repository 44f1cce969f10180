import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { SecretCipher } from '../../services/common/secret-cipher.ts';
import type { ReachFailpoint } from '../../services/meetings/failpoints.ts';
import type { Leases } from '../../services/meetings/ports/leases.ts';
import type { Trace } from '../../services/meetings/ports/trace.ts';
import { backUpAsRequested } from '../../services/store/backup/on-request.ts';
import { type Database, type DatabaseSource, openDatabase } from '../../services/store/database.ts';
import { type KeySource, keysAtHand } from '../../services/store/encryption-key.ts';
import { type Jobs, startJobs } from '../../services/store/jobs.ts';
import { migrate } from '../../services/store/migrate.ts';
import { createPasscodes, type Passcodes } from '../../services/store/passcodes.ts';
import { endAllLeases } from '../../services/store/process-life.ts';
import { countRatings } from '../../services/store/queries/feedback.ts';
import { type MeetingQueries, meetingQueries } from '../../services/store/queries/meeting-queries.ts';
import { outboxQueries } from '../../services/store/queries/outbox-queries.ts';
import { createLeases } from '../../services/store/rows/leases.ts';
import { createSecretCipher } from '../../services/store/secret-cipher.ts';
import { databaseTime } from '../../services/store/transaction.ts';
import type { Config } from '../config.ts';
import { createMetrics, type Metrics } from '../http/metrics.ts';
import { type Clock, createClock } from '../workers/clock.ts';
import { defaultPace, type Pace } from '../workers/pace.ts';
import { openTrace } from './trace.ts';

export type FoundationOptions = {
  config: Config;
  log: Logger;
  /** An open database instead of the one that the settings name, for tests. */
  database?: Database;
  /** Named points where a test may end the process. */
  failpoint?: ReachFailpoint;
  /** Another rhythm than the real one, for tests. */
  pace?: Partial<Pace>;
};

/** What every part of the process stands on. */
export type Foundation = {
  config: Config;
  log: Logger;
  failpoint: ReachFailpoint;
  pace: Pace;
  database: Database;
  /** The embedded database's, where this process opened it. */
  folder: string | null;
  jobs: Jobs;
  /** Of this run of the process. */
  processId: string;
  leases: Leases;
  /** Keeps what nobody may read. */
  cipher: SecretCipher;
  /** All that decrypt by now; the first encrypts. */
  encryptionKeys(): readonly Buffer[];
  passcodes: Passcodes;
  clock: Clock;
  metrics: Metrics;
  trace: Trace;
  /** Reads of meetings outside a transaction. */
  meetings: MeetingQueries;
  /** Bytes that requests hold whose body hasn't arrived whole. */
  held: { bytes: number };
  /** Aborts when the process stops: what still waits gives up. */
  stopping: AbortController;
  /** Writes the backup that another process asked for, if one did. */
  backUp(): Promise<void>;
};

/** Opens the database, brings its schema up to date, and compares clocks with it. */
export async function openFoundation(options: FoundationOptions): Promise<Foundation> {
  const { config, log, failpoint = () => {} } = options;
  const pace = { ...defaultPace, ...options.pace };
  const source = sourceOf(config);
  const database =
    options.database ??
    (await openDatabase(source, (error) => log.warn({ err: error }, 'a database connection broke')));
  const folder = !options.database && source.kind === 'embedded' ? source.folder : null;
  const { db } = database;
  const cipher = createSecretCipher(keySource(config, folder));
  await migrate(db);
  if (folder !== null) await endAllLeases(db);
  const clock = createClock({ databaseTime: () => databaseTime(db), log });
  await clock.compare();
  const jobs = await startJobs(database, log, pace.jobsEveryMs);
  const meetings = meetingQueries(db);
  const held = { bytes: 0 };
  const metrics = createMetrics({
    meetingsByState: meetings.countByState,
    outboxDepth: outboxQueries(db).depth,
    ratings: () => countRatings(db)(null),
    heldBytes: () => held.bytes,
    clockAheadSeconds: clock.aheadSeconds,
  });
  const trace = await openTrace(config, db, log);
  const stopping = new AbortController();
  const processId = randomUUID();
  return {
    ...{ config, log, failpoint, pace, database, folder, jobs, clock, metrics, trace, meetings },
    ...{
      held,
      stopping,
      processId,
      leases: createLeases(db, processId),
      backUp: () => backUp(database, folder, log),
    },
    ...{ cipher, passcodes: createPasscodes(cipher) },
    encryptionKeys: () => keysAtHand(config.ENCRYPTION_KEY, folder),
  };
}

async function backUp(database: Database, folder: string | null, log: Logger): Promise<void> {
  const done = folder === null ? null : await backUpAsRequested(database, folder);
  if (done?.error) log.error({ file: done.file, why: done.error }, 'Could not write a backup');
  else if (done) log.info({ file: done.file }, 'A backup is written');
}

/** Beside an embedded database there is a folder of ours; beside PostgreSQL several processes need the same key. */
function keySource({ ENCRYPTION_KEY: keys }: Config, folder: string | null): KeySource {
  const [first, ...older] = keysAtHand(keys, folder);
  if (keys && first) return { kind: 'setting', keys: [first, ...older] };
  return folder === null ? { kind: 'none' } : { kind: 'file', folder };
}

/** The database that the settings name. */
export function sourceOf(config: Config): Exclude<DatabaseSource, { kind: 'memory' }> {
  return config.DATABASE_URL
    ? { kind: 'postgres', url: config.DATABASE_URL, maxConnections: config.DATABASE_CONNECTIONS }
    : { kind: 'embedded', folder: config.DATA_DIR };
}
