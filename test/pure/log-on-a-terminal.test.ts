import { expect, test } from 'vitest';
import { createLog } from '../../src/log.ts';
import { writerTo } from '../../src/log-lines.ts';

function written(isTTY: boolean, tell: (log: ReturnType<typeof createLog>) => void): string {
  let text = '';
  const write = (chunk: unknown) => {
    text += String(chunk);
    return true;
  };
  tell(createLog('debug', ['hunter2'], writerTo({ isTTY, write } as NodeJS.WriteStream)));
  return text;
}

test('on a terminal an entry is a line for people: time, level, what happened, fields; secrets are gone there too', () => {
  const text = written(true, (log) => {
    log.warn({ meeting: 'm-1', seconds: 31, why: 'key hunter2 is wrong' }, 'The clock is off');
    log.info('Stopping');
  });
  expect(text).toMatch(
    /^\d\d:\d\d:\d\d WARN {2}The clock is off {2}meeting=m-1 {2}seconds=31 {2}why="key \[redacted\] is wrong"\n\d\d:\d\d:\d\d INFO {2}Stopping\n$/,
  );
});

test('an error has its stack below, and whatever others wrote moves no cursor and forges no line', () => {
  const text = written(true, (log) => {
    log.error(
      { err: new TypeError('no\u001b[2J \u009b2J\nFATAL forged'), detail: '\u001b]0;x\u0007' },
      'It\u001b[1m failed\n12:00:00 INFO forged',
    );
  });
  const lines = text.split('\n');
  expect(lines[0]).toMatch(
    / ERROR It\\u001b\[1m failed\\u000a12:00:00 INFO forged {2}detail=.* {2}error="no/,
  );
  expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  expect(lines.filter((line) => line.startsWith('FATAL'))).toEqual([]);
  expect(text).toMatch(/\n {4}at /);
});

test('anything but a terminal gets JSON, one line an entry', () => {
  const text = written(false, (log) => log.info({ port: 1 }, 'up'));
  expect(JSON.parse(text)).toMatchObject({ level: 30, port: 1, msg: 'up' });
});
