import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { signed } from '../support/pushing.ts';
import { type Line, median, ms, percentile } from './figures.ts';
import { goLive, type LiveMeeting } from './live-meeting.ts';
import { openPlace, type Place } from './place.ts';
import { rateOf, runLoad } from './run-load.ts';

const connections = 32;
const aim = { postgres: 1_000, embedded: 1_000 } as const;
/** Events in a round. */
const sizes = { postgres: 8_000, embedded: 2_000 } as const;

/**
 * Signed events of five live meetings, as fast as they are accepted; all of them must be in the database, and applied to
 * their meetings. The rate is that of acknowledgements: how long after each it was applied is a figure of its own.
 */
export async function measureEvents(kind: Place['kind'], quick: boolean): Promise<Line[]> {
  const rounds = quick ? 2 : 5;
  const requests = sizes[kind];
  const place = await openPlace(kind);
  try {
    const { app, url } = await place.start();
    const meetings = await Promise.all([0, 1, 2, 3, 4].map((number) => goLive(place, url, number)));
    const rates: number[] = [];
    const latencies: number[] = [];
    let acknowledged = 0;
    // The first round warms it up.
    for (let round = 0; round <= rounds; round += 1) {
      const result = await runLoad({
        url: `${url}/webhooks/pikastream`,
        requests: Array.from({ length: requests }, (_, index) => requestOf(meetings, round, index)),
        accepted: 202,
        connections,
        atMost: 60_000,
      });
      acknowledged += result.latencies.length;
      if (round === 0) continue;
      rates.push(rateOf(result));
      latencies.push(...result.latencies);
    }
    // What a process leaves when it stops is applied by the next.
    await sleep(3_000);
    await app.stop();
    const { stored, applied, p50, p99 } = await place.look(lookAtEvents);
    if (stored !== acknowledged || applied !== acknowledged)
      throw new Error(`Of ${acknowledged} accepted events ${stored} are stored and ${applied} applied`);
    const rate = median(rates);
    const minPerSecond = aim[kind];
    return [
      {
        figure: `events accepted by the webhook (${kind})`,
        value: `${Math.round(rate)} a second (${Math.round(Math.min(...rates))}–${Math.round(Math.max(...rates))}), all ${stored} stored`,
        aim: `≥ ${minPerSecond} a second`,
        met: rate >= minPerSecond,
      },
      {
        figure: `their acknowledgement, p50 and p99, ${connections} connections (${kind})`,
        value: `${ms(percentile(latencies, 0.5))}, ${ms(percentile(latencies, 0.99))}`,
        aim: '',
        met: null,
      },
      {
        figure: `from stored to applied, p50 and p99 (${kind})`,
        value: `${ms(p50)}, ${ms(p99)}, all ${applied} applied`,
        aim: '',
        met: null,
      },
    ];
  } finally {
    await place.close();
  }
}

/** What a call is made of: mostly speech, now and then a task that moves. */
function requestOf(meetings: readonly LiveMeeting[], round: number, index: number) {
  const meeting = meetings[index % meetings.length];
  const content =
    index % 10 < 8
      ? {
          type: 'transcript.segment',
          segment: {
            speaker: 'Priya Nair',
            text: `The fix is in review. It needs a second pair of eyes before it can go out: ${index}.`,
            start_ms: index * 100,
            end_ms: index * 100 + 90,
          },
        }
      : {
          type: 'task.updated',
          task: { id: `t-${index % 12}`, kind: 'document', title: 'Draft the plan', detail: `Step ${index}` },
        };
  const body = JSON.stringify({
    id: `bench-${round}-${index}`,
    session_id: meeting?.sessionId,
    at: new Date().toISOString(),
    ...content,
  });
  return { body, headers: { 'content-type': 'application/json', ...signed(body) } };
}

type Seen = { stored: number; applied: number; p50: number; p99: number };

async function lookAtEvents(db: Parameters<Parameters<Place['look']>[0]>[0]): Promise<Seen> {
  const { rows } = await db.execute<Seen>(sql`
    select count(*)::int as stored, count(processed_at)::int as applied,
      percentile_cont(0.5) within group (order by lag) as p50, percentile_cont(0.99) within group (order by lag) as p99
    from session_events, lateral (select extract(epoch from processed_at - received_at) * 1000) as waited (lag)
    where event_id like 'bench-%'`);
  return rows[0] ?? { stored: 0, applied: 0, p50: Number.NaN, p99: Number.NaN };
}
