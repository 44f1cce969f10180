import { describe, expect, type TestContext } from 'vitest';
import { type Failpoint, houseFailpoints } from '../../services/meetings/failpoints.ts';
import { houseTurns } from '../../services/store/schema/house.ts';
import { toolCalls } from '../../services/store/schema/tasks.ts';
import { onThisMachine } from '../on-this-machine.ts';
import { call, startModel } from '../sandbox/model/service.ts';
import { renderMessage } from '../sandbox/slack/render-text.ts';
import { enterCall } from '../support/played-call.ts';
import { startProcessWorld } from '../support/process-world.ts';

/** The lease of a turn is over by then; a machine that is busy with other tests may take longer. */
const recovery = { timeout: onThisMachine(25_000) };

describe.concurrent('kill -9 while the house agent works on a turn, then another process', (test) => {
  for (const failpoint of houseFailpoints)
    test(`at ${failpoint}: what it was asked for is on one card`, (context) => onOneCard(failpoint, context));
});

async function onOneCard(failpoint: Failpoint, { onTestFinished }: TestContext): Promise<void> {
  const model = await startModel();
  onTestFinished(() => model.close());
  model.always(({ messages }) =>
    messages.some(({ role }) => role === 'tool')
      ? ''
      : call('post_message', { to: '#standup', text: 'We ship.' }),
  );
  const settings = {
    ...{ MODEL: 'compatible/small-model', MODEL_BASE_URL: `${model.url}/v1`, MODEL_API_KEY: model.key },
  };
  const world = await startProcessWorld({ settings }, onTestFinished);
  const { slack, pika, start, takeOver, age } = world;
  const first = await start({ failpoint });
  const { ts } = await slack.post({
    channel: slack.channels.general.id,
    text: 'now: https://meet.google.com/abc-defg-hij',
  });
  await enterCall(world);

  const segment = {
    speaker: 'Priya',
    text: 'Stand-in, tell standup that we ship.',
    start_ms: 5_000,
    end_ms: 8_000,
  };
  pika.control(pika.sessions.at(-1)?.id ?? '').emit({ type: 'transcript.segment', segment });
  expect(await first.exit).toEqual({ code: null, signal: 'SIGKILL' });
  await age(30);
  const second = await takeOver();

  const asksToApprove = (message: Parameters<typeof renderMessage>[0]) =>
    renderMessage(message).includes('[Approve]');
  await slack.waitForMessage(asksToApprove, recovery);
  await second.waitForLine('The house agent’s turn is over', recovery);
  await second.stop();
  const rows = await world.inDatabase(async (db) => ({
    turns: await db.select().from(houseTurns),
    toolCalls: await db.select().from(toolCalls),
  }));
  expect(rows.turns).toMatchObject([{ state: 'done', steps: 2 }]);
  expect(rows.toolCalls).toMatchObject([
    { state: 'awaiting_approval', requestedBy: 'Priya', quotedAtMs: 5_000 },
  ]);
  expect(slack.messages(slack.channels.general.id, ts).filter(asksToApprove)).toHaveLength(1);
  expect(model.violations).toEqual([]);
}
