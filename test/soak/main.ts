import { parseArgs } from 'node:util';
import { postgresForTests } from '../support/postgres.ts';
import { p } from './judge.ts';
import { type Soaked, soak } from './run.ts';

const usage = 'Usage: npm run soak -- [--minutes 5] [--seed 1]';

/** Meetings a minute: two hundred in five. */
const perMinute = 40;
/** Of the time, the rest is for the embedded database. */
const onPostgres = 0.7;

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '5' }, seed: { type: 'string', default: '1' } },
});
const [minutes, seed] = [Number(values.minutes), Number(values.seed)];
if (!(minutes > 0) || !Number.isInteger(seed)) {
  process.stderr.write(`${usage}\n`);
  process.exit(2);
}

let isWrong = false;
for (const kind of (await postgresForTests())
  ? (['postgres', 'embedded'] as const)
  : (['embedded'] as const)) {
  const share = kind === 'postgres' ? onPostgres : 1 - onPostgres;
  const meetings = Math.max(4, Math.round(minutes * perMinute * share));
  const forMs = minutes * share * 60_000;
  process.stdout.write(`\n${kind}: ${meetings} meetings in ${(forMs / 1_000).toFixed(0)} s, seed ${seed}\n`);
  const soaked = await soak({ kind, meetings, forMs, seed });
  print(soaked);
  isWrong ||= Object.values(soaked.wrong).some((found) => found.length > 0);
}
process.exit(isWrong ? 1 : 0);

function print({
  wrong,
  recoveryMs,
  sinceKillMs,
  acknowledgementMs,
  unconfirmed,
  longestOverMs,
  ...rest
}: Soaked): void {
  const line = (name: string, value: string | number) =>
    process.stdout.write(`  ${name.padEnd(40)} ${value}\n`);
  line('processes killed / stopped', `${rest.kills} / ${rest.stops}`);
  line(
    'faults',
    Object.values(rest.planted).reduce((sum, count) => sum + count, 0),
  );
  line('events pushed', rest.pushed);
  line('starts unconfirmed, said and dismissed', unconfirmed);
  for (const [what, found] of Object.entries(wrong)) {
    line(what, found.length);
    for (const one of found.slice(0, 5)) process.stdout.write(`    ${one}\n`);
  }
  line('longest over its limit', p([longestOverMs], 1));
  line(
    'recovery after a kill, p50 / p99',
    `${p(recoveryMs, 0.5)} / ${p(recoveryMs, 0.99)} of ${recoveryMs.length}`,
  );
  line('since the kill itself, p50 / p99', `${p(sinceKillMs, 0.5)} / ${p(sinceKillMs, 0.99)}`);
  line('acknowledgement, p50 / p99', `${p(acknowledgementMs, 0.5)} / ${p(acknowledgementMs, 0.99)}`);
}
