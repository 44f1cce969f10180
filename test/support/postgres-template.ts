import { randomUUID } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../services/store/database.ts';
import { startJobs } from '../../services/store/jobs.ts';
import { migrate } from '../../services/store/migrate.ts';
import { administer, urlOf } from './postgres.ts';
import './provided.ts';

/** Migrates one database for all projects; every test gets a copy of it. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (project.getProvidedContext().template) return;
  const template = `stand_in_test_${randomUUID().replaceAll('-', '')}`;
  await administer(`create database ${template}`);
  const database = await openDatabase({ kind: 'postgres', url: urlOf(template) }, () => {});
  await migrate(database.db);
  const jobs = await startJobs(database, console);
  await jobs.stop(1_000);
  await database.close();
  project.vitest.provide('template', template);
  return () => administer(`drop database if exists ${template} with (force)`);
}
