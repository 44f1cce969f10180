import { expect, test } from 'vitest';
import { comesIn, paste } from '../../support/conversation.ts';
import { withGoogleMeet } from '../../support/outside-settings.ts';
import { spokenCall } from '../../support/spoken-call.ts';
import { startWorld, type World } from '../../support/world.ts';

/** Google Meet, asked about the call for the first time, still transcribes it. */
async function endsWithoutWords(world: World, google: Awaited<ReturnType<typeof withGoogleMeet>>['google']) {
  const thread = await paste(world);
  const session = await comesIn(world, thread);
  const [meeting] = await world.meetings();
  google.meet.conferences.push({
    code: 'abc-defg-hij',
    startTime: new Date(Number(meeting?.connectedAt) - 600_000).toISOString(),
    members: ['ada@acme.org'],
    participants: [
      { signedinUser: { displayName: 'Priya Nair' } },
      { signedinUser: { displayName: 'Jonas Weber' } },
    ],
    transcripts: [{ state: 'STARTED', entries: [] }],
  });
  session.endCall();
  await world.elapse(0.1);
  await thread.reads('*Stand-in (AI) left*');
  return thread;
}

test('with no other words, the thread gets Google Meet’s transcript once Google has it', async () => {
  const { google, world: options } = await withGoogleMeet();
  const world = await startWorld({ ...options, pika: { notes: 404 } });
  const thread = await endsWithoutWords(world, google);
  await google.journal.waitFor(({ route }) => route === 'meet.transcripts');
  const waiting = async () => (await world.meetings())[0]?.notesCollectedAt;
  await expect.poll(async () => Number(await waiting()) > Date.now() + 30_000).toBe(true);
  expect(google.journal.entries.map(({ route }) => route)).not.toContain('meet.entries');

  // It is asked again in a minute, when everything of the call is a minute longer ago.
  const [meeting] = await world.meetings();
  const at = (seconds: number) =>
    new Date(Number(meeting?.connectedAt) - 60_000 + seconds * 1_000).toISOString();
  const [call] = google.meet.conferences;
  const says = (participant: number, text: string) => ({
    participant,
    text,
    startTime: at(0.1 + participant / 100),
    endTime: at(0.2),
  });
  Object.assign(call ?? {}, {
    endTime: at(10),
    transcripts: [
      {
        state: 'FILE_GENERATED',
        entries: [
          says(0, 'We have decided to ship the export on Monday.'),
          says(1, 'I will publish the dashboards by Friday.'),
        ],
      },
    ],
  });
  await world.elapse(1);

  await thread.reads('Google Meet’s own transcript');
  const shown = thread.ours().join('\n');
  expect(shown).toContain('“We have decided to ship the export on Monday.”');
  expect(shown).toMatch(/\*Jonas Weber\* at \d\d:\d\d: \*“I will publish the dashboards by Friday.”\*/);
  expect(await world.meetings()).toMatchObject([{ state: 'done' }]);
  const { text } = await world.slack.waitForFile(({ name }) => name === 'transcript.vtt');
  expect(text).toContain('Priya Nair');
});

test('where nobody turned transcription on, the recap doesn’t wait for a transcript', async () => {
  const { google, world: options } = await withGoogleMeet();
  const world = await startWorld({ ...options, pika: { notes: 404 } });
  const thread = await paste(world);
  const session = await comesIn(world, thread);
  session.endCall();
  await world.elapse(0.1);
  await thread.reads('made no notes');
  expect(google.journal.entries.map(({ route }) => route)).toEqual(['token', 'meet.conferences']);
});

test('a call that has a transcript isn’t looked up at Google', async () => {
  const { google, world: options } = await withGoogleMeet();
  const world = await startWorld({ ...options, pika: { notes: 404 } });
  const { thread } = await spokenCall(world, 'Priya Nair: We ship the export on Monday.');
  await thread.reads('nobody summed');
  expect(google.journal.entries).toEqual([]);
});
