import { renderMessage } from '../sandbox/slack/render-text.ts';
import { type Line, median, ms } from './figures.ts';
import { goLive } from './live-meeting.ts';
import { openPlace, type Place } from './place.ts';

/** An hour of talk: a sentence every five seconds, 14 words each, a promise in every minute. */
const segments = 720;
const aim = 5_000;

/** From the last call to PikaStream about a call of an hour to its recap in Slack, without a model. */
export async function measureRecap(kind: Place['kind'], quick: boolean): Promise<Line[]> {
  const runs = quick ? 2 : 5;
  const place = await openPlace(kind, { notes: 404 });
  try {
    const { app, url } = await place.start();
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) times.push(await oneRecap(place, url, run));
    await app.stop();
    const slowest = Math.max(...times);
    return [
      {
        figure: `recap of an hour of transcript, without a model (${kind})`,
        value: `median ${ms(median(times))}, slowest ${ms(slowest)}, of ${runs}`,
        aim: `≤ ${aim} ms`,
        met: slowest <= aim,
      },
    ];
  } finally {
    await place.close();
  }
}

async function oneRecap(place: Place, url: string, number: number): Promise<number> {
  const { slack, pika } = place;
  const { channel, sessionId } = await goLive(place, url, number);
  const control = pika.control(sessionId);
  for (let index = 0; index < segments; index += 1) {
    const start_ms = index * 5_000;
    control.emit({
      type: 'transcript.segment',
      segment: {
        speaker: speakers[index % 3] ?? '',
        text: sentence(index),
        start_ms,
        end_ms: start_ms + 4_000,
      },
    });
  }
  control.endCall();
  const isRecap = (text: string) => text.includes('nobody summed this up');
  await slack.waitForMessage((message) => message.channel === channel && isRecap(renderMessage(message)), {
    timeout: 60_000,
    hoping: 'the recap',
  });
  const shown = slack.journal.entries.find(
    (entry) =>
      entry.kind === 'message' && entry.message.channel === channel && isRecap(renderMessage(entry.message)),
  );
  const asked = pika.journal.entries.findLast(
    (entry) => entry.kind === 'request' && entry.route === 'session.notes',
  );
  return (shown?.at ?? Number.NaN) - (asked?.at.getTime() ?? Number.NaN);
}

const speakers = ['Ana', 'Jonas', 'Priya'];
const topics = ['billing page', 'search index', 'hiring plan', 'office move'];

function sentence(index: number): string {
  const topic = topics[Math.floor(index / 180)] ?? '';
  return index % 12 === 5
    ? `I will write up point ${index} of the ${topic} for finance by next Friday.`
    : `About the ${topic}, point ${index}: we should look once more at what customers said of it.`;
}
