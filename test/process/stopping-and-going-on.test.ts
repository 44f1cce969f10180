import { expect, inject } from 'vitest';
import { onThisMachine } from '../on-this-machine.ts';
import { hangs } from '../sandbox/pikastream/fault-effects.ts';
import type { ReadyApp } from '../support/app-process.ts';
import { describeProcesses, isTestedHere } from '../support/describe-processes.ts';
import { endCall, enterCall, requestsFor } from '../support/played-call.ts';
import { startProcessWorld } from '../support/process-world.ts';

const text = 'now: https://meet.google.com/abc-defg-hij';
const waitOptions = { timeout: onThisMachine(25_000) };

describeProcesses('a process stops, another goes on', (test) => {
  test('after SIGTERM in a live call nobody leaves, and the next process goes on to the recap', async ({
    onTestFinished,
  }) => {
    const world = await startProcessWorld({}, onTestFinished);
    const { slack, pika } = world;
    const channel = slack.channels.general.id;
    const first = await world.start();
    const { ts } = await slack.post({ channel, text });
    await enterCall(world);

    await exitsInTime(first);
    expect(first.output()).toContain('meetings continue with the next process');
    expect(requestsFor(world, 'session.delete')).toEqual([]);
    expect(pika.liveSessions()).toHaveLength(1);

    await world.start();
    await endCall(world);
    await slack.waitForMessage((message) => message.text === 'Short call: They agreed.', waitOptions);
    // The card and the recap, each once; the channel's line about it may be there by now.
    const own = slack.messages(channel, ts).filter((message) => message.own);
    expect(own.filter(({ text: said }) => said.startsWith('Short call'))).toHaveLength(1);
    expect(own.filter(({ text: said }) => said.includes('Asked by'))).toHaveLength(1);
    expect(requestsFor(world, 'session.create')).toHaveLength(1);
  });

  test.runIf(isTestedHere())(
    'after SIGTERM while PikaStream doesn’t answer a create, the thread says that the start is unconfirmed',
    async ({ onTestFinished }) => {
      const world = await startProcessWorld({}, onTestFinished);
      const { slack, pika } = world;
      pika.faults.add({ route: 'session.create', effect: hangs });
      const first = await world.start();
      const { ts } = await slack.post({ channel: slack.channels.general.id, text });
      await pika.journal.waitFor((entry) => entry.kind === 'request' && entry.route === 'session.create');

      await exitsInTime(first);

      await world.start();
      const said = await slack.waitForMessage(
        (message) => message.text.startsWith('I couldn’t confirm'),
        waitOptions,
      );
      expect(said.threadTs).toBe(ts);
      expect(requestsFor(world, 'session.create')).toHaveLength(1);
    },
  );

  test('when the maximum length passes while no process runs, the next one leaves first', async ({
    onTestFinished,
  }) => {
    const world = await startProcessWorld({}, onTestFinished);
    const { slack, pika } = world;
    const first = await world.start();
    await slack.post({ channel: slack.channels.general.id, text });
    await enterCall(world);
    await first.kill();
    await world.age(3 * 3_600);
    const from = pika.journal.entries.length;

    await world.start();
    await slack.waitForMessage((message) => message.text.includes('limit of 60 min'), waitOptions);
    const [firstAct] = pika.journal.entries.slice(from).filter((entry) => entry.kind === 'request');
    expect(firstAct).toMatchObject({ route: 'session.delete' });
    expect(pika.liveSessions()).toEqual([]);
  });

  test.runIf(inject('database') === 'postgres')(
    'a process that was frozen past its lease does nothing more for a meeting that another has taken',
    async ({ expect, onTestFinished }) => {
      const world = await startProcessWorld({}, onTestFinished);
      const { slack, pika } = world;
      const frozen = await world.start();
      const balance = pika.faults.hold('balance', 'answer');
      const { ts } = await slack.post({ channel: slack.channels.general.id, text });
      await pika.journal.waitFor((entry) => entry.kind === 'request' && entry.route === 'balance');
      // Its card is in the thread and done: what is on its way in the very moment of a freeze nobody can call back.
      const waiting = async () =>
        (await (await fetch(`${frozen.url}/metrics`)).text()).match(/^standin_outbox_depth (\d+)/m)?.[1];
      await expect.poll(waiting, waitOptions).toBe('0');
      frozen.signal('SIGSTOP');
      await world.age(31);

      await world.start();
      await enterCall(world);
      // Now it hears that there is money, and would send someone in.
      balance.release();
      frozen.signal('SIGCONT');
      await expect.poll(async () => (await fetch(`${frozen.url}/readyz`)).status, waitOptions).toBe(200);
      await endCall(world);
      await slack.waitForMessage((message) => message.text === 'Short call: They agreed.', waitOptions);
      await exitsInTime(frozen);

      expect(requestsFor(world, 'session.create')).toHaveLength(1);
      // Card, recap, and its files and the channel's line about it where these came before the end: each once.
      const ours = slack.messages(slack.channels.general.id, ts).filter(({ own }) => own);
      const keys = ours.map(({ metadata, files }) =>
        JSON.stringify(metadata ?? files.map(({ name }) => name)),
      );
      expect(keys).toEqual([...new Set(keys)]);
      expect(keys.filter((key) => key.includes('card:'))).toHaveLength(1);
    },
  );
});

async function exitsInTime(app: Pick<ReadyApp, 'signal' | 'exit'>): Promise<void> {
  const from = performance.now();
  app.signal('SIGTERM');
  expect(await app.exit).toEqual({ code: 0, signal: null });
  expect(performance.now() - from).toBeLessThan(onThisMachine(10_000));
}
