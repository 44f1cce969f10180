import { expect, test } from 'vitest';
import { attendeeDoor, pushRate, signedRate } from '../../../src/attendee/webhook-door.ts';
import { sign } from '../../sandbox/attendee/pushes.ts';
import { dumps } from '../../sandbox/attendee/python-json.ts';

const key = Buffer.alloc(32, 7);

function door() {
  let now = 0;
  let read = 0;
  const heard: string[] = [];
  const { handle } = attendeeDoor({
    secrets: key.toString('base64'),
    hear: async ({ meetingId }) => void heard.push(meetingId),
    clock: () => now,
    log: { error: () => {} },
  });
  const push = {
    ...{ trigger: 'bot.state_change', bot_id: 'bot_1', data: {} },
    bot_metadata: { stand_in_meeting: '0195f3a4-7f6c-4b64-9a51-0d3c3a2f1e00' },
  };
  const right = sign(push, key);
  return {
    heard,
    bodiesRead: () => read,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    ask: async (sender: string, signature = right) => {
      const headers = { 'x-webhook-signature': signature, 'content-type': 'application/json' };
      const body = async () => {
        read += 1;
        return Buffer.from(dumps(push, { canonical: false }));
      };
      const query = () => new URLSearchParams();
      const request = { headers, distinct: {}, rest: '', query, sender: () => sender };
      return (await handle({ ...request, body })).status;
    },
  };
}

test('who pushes too much is told when to go on, before the body is read; others aren’t kept out', async () => {
  const { ask, bodiesRead, pass } = door();
  const forged = Buffer.alloc(32).toString('base64');
  for (let time = 0; time < pushRate.burst; time += 1) expect(await ask('flood', forged)).toBe(401);
  expect([await ask('flood', forged), await ask('flood')]).toEqual([429, 429]);
  expect(bodiesRead()).toBe(pushRate.burst);
  expect(await ask('attendee')).toBe(202);
  pass(pushRate.everySeconds * 1_000);
  expect([await ask('flood'), await ask('flood')]).toEqual([202, 429]);
  // Without the shape of a signature nothing is counted.
  expect(await ask('another', 'x')).toBe(401);
});

test('signed pushes have a budget of their own, from any sender', async () => {
  const { ask, heard, pass } = door();
  for (let time = 0; time < signedRate.burst; time += 1) expect(await ask(`from ${time % 40}`)).toBe(202);
  expect(await ask('from 41')).toBe(429);
  expect(heard).toHaveLength(signedRate.burst);
  pass(signedRate.everySeconds * 1_000);
  expect(await ask('from 41')).toBe(202);
});
