import { setTimeout as sleep } from 'node:timers/promises';
import { isPlan } from '../support/slack-writes.ts';
import { type Line, median, ms, percentile } from './figures.ts';
import { goLive, type LiveMeeting } from './live-meeting.ts';
import { openPlace, type Place } from './place.ts';

const medianAim = 100;
const p95Aim = 250;
const atOnce = 5;

/** From a pushed event (its request begins) to what follows from it in Slack (the request for the post arrives). */
export async function measureWebhook(kind: Place['kind'], quick: boolean): Promise<Line[]> {
  const rounds = quick ? 3 : 8;
  const place = await openPlace(kind);
  try {
    const { app, url } = await place.start();
    const times: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const numbers = Array.from({ length: atOnce }, (_, index) => round * atOnce + index);
      const meetings = await Promise.all(numbers.map((number) => goLive(place, url, number)));
      // Their channels take a post a second: until then the card's own holds up the next.
      await sleep(2_000);
      for (const meeting of meetings) {
        const took = await pushAndWait(place, meeting);
        // The first round meets code that nothing has warmed up.
        if (round > 0) times.push(took);
      }
      for (const meeting of meetings) meeting.end();
    }
    await app.stop();
    const [middle, late] = [median(times), percentile(times, 0.95)];
    return [
      {
        figure: `pushed event to Slack write (${kind})`,
        value: `median ${ms(middle)}, p95 ${ms(late)}, of ${times.length}`,
        aim: `median < ${medianAim} ms, p95 < ${p95Aim} ms`,
        met: middle < medianAim && late < p95Aim,
      },
    ];
  } finally {
    await place.close();
  }
}

async function pushAndWait({ slack }: Place, { channel, push }: LiveMeeting): Promise<number> {
  const from = slack.journal.entries.length;
  const arrived = slack
    .waitForMessage((message) => message.channel === channel && isPlan(message), { from })
    .then(() => performance.now());
  const pushed = performance.now();
  const status = await push({ type: 'task.created', task: { id: 't', kind: 'other', title: 'A task' } });
  if (status !== 202) throw new Error(`The event was answered ${status}`);
  return (await arrived) - pushed;
}
