import { expect, onTestFinished, test } from 'vitest';
import { startHttpServer } from '../../sandbox/http-server.ts';
import { type ReceivedSpan, startOtlpReceiver } from '../../sandbox/otlp-receiver.ts';
import { connectAgent } from '../../support/agent.ts';
import { goLive, letInAtOnce, press, waitForCard } from '../../support/slack-acts.ts';
import { startWorld } from '../../support/world.ts';

const attributesOf = ({ attributes }: ReceivedSpan) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue]));

async function startReceiver() {
  const receiver = await startOtlpReceiver();
  onTestFinished(receiver.close);
  return receiver;
}

test('a meeting is one trace from its link to its recap, through a restart, and no word of it is in there', async () => {
  const receiver = await startReceiver();
  const world = await startWorld({
    pika: { script: letInAtOnce },
    settings: {
      JOIN_UNDO_SECONDS: '600',
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20canary-header',
    },
  });
  const { slack, pika } = world;
  const going = goLive(world);
  await press(world, slack.users.ada, await waitForCard(world, 'abc-defg-hij', /./), 'Join now');
  const live = await going;
  const control = pika.control(live.session.id);
  control.emit({ type: 'participant.joined', participant: { name: 'Canaria Vogel' } });
  const said = { speaker: 'Canaria Vogel', text: 'The canary said so.', start_ms: 0, end_ms: 900 };
  control.emit({ type: 'transcript.segment', segment: said });

  await world.restart();
  const agent = await connectAgent(world);
  const task = { meeting_id: live.meeting.id, input: { text: 'canary of an agent' } };
  const { task_id } = await agent.call('post_message', task);
  await agent.call('get_task', { task_id, wait_seconds: 20 });
  control.emit({
    type: 'notes.ready',
    notes: {
      ...{ title: 'Canary title', summary: 'A canary sang.', decisions: ['Feed the canary'] },
      ...{ chapters: [], participants: [{ name: 'Canaria Vogel' }], action_items: [] },
    },
  });
  await slack.command({ user: slack.users.ada.id, channel: slack.channels.general.id, text: 'leave' });
  await world.elapse(0.2);
  await slack.waitForMessage((one) => one.threadTs === live.ts && one.text.startsWith('Canary title'));
  await expect.poll(async () => (await world.meetings())[0]?.state).toBe('done');
  // What a process hasn't sent it sends when it stops.
  await world.restart();

  const { spans, requests } = receiver;
  const traceId = live.meeting.id.replaceAll('-', '');
  expect(new Set(spans.map((span) => span.traceId))).toEqual(new Set([traceId]));
  const roots = spans.filter(({ parentSpanId }) => parentSpanId === undefined);
  expect(roots.map(({ name }) => name)).toEqual(['meeting']);
  expect(new Set(spans.flatMap(({ parentSpanId = [] }) => parentSpanId))).toEqual(
    new Set([roots[0]?.spanId]),
  );
  expect(attributesOf(roots[0] as ReceivedSpan)).toMatchObject({ 'standin.meeting.state': 'done' });

  // The states one after the other, each from where the one before ended; between two of them another process took over.
  const byStart = spans.toSorted((a, b) => (a.startTimeUnixNano < b.startTimeUnixNano ? -1 : 1));
  const states = byStart.filter((span) => 'standin.meeting.next_state' in attributesOf(span));
  const names = ['proposed', 'checking', 'dispatching', 'joining', 'live', 'leaving', 'wrapping_up'];
  expect(states.map(({ name }) => name)).toEqual(names);
  expect(states.slice(1).map((span) => span.startTimeUnixNano)).toEqual(
    states.slice(0, -1).map((span) => span.endTimeUnixNano),
  );

  const outcomeOf = (name: string, message?: string) =>
    spans
      .filter((span) => span.name === name && attributesOf(span)['standin.message'] === message)
      .map((span) => attributesOf(span)['standin.outcome']);
  expect(outcomeOf('pikastream create')).toEqual(['200']);
  expect(outcomeOf('pikastream end')).toEqual(['200']);
  expect(outcomeOf('slack post', 'card')).toEqual(['ok']);
  expect(new Set(outcomeOf('slack post', 'recap'))).toEqual(new Set(['ok']));
  const toolCalls = spans.filter(({ name }) => name === 'tool_call');
  expect(toolCalls.map((span) => attributesOf(span)['standin.tool_call.state'])).toEqual(['done']);
  expect(outcomeOf('pikastream status')).not.toContain('200');

  expect(requests[0]?.headers.authorization).toBe('Bearer canary-header');
  const sent = requests.map(({ body }) => body).join('\n');
  expect(sent).not.toMatch(/canar|meet\.google|abc-defg|U0|xoxb|dk_|standin_/i);
  expect(JSON.stringify(world.log)).not.toContain('canary-header');
});

test('a receiver that is away costs nothing but traces, and the log says so once', async () => {
  const receiver = await startReceiver();
  const world = await startWorld({
    pika: { script: letInAtOnce },
    settings: { OTEL_EXPORTER_OTLP_ENDPOINT: `${receiver.url}/nowhere` },
  });
  await goLive(world);
  await world.restart({ OTEL_EXPORTER_OTLP_ENDPOINT: null });

  expect(receiver.requests.map(({ path }) => path)).toContain('/nowhere/v1/traces');
  expect(world.log.filter(({ msg }) => String(msg).startsWith('Could not send traces'))).toHaveLength(1);
});

test('a receiver that never answers holds up no stop', async () => {
  let unanswered = 0;
  const receiver = await startHttpServer((_, response) => {
    unanswered += 1;
    response.on('close', () => {
      unanswered -= 1;
    });
  });
  onTestFinished(receiver.close);
  const world = await startWorld({
    pika: { script: letInAtOnce },
    settings: { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url },
  });
  await goLive(world);
  await world.restart({ OTEL_EXPORTER_OTLP_ENDPOINT: null }, async () => {
    expect(unanswered).toBe(1);
  });
});
