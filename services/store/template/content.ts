import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { migrationNames, readMigration } from '../migrate.ts';

/** What `empty-database.tar.zst` was made with. Later migrations come on top when the app starts. */
export type TemplateContent = {
  readonly pglite: string;
  /** The last migration in it. */
  readonly through: string;
  /** Of all migrations up to that one. */
  readonly sha256: string;
};

export const contentFile = new URL('empty-database.json', import.meta.url);

const { dependencies } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));

/** With the migrations up to `through`, all unless told. */
export function contentNow(through = migrationNames().at(-1) ?? ''): TemplateContent {
  const hash = createHash('sha256');
  for (const name of migrationNames().filter((one) => one <= through)) hash.update(readMigration(name));
  return { pglite: dependencies['@electric-sql/pglite'], through, sha256: hash.digest('hex') };
}
