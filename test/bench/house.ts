import { setTimeout as sleep } from 'node:timers/promises';
import { call, type EmulatedModel, startModel } from '../sandbox/model/service.ts';
import { type Line, median, ms, percentile } from './figures.ts';
import { goLive, type LiveMeeting } from './live-meeting.ts';
import { openPlace, type Place } from './place.ts';
import { residentMegabytes } from './resident.ts';

const taskAim = 300;
const memoryAim = 600;
const meetingsAtOnce = 50;
const restMs = 5_000;
/** Milliseconds in which a channel's next post needn't wait any more. */
const quietMs = 1_500;
const liftedCaps = new URL('./lifted-caps.ts', import.meta.url).href;

/** From words in the call that ask for something to the card that shows it, with a model that answers at once; and memory. */
export async function measureHouse(kind: Place['kind'], quick: boolean): Promise<Line[]> {
  const runs = quick ? 10 : 30;
  const model = await startModel();
  model.always(({ prompt, messages }) =>
    messages.length > 1 ? '' : call('post_message', { to: 'me', text: askedIn(prompt) }),
  );
  const place = await openPlace(kind);
  try {
    // A process that made its database keeps the memory which that took.
    await (await place.start()).app.stop();
    const { app, url } = await place.start({ settings: settingsFor(model), imports: [liftedCaps] });
    const meetings: LiveMeeting[] = [];
    for (let number = 0; number < meetingsAtOnce; number += 1) {
      const by = place.slack.addPerson(`U0BENCH${String(number).padStart(3, '0')}`, `Person ${number}`);
      meetings.push(await goLive(place, url, number, by));
    }
    await sleep(quietMs);
    const times: number[] = [];
    const memory: number[] = [];
    for (const [number, meeting] of meetings.entries()) {
      const took = await askAndWait(place, meeting, number);
      memory.push(residentMegabytes(app.pid));
      // The first ones meet code that nothing has warmed up.
      if (number >= 2 && times.length < runs) times.push(took);
    }
    await sleep(restMs);
    memory.push(residentMegabytes(app.pid));
    await app.stop();
    if (model.violations.length > 0) throw new Error(model.violations.join('\n'));
    const middle = median(times);
    const most = Math.max(...memory);
    return [
      {
        figure: `segment to first task on the card, without the model’s time (${kind})`,
        value: `median ${ms(middle)}, p95 ${ms(percentile(times, 0.95))}, of ${times.length}`,
        aim: `median < ${taskAim} ms`,
        met: middle < taskAim,
      },
      {
        figure: `${meetingsAtOnce} meetings with house agents at once in one process (${kind})`,
        value: `${Math.round(most)} MB at most, ${Math.round(memory.at(-1) ?? Number.NaN)} MB at rest`,
        aim: `≤ ${memoryAim} MB`,
        met: most <= memoryAim,
      },
    ];
  } finally {
    await place.close();
    await model.close();
  }
}

function settingsFor({ url, key }: EmulatedModel): Record<string, string> {
  return { MODEL: 'openai/emulated', OPENAI_API_KEY: key, MODEL_BASE_URL: `${url}/v1` };
}

function askedIn(prompt: string): string {
  return /benchmark \d+/.exec(prompt)?.[0] ?? 'nothing';
}

/** Milliseconds from the event's departure to Slack's first message with what was asked. */
async function askAndWait({ slack }: Place, { channel, push }: LiveMeeting, number: number): Promise<number> {
  const words = `benchmark ${number}`;
  const text = `Stand-in, send Ada a message that this is ${words}.`;
  const shown = slack.waitForMessage(
    (message) => message.own && message.channel === channel && JSON.stringify(message.blocks).includes(words),
    { timeout: 20_000, hoping: `a card about ${words}` },
  );
  const from = performance.now();
  const accepted = await push({
    type: 'transcript.segment',
    segment: { speaker: 'Priya Nair', text, start_ms: 1_000, end_ms: 4_000 },
  });
  if (accepted !== 202) throw new Error(`The webhook answered ${accepted}.`);
  await shown;
  return performance.now() - from;
}
