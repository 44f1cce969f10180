import { readyTestDatabase } from './test-database.ts';

await readyTestDatabase();
