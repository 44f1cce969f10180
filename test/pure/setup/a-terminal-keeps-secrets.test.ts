import { PassThrough } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { createTerminal, Stopped } from '../../../src/setup/terminal.ts';
import { spawnApp } from '../../support/app-process.ts';
import { folderOfTest } from '../../support/setting-up.ts';

function terminal() {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let shown = '';
  output.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
  });
  const opened = createTerminal(input, output);
  onTestFinished(opened.close);
  return {
    ...opened,
    type: (text: string) => void input.write(text),
    end: () => void input.end(),
    shown: () => shown,
  };
}

test('what is typed is shown, and a secret never', async () => {
  const { ask, askSecret, type, shown } = terminal();
  const seen = ask('Address: ');
  type('  https://acme.test \r');
  expect(await seen).toBe('https://acme.test');
  const hidden = askSecret('Token: ');
  type('xoxb-CANARY-0123\r');
  expect(await hidden).toBe('xoxb-CANARY-0123');
  const after = ask('Next: ');
  // The key for what was typed before brings nothing back.
  type('\u001b[A\r');
  expect(await after).toBe('');
  expect(shown()).toContain('https://acme.test');
  expect(shown()).toContain('Token: ');
  expect(shown()).not.toContain('CANARY');
});

test('Ctrl+C, and a terminal that closes, end it', async () => {
  const first = terminal();
  const asked = first.askSecret('Token: ');
  first.type('xoxb-CANARY\u0003');
  await expect(asked).rejects.toThrow(Stopped);
  expect(first.shown()).not.toContain('CANARY');
  const second = terminal();
  const waiting = second.ask('Address: ');
  second.end();
  await expect(waiting).rejects.toThrow(Stopped);
});

test('without a terminal it says what to do instead, and fails', async () => {
  const app = spawnApp({ env: {}, cwd: folderOfTest(), args: ['setup'] });
  expect(await app.exit).toEqual({ code: 1, signal: null });
  expect(app.output()).toContain('needs a terminal');
  expect(app.output()).toContain('install -m 600 .env.example .env');
});

test('the manifest is printed for either way, and nothing for an address that Slack can’t use', async () => {
  const print = async (...args: string[]) => {
    const app = spawnApp({ env: {}, cwd: folderOfTest(), args: ['manifest', ...args] });
    return { code: (await app.exit).code, output: app.output() };
  };
  const address = 'https://stand-in.acme.test';
  const [http, wrong, many, turned, none] = await Promise.all([
    print('--http', address),
    print('--http', 'http://stand-in.acme.test'),
    print('--many', '--http', address),
    print('--http', address, '--many'),
    print('--many'),
  ]);
  expect(http.code).toBe(0);
  expect(JSON.parse(http.output).settings).toMatchObject({
    event_subscriptions: { request_url: 'https://stand-in.acme.test/slack/events' },
    socket_mode_enabled: false,
  });
  expect(wrong.code).toBe(1);
  expect(wrong.output).toContain('must begin with https://');
  expect(turned).toEqual(many);
  expect(none.code).toBe(1);
  expect(none.output).toContain('The address is missing.');
});
