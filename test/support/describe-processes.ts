import { describe, inject, type TestAPI } from 'vitest';
import './provided.ts';

/** Processes of the app, several at once where they mostly wait. With an embedded database each takes a core to start. */
export function describeProcesses(name: string, tests: (test: TestAPI) => void): void {
  const group = inject('database') === 'postgres' ? describe.concurrent : describe;
  group(name, tests);
}

/** Whether what has nothing to do with the database is tested here: once, beside PostgreSQL where there is one. */
export function isTestedHere(): boolean {
  return inject('database') === 'postgres' || !inject('hasPostgres');
}
