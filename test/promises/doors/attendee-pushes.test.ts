import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { sessionEvents } from '../../../services/store/schema/session-events.ts';
import { dumps } from '../../sandbox/attendee/python-json.ts';
import { type AttendeeWorld, attendeeWorld } from '../../support/listening.ts';
import { goLive, press, untilStates, waitForCard } from '../../support/slack-acts.ts';

type Payload = Parameters<typeof dumps>[0];

async function post(
  { app, attendee }: AttendeeWorld,
  payload: Payload,
  { headers = {}, secret = attendee.pushes.secret, body = dumps(payload, { canonical: false }) } = {} as {
    headers?: Record<string, string>;
    secret?: string;
    body?: string;
  },
): Promise<number> {
  const signature = createHmac('sha256', Buffer.from(secret, 'base64'))
    .update(dumps(payload, { canonical: true }))
    .digest('base64');
  const answer = await fetch(`http://127.0.0.1:${app.port}/webhooks/attendee`, {
    ...{ method: 'POST', body },
    headers: { 'content-type': 'application/json', 'x-webhook-signature': signature, ...headers },
  });
  await answer.arrayBuffer();
  return answer.status;
}

test('what Attendee pushes is in the stream once, by whichever way it comes first; a push of a new state has it read at once', async () => {
  const world = await attendeeWorld({ pushes: true });
  const { attendee, slack } = world;
  const { card } = await goLive(world);
  const bot = await world.bot();
  expect(bot.webhooks).toEqual([
    {
      url: 'https://stand-in.acme.org/webhooks/attendee',
      triggers: ['bot.state_change', 'transcript.update', 'participant_events.join_leave'],
    },
  ]);
  await waitForCard(world, 'abc-defg-hij', 'Listening through Attendee');
  await expect.poll(async () => (await world.rows())[0]?.pushedAt).not.toBeNull();
  // From here on reading fails: what comes was pushed.
  for (const route of ['bot', 'transcript', 'people'] as const)
    attendee.fail(route, { do: 'answer', answer: { status: 503 } }, 1_000);
  attendee.says(bot, { speaker: 'Zoë 😀', text: '“We ship,” she said.\n1.0 \\ "2"', at: 1 });
  attendee.comes(bot, 'Stand-in (AI, takes notes)');
  expect(await world.heard(1)).toEqual(['Zoë 😀: “We ship,” she said.\n1.0 \\ "2"']);
  await waitForCard(world, 'abc-defg-hij', 'is in the call');
  // Everything is read as well, and is there once.
  attendee.heal();
  await press(world, slack.users.ada, card, 'Stop');
  await untilStates(world, 'done');
  await expect.poll(async () => (await world.rows())[0]?.state).toBe('over');
  const events = await world.database.db.select().from(sessionEvents);
  const types = events.map(({ type }) => type).filter((type) => type !== 'ears.state');
  expect(types.toSorted()).toEqual(['participant.joined', 'transcript.segment']);
  await attendee.pushes.settled();
  expect(new Set(attendee.pushes.deliveries.flatMap(({ statuses }) => statuses))).toEqual(new Set([202]));
});

test('a forged, changed, unsigned or foreign push stores nothing; what is signed is refused only where it is none', async () => {
  const world = await attendeeWorld({ pushes: true });
  const { attendee } = world;
  await goLive(world);
  const bot = await world.bot();
  await waitForCard(world, 'abc-defg-hij', 'Listening through Attendee');
  const [row] = await world.rows();
  const said = {
    ...{ speaker_name: 'Priya', speaker_uuid: 'u', timestamp_ms: Date.now(), duration_ms: 10 },
    transcription: { transcript: 'Hello.' },
  };
  const push = {
    ...{ idempotency_key: 'k', bot_id: bot.id, trigger: 'transcript.update', data: said },
    bot_metadata: { stand_in_meeting: row?.meetingId ?? '' },
  };
  const body = dumps(push, { canonical: false });
  const other = Buffer.alloc(32, 7).toString('base64');
  const forged: { headers?: Record<string, string>; secret?: string; body?: string }[] = [
    { headers: { 'x-webhook-signature': '' } },
    { headers: { 'x-webhook-signature': 'A'.repeat(44) } },
    { headers: { 'x-webhook-signature': `${'A'.repeat(43)}=, ${'A'.repeat(43)}=` } },
    { secret: other },
    { body: body.replace('Hello.', 'Goodbye.') },
    { body: body.replace('Priya', 'Priya\\u0000') },
    { body: `${body}{}` },
    { body: body.replace('{"speaker_name"', '{"speaker_name": "Omar", "speaker_name"') },
    { body: '[' },
  ];
  for (const how of forged) expect(await post(world, push, how), JSON.stringify(how)).toBe(401);
  const foreign = [
    { ...push, bot_id: 'bot_other' },
    { ...push, bot_metadata: null },
    { ...push, bot_metadata: { stand_in_meeting: 'x' } },
    { ...push, bot_metadata: { stand_in_meeting: '0195f3a4-7f6c-7b64-9a51-0d3c3a2f1e00' } },
    { ...push, trigger: 'bot_logs.update' },
    { ...push, data: { ...said, timestamp_ms: 'soon' } },
    { ...push, data: null },
  ];
  for (const one of foreign) expect(await post(world, one), JSON.stringify(one)).toBe(202);
  expect(await post(world, { ...push, trigger: 7 })).toBe(400);
  expect(await post(world, push, { headers: { 'content-type': 'text/plain' } })).toBe(415);
  expect(await post(world, { ...push, data: 'x'.repeat(300_000) })).toBe(413);
  expect(await world.heard(0)).toEqual([]);

  // The same push, which anybody who saw it may send again, counts once; and after the end not at all.
  expect([await post(world, push), await post(world, push)]).toEqual([202, 202]);
  expect(await world.heard(1)).toEqual(['Priya: Hello.']);
  attendee.happens(bot, 'fatal_error', 'heartbeat_timeout');
  await expect.poll(async () => (await world.rows())[0]?.state).toBe('over');
  expect(await post(world, { ...push, data: { ...said, timestamp_ms: said.timestamp_ms + 5 } })).toBe(202);
  expect(await world.heard(1)).toHaveLength(1);
});

test('while secrets are being changed the old and the new one count; without a secret there is no door', async () => {
  const next = Buffer.alloc(32, 9).toString('base64');
  const world = await attendeeWorld({ pushes: true });
  const { attendee } = world;
  const push = { trigger: 'bot.state_change', data: {} };
  await world.restart({ ATTENDEE_WEBHOOK_SECRET: `${next} ${attendee.pushes.secret}` });
  expect([await post(world, push), await post(world, push, { secret: next })]).toEqual([202, 202]);
  await world.restart({ ATTENDEE_WEBHOOK_SECRET: null });
  expect(await post(world, push)).toBe(404);
});
