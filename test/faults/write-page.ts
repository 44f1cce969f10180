import { writeFile } from 'node:fs/promises';
import { faultsPage } from './faults.ts';

await writeFile(new URL('../../docs/faults.md', import.meta.url), faultsPage());
