import { spawn } from 'node:child_process';
import { faults, patternOf, testsOf } from './faults.ts';

// `npm run test:faults`: the tests that docs/faults.md names, and no others.
const tests = faults.flatMap(testsOf);
const files = [...new Set(tests.map(({ file }) => file))];
const titles = [...new Set(tests.map(({ title }) => patternOf(title)))];
const pattern = `(${titles.join('|')})$`;
const run = spawn('vitest', ['run', ...files, '-t', pattern, ...process.argv.slice(2)], { stdio: 'inherit' });
run.on('exit', (code) => process.exit(code ?? 1));
