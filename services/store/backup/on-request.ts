import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Database } from '../database.ts';
import { writeBackup } from './archive.ts';

/**
 * One process has the embedded database, so another asks it for a backup: with a file in the folder, which only their
 * user reaches, and a signal. The answer is a file beside it.
 */
const files = { request: 'backup.request', answer: 'backup.answer' } as const;

const requestSchema = z.object({ id: z.string(), file: z.string() });
const answerSchema = z.object({ id: z.string(), error: z.string().nullable() });

export function requestBackup(folder: string, request: { id: string; file: string }): void {
  writeFileSync(join(folder, files.request), JSON.stringify(request), { mode: 0o600 });
}

/** What came of it: null while nothing has; `error` is in the system's words. */
export function backupAnswer(folder: string, id: string): { error: string | null } | null {
  const answer = answerSchema.safeParse(readJson(join(folder, files.answer))).data;
  return answer?.id === id ? answer : null;
}

/** Writes the backup that was asked for; null where none was. */
export async function backUpAsRequested(
  database: Pick<Database, 'dump'>,
  folder: string,
): Promise<{ file: string; error: string | null } | null> {
  const path = join(folder, files.request);
  const request = requestSchema.safeParse(readJson(path)).data;
  rmSync(path, { force: true });
  if (!request || !database.dump) return null;
  const { id, file } = request;
  const error = await writeDump(database.dump, file, folder).then(
    () => null,
    (cause: unknown) => (cause instanceof Error ? cause.message : String(cause)),
  );
  writeFileSync(join(folder, files.answer), JSON.stringify({ id, error }), { mode: 0o600 });
  return { file, error };
}

async function writeDump(dump: NonNullable<Database['dump']>, file: string, folder: string): Promise<void> {
  await writeBackup(file, await dump(), folder);
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
