import { type Line, median, ms, percentile } from './figures.ts';
import { openPlace, type Place } from './place.ts';

const aim = 100;

/** From a pasted link (its event leaves Slack) to the request for a session (it arrives at PikaStream). */
export async function measureLinkToCreate(kind: Place['kind'], quick: boolean): Promise<Line[]> {
  const runs = quick ? 10 : 30;
  const place = await openPlace(kind);
  try {
    const { app } = await place.start();
    const times: number[] = [];
    for (let run = 0; run < runs + 2; run += 1) {
      const took = await pasteAndWait(place, run);
      // The first ones meet code that nothing has warmed up.
      if (run >= 2) times.push(took);
    }
    await app.stop();
    const middle = median(times);
    return [
      {
        figure: `pasted link to POST meeting-session (${kind})`,
        value: `median ${ms(middle)}, p95 ${ms(percentile(times, 0.95))}, of ${times.length}`,
        aim: `median < ${aim} ms`,
        met: middle < aim,
      },
    ];
  } finally {
    await place.close();
  }
}

/** Each in a channel of its own (the app posts once a second in one), by one person after another (five calls each). */
async function pasteAndWait({ slack, pika }: Place, run: number): Promise<number> {
  const people = [slack.users.ada, slack.users.ben, slack.users.cleo];
  const user = people[run % people.length] ?? slack.users.ada;
  const channel = `C0BENCH${String(run).padStart(3, '0')}`;
  slack.addChannel({
    id: channel,
    name: `bench-${run}`,
    kind: 'channel',
    members: new Set([user.id, slack.botUserId]),
    isArchived: false,
    isExtShared: false,
  });
  const letters = [...String(run).padStart(3, '0')].map((digit) => 'abcdefghij'[Number(digit)]).join('');
  const link = `https://meet.google.com/${letters}-bbbb-ccc`;
  const from = pika.journal.entries.length;
  const arrived = pika.journal
    .waitFor((entry) => entry.kind === 'request' && entry.route === 'session.create', {
      from,
      timeout: 20_000,
    })
    .then(() => performance.now());
  const pasted = performance.now();
  await slack.post({ channel, user: user.id, text: `Standup ${link}` });
  const took = (await arrived) - pasted;

  // Over before the same person's turn comes too often; what follows it (a poll, notices) goes on in the background.
  await pika.journal.waitFor((entry) => entry.kind === 'session' && entry.change === 'created', { from });
  for (const session of pika.liveSessions()) pika.control(session.id).endCall();
  await overInSlack(slack, channel);
  return took;
}

async function overInSlack(slack: Place['slack'], channel: string): Promise<void> {
  await slack.waitForMessage(
    (message) => message.own && message.channel === channel && /couldn’t join|attended/.test(message.text),
    { hoping: 'the end of the meeting' },
  );
}
