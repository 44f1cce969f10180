import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { proxiesIn } from '../../../src/http/sender.ts';
import { startHttpServer } from '../../../src/http/server.ts';

/** A door that answers once it is let, and how many requests it was given. */
async function serve() {
  const released = Promise.withResolvers<void>();
  const door = { asked: 0, answer: released.resolve, port: 0 };
  const handle = async () => {
    door.asked += 1;
    await released.promise;
    return { status: 200, body: 'seen' };
  };
  const server = await startHttpServer({
    routes: [{ method: 'GET', path: '/look', handle }],
    host: '127.0.0.1',
    port: 0,
    isProxy: proxiesIn([]),
    held: { bytes: 0 },
    log: { error: (fields, message) => expect.fail(`${message}: ${JSON.stringify(fields)}`) },
  });
  onTestFinished(server.close);
  return Object.assign(door, { port: server.port });
}

/** So many requests on one connection, without waiting for an answer; what came back, and whether it was cut. */
function send(port: number, requests: number) {
  const sent = { answers: '', isCut: false };
  const socket = connect(port, '127.0.0.1', () =>
    socket.write('GET /look HTTP/1.1\r\nhost: x\r\n\r\n'.repeat(requests)),
  );
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => {});
  socket.on('data', (data) => {
    sent.answers += String(data);
  });
  socket.on('close', () => {
    sent.isCut = true;
  });
  return sent;
}

test('a connection that sends on and on without waiting for answers is cut, and costs no more than a few', async () => {
  const door = await serve();
  const flood = send(door.port, 20_000);
  await expect.poll(() => flood.isCut).toBe(true);
  expect(door.asked).toBeGreaterThan(0);
  expect(door.asked).toBeLessThanOrEqual(10);

  const one = send(door.port, 1);
  door.answer();
  await expect.poll(() => one.answers).toContain('seen');
});

test('a few requests at once on a connection are all answered, again and again', async () => {
  const door = await serve();
  door.answer();
  for (let times = 0; times < 3; times += 1) {
    const few = send(door.port, 5);
    await expect.poll(() => few.answers.split('seen').length - 1).toBe(5);
    expect(few.isCut).toBe(false);
  }
});
