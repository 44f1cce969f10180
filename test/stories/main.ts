import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';

// `npm run stories`: more of what test/promises/meeting/any-story.test.ts tells, and others.
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Date.now()) },
  },
});
process.stdout.write(`${values.runs} stories, seed ${values.seed}\n`);
const files = ['test/promises/meeting/any-story.test.ts'];
const run = spawn('vitest', ['run', '--project', 'embedded', '--testTimeout', '0', ...files], {
  stdio: 'inherit',
  env: { ...process.env, RUNS: values.runs, SEED: values.seed },
});
run.on('exit', (code) => process.exit(code ?? 1));
