import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createMetrics } from '../../../src/http/metrics.ts';

const pathOf = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const hasPromtool = spawnSync('promtool', ['--version']).status === 0;

/** What `/metrics` answers once something was called. */
async function measured(): Promise<string> {
  const metrics = createMetrics({
    meetingsByState: async () => [{ state: 'live', count: 1 }],
    outboxDepth: async () => 0,
    ratings: async () => ({ helpful: 1, unhelpful: 0 }),
    heldBytes: () => 0,
    clockAheadSeconds: () => 0,
  });
  metrics.observeCall('poll', '200', 1);
  metrics.observeToolCall('model', '200', 1);
  metrics.observeDispatch(1);
  const { body } = await metrics.route.handle({} as never);
  return String(body);
}

const seriesIn = (text: string) => new Set(text.match(/\b(?:standin|nodejs|process)_[a-z0-9_]+/g));

test('every series that an alert or the dashboard looks at is measured', async () => {
  const body = await measured();
  const dashboard = JSON.parse(readFileSync(pathOf('docs/grafana/stand-in.json'), 'utf8'));
  const alerts = readFileSync(pathOf('docs/prometheus/alerts.yaml'), 'utf8');
  const shown: string[] = dashboard.panels.flatMap(({ targets }: { targets: { expr: string }[] }) =>
    targets.map(({ expr }) => expr),
  );
  expect(seriesIn(alerts).size).toBe(5);
  expect(seriesIn(shown.join('\n')).size).toBe(11);
  for (const name of seriesIn([alerts, ...shown].join('\n')))
    expect(body).toMatch(new RegExp(`^${name}(?:\\{| )`, 'm'));
});

test.runIf(hasPromtool)('what the dashboard asks is PromQL, says promtool', () => {
  const { panels } = JSON.parse(readFileSync(pathOf('docs/grafana/stand-in.json'), 'utf8'));
  const rules = panels.flatMap(({ targets }: { targets: { expr: string }[] }) =>
    targets.map(({ expr }, at) => ({
      record: `shown:${at}`,
      expr: expr.replaceAll('"$job"', '"stand-in"'),
    })),
  );
  const file = join(mkdtempSync(join(tmpdir(), 'stand-in-')), 'rules.yaml');
  writeFileSync(file, JSON.stringify({ groups: [{ name: 'dashboard', rules }] }));
  const { status, stdout, stderr } = spawnSync('promtool', ['check', 'rules', file], { encoding: 'utf8' });
  expect(status, `${stdout}${stderr}`).toBe(0);
});

test.runIf(hasPromtool)('alerts fire when they should, says promtool', () => {
  const { status, stdout, stderr } = spawnSync(
    'promtool',
    ['test', 'rules', pathOf('test/support/alerts.test.yaml')],
    { encoding: 'utf8' },
  );
  expect(status, `${stdout}${stderr}`).toBe(0);
});
