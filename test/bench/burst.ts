import { isPlan, mostWithin, writesTo } from '../support/slack-writes.ts';
import { burstOf, sendEvenly } from '../support/task-burst.ts';
import { type Line, median, ms } from './figures.ts';
import { goLive } from './live-meeting.ts';
import { openPlace, type Place } from './place.ts';

const endAim = 1_500;
const spread = 10_000;

/** 200 updates of twenty tasks in 10 s: what that costs the channel, and how soon after it the newest state shows. */
export async function measureBurst(kind: Place['kind'], quick: boolean): Promise<Line[]> {
  const runs = quick ? 1 : 3;
  const place = await openPlace(kind);
  try {
    const { app, url } = await place.start();
    const results: Burst[] = [];
    for (let run = 0; run < runs; run += 1) results.push(await oneBurst(place, url, run));
    await app.stop();
    const most = Math.max(...results.map(({ mostInASecond }) => mostInASecond));
    const perSecond = median(results.map(({ writes }) => writes / (spread / 1_000)));
    const slowest = Math.max(...results.map(({ end }) => end));
    return [
      {
        figure: `burst of 200 updates in 10 s: writes a second (${kind})`,
        value: `${perSecond.toFixed(2)} on average, at most ${most} in any second`,
        aim: '≤ 1',
        met: most <= 1,
      },
      {
        figure: `end of the burst to its newest state (${kind})`,
        value: `median ${ms(median(results.map(({ end }) => end)))}, slowest ${ms(slowest)}, of ${runs}`,
        aim: `≤ ${endAim} ms`,
        met: slowest <= endAim,
      },
    ];
  } finally {
    await place.close();
  }
}

type Burst = { writes: number; mostInASecond: number; end: number };

async function oneBurst(place: Place, url: string, number: number): Promise<Burst> {
  const { slack } = place;
  const { channel, push, end } = await goLive(place, url, number);
  const card = slack.messages(channel).find(({ own }) => own);
  const { began, acknowledged } = await sendEvenly(burstOf(), spread, push);
  const whole = ({ blocks }: { blocks: unknown }) => JSON.stringify(blocks).includes('20 tasks: 20 done');
  await slack.waitForMessage((message) => message.channel === channel && isPlan(message) && whole(message), {
    timeout: 30_000,
  });
  const shown = slack.journal.entries.find(
    (entry) => entry.kind === 'message' && entry.message.channel === channel && whole(entry.message),
  );
  // The meeting's own card follows the clock and the meeting's state: its edits are not the burst's.
  const writes = writesTo(slack, channel).filter(({ at, ts }) => at >= began && ts !== card?.ts);
  end();
  return {
    writes: writes.filter(({ at }) => at < began + spread).length,
    mostInASecond: mostWithin(1_000, writes),
    end: (shown?.at ?? Number.NaN) - acknowledged,
  };
}
