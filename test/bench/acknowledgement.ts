import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { signatureHeaders } from '../sandbox/slack/signing.ts';
import { eventBody } from './event-body.ts';
import { type Line, median, ms, percentile } from './figures.ts';
import type { LoadResult } from './load.ts';
import { freePort, openPlace, type Place } from './place.ts';
import { rateOf, runLoad } from './run-load.ts';

const bareFile = fileURLToPath(new URL('./bare-bolt.ts', import.meta.url));
const connections = 16;
const p99Aim = 50;
const rateAim = { embedded: 0.5, postgres: 0.8 } as const;

/** Messages without a link: ours against a bare Bolt app, in turns, so that a slow minute of the machine hits both. */
export async function measureAcknowledgement(kind: Place['kind'], quick: boolean): Promise<Line[]> {
  const [rounds, requests] = quick ? [3, 3_000] : [5, 8_000];
  const place = await openPlace(kind);
  const bare = await startBare(place);
  try {
    const ours = await place.start();
    const targets = { ours: `${ours.url}/slack/events`, bare: bare.url };
    const results = { ours: [] as LoadResult[], bare: [] as LoadResult[] };
    // The first round warms both up.
    for (let round = 0; round <= rounds; round += 1) {
      for (const who of ['ours', 'bare'] as const) {
        const result = await runLoad({
          url: targets[who],
          requests: Array.from({ length: requests }, (_, index) => signed(place, eventBody(index))),
          accepted: 200,
          connections,
          atMost: 15_000,
        });
        if (round > 0) results[who].push(result);
      }
    }
    await ours.app.stop();
    return linesOf(kind, results);
  } finally {
    bare.kill();
    await place.close();
  }
}

function linesOf(kind: Place['kind'], { ours, bare }: Record<'ours' | 'bare', LoadResult[]>): Line[] {
  const ratios = ours.map((result, round) => rateOf(result) / rateOf(bare[round] ?? result));
  const ratio = median(ratios);
  const spread = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`;
  const all = (results: LoadResult[]) => results.flatMap(({ latencies }) => latencies);
  const at = (results: LoadResult[], share: number) => percentile(all(results), share);
  const p99 = at(ours, 0.99);
  const rates = `${Math.round(median(ours.map(rateOf)))} / ${Math.round(median(bare.map(rateOf)))} a second`;
  return [
    {
      figure: `acknowledgement rate, ours / bare Bolt (${kind})`,
      value: `${ratio.toFixed(2)} (${spread}; ${rates})`,
      aim: `≥ ${rateAim[kind]}`,
      met: ratio >= rateAim[kind],
    },
    {
      figure: `acknowledgement p50 and p99, ours (${kind})`,
      value: `${ms(at(ours, 0.5))}, ${ms(p99)}`,
      aim: `p99 < ${p99Aim} ms`,
      met: p99 < p99Aim,
    },
    {
      figure: 'acknowledgement p50 and p99, bare Bolt',
      value: `${ms(at(bare, 0.5))}, ${ms(at(bare, 0.99))}`,
      aim: '',
      met: null,
    },
  ];
}

function signed({ slack }: Place, body: string) {
  return {
    body,
    headers: { 'content-type': 'application/json', ...signatureHeaders(slack.signingSecret, body) },
  };
}

async function startBare(place: Place): Promise<{ url: string; kill(): void }> {
  const port = await freePort();
  const child = spawn(process.execPath, [bareFile], {
    cwd: place.folder,
    env: { PATH: process.env.PATH, ...place.settings(port) },
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}/slack/events`;
  for (let tries = 0; child.exitCode === null && tries < 400; tries += 1) {
    if (await fetch(url).catch(() => null)) return { url, kill: () => child.kill() };
    await sleep(50);
  }
  child.kill();
  throw new Error('The bare Bolt app did not start');
}
