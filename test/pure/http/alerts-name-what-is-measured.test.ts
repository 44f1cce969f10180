import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createMetrics } from '../../../src/http/metrics.ts';

const pathOf = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const hasPromtool = spawnSync('promtool', ['--version']).status === 0;

test('every series that an alert looks at is measured', async () => {
  const metrics = createMetrics({
    meetingsByState: async () => [{ state: 'live', count: 1 }],
    outboxDepth: async () => 0,
    ratings: async () => ({ helpful: 1, unhelpful: 0 }),
    heldBytes: () => 0,
    clockAheadSeconds: () => 0,
  });
  metrics.observeCall('poll', '200', 1);
  const { body } = await metrics.route.handle({} as never);
  const alerts = readFileSync(pathOf('docs/prometheus/alerts.yaml'), 'utf8');
  const named = new Set(alerts.match(/\b(?:standin|nodejs)_[a-z0-9_]+/g));
  expect(named.size).toBe(5);
  for (const name of named) expect(body).toMatch(new RegExp(`^${name}(?:\\{| )`, 'm'));
});

test.runIf(hasPromtool)('alerts fire when they should, says promtool', () => {
  const { status, stdout, stderr } = spawnSync(
    'promtool',
    ['test', 'rules', pathOf('test/support/alerts.test.yaml')],
    { encoding: 'utf8' },
  );
  expect(status, `${stdout}${stderr}`).toBe(0);
});
