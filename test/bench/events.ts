import { sql } from 'drizzle-orm';
import { signed } from '../support/pushing.ts';
import { type Line, median, ms, percentile } from './figures.ts';
import { goLive, type LiveMeeting } from './live-meeting.ts';
import { openPlace, type Place } from './place.ts';
import { rateOf, runLoad } from './run-load.ts';

const connections = 32;
const aim = { postgres: 1_000, embedded: null } as const;
/** Events in a round. */
const sizes = { postgres: 8_000, embedded: 2_000 } as const;

/** Signed events of five live meetings, as fast as they are accepted; all of them must be in the database. */
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
    await app.stop();
    const stored = await place.look(countEvents);
    if (stored !== acknowledged)
      throw new Error(`${stored} of ${acknowledged} accepted events are in the database`);
    const rate = median(rates);
    const minPerSecond = aim[kind];
    return [
      {
        figure: `events accepted by the webhook (${kind})`,
        value: `${Math.round(rate)} a second (${Math.round(Math.min(...rates))}–${Math.round(Math.max(...rates))}), all ${stored} stored`,
        aim: minPerSecond === null ? '' : `≥ ${minPerSecond} a second`,
        met: minPerSecond === null ? null : rate >= minPerSecond,
      },
      {
        figure: `their acknowledgement, p50 and p99, ${connections} connections (${kind})`,
        value: `${ms(percentile(latencies, 0.5))}, ${ms(percentile(latencies, 0.99))}`,
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

async function countEvents(db: Parameters<Parameters<Place['look']>[0]>[0]): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from session_events where event_id like 'bench-%'`,
  );
  return Number(rows[0]?.count);
}
