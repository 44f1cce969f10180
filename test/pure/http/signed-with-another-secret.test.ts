import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { slackHttpDoor } from '../../../src/slack/http-door.ts';

const now = new Date('2026-12-01T12:00:00Z');

test('whoever set a wrong signing secret is told so in the log, once, and strangers fill no log', async () => {
  const lines: string[] = [];
  const door = slackHttpDoor({
    secret: 'ours',
    intake: { receive: () => Promise.reject(new Error('reached')) } as never,
    now: () => now,
    log: { warn: (_, message) => lines.push(message) },
  });
  const body = Buffer.from('{}');
  const timestamp = String(now.getTime() / 1_000);
  const signature = createHmac('sha256', 'theirs').update(`v0:${timestamp}:${body}`).digest('hex');
  const headers = { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${signature}` };
  const knock = (given: object) => door.handle({ headers: given, body: async () => body } as never);

  expect(await knock({})).toEqual({ status: 401 });
  expect(lines).toEqual([]);
  for (let times = 0; times < 3; times += 1) expect(await knock(headers)).toEqual({ status: 401 });
  expect(lines).toEqual([expect.stringContaining('SLACK_SIGNING_SECRET')]);
});
