import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { occurrencesIn } from '../../../../services/calendars/feed/occurrences-in.ts';
import { createFeedParser, type FeedParserOptions } from '../../../../services/integrations/feeds/parser.ts';
import {
  type ParsingProcess,
  startParsingProcess,
} from '../../../../services/integrations/feeds/parsing-process.ts';
import { calendar, firstHalf, sample } from './ics.ts';

const { signal } = new AbortController();
const to = (last: number) => Array.from({ length: last + 1 }, (_, at) => at).join();

/** Minutes of counting in a few thousand characters. */
const endless = calendar(
  ...Array.from({ length: 20 }, (_, at) => {
    const rule = `FREQ=YEARLY;COUNT=9999999;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=${to(23)};BYMINUTE=0,15,30,45`;
    return `UID:${at}\nDTSTART:20160601T100000Z\nRRULE:${rule}`;
  }),
);
/** Some hundred megabytes once it is parsed. */
const heavy = calendar(
  `UID:a\nDTSTART:20261202T100000Z\nRRULE:FREQ=DAILY\n${'EXDATE:20260101T100000Z\n'.repeat(400_000)}`,
);
const good = sample('google');

/** A parser, the processes that it started, and what it logged. */
function parserWith(options: Partial<FeedParserOptions> = {}) {
  const started: ParsingProcess[] = [];
  const logged: string[] = [];
  const parser = createFeedParser({
    log: { warn: (_, message) => void logged.push(message) },
    start(wanted) {
      const one = startParsingProcess(wanted);
      started.push(one);
      return one;
    },
    ...options,
  });
  onTestFinished(() => parser.close());
  const parse = (text: string, until = signal) => parser.parse(text, firstHalf, {}, until);
  return { parser, parse, started, logged };
}

function isAlive({ pid }: Pick<ParsingProcess, 'pid'>): boolean {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
}

function folder(name: string): string[] {
  const within = new URL(`${name}/`, import.meta.url);
  const names = readdirSync(within).filter((file) => file.endsWith('.ics'));
  return names.map((file) => readFileSync(new URL(file, within), 'utf8'));
}

test('a parsing process reads every sample as this process does', async () => {
  const { parser, started } = parserWith();
  const always = { from: new Date('1990-01-01'), to: new Date('2030-01-01') };
  const options = { timeZone: 'Europe/Berlin' };
  const feeds = [...folder('samples'), ...folder('exports'), '<html>', good.slice(0, 500)];
  expect(feeds.length).toBeGreaterThan(15);
  for (const feed of feeds) {
    const read = await parser.parse(feed, always, options, signal);
    expect(read).toEqual(occurrencesIn(feed, always, options));
  }
  const read = await parser.parse(good, firstHalf, { onlyCalls: true }, signal);
  expect(read).toEqual(occurrencesIn(good, firstHalf, { onlyCalls: true }));
  expect(read.ok && read.until).toBeInstanceOf(Date);
  expect(started).toHaveLength(1);
});

test('while a feed is parsed, others are answered', async () => {
  const server = createServer((_, response) => response.end('answered')).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { parse } = parserWith();
  await parse(good);
  const stop = new AbortController();
  const order: string[] = [];
  const parsing = parse(endless, stop.signal).then((read) => order.push(read.ok ? 'read' : read.problem));
  const { port } = server.address() as AddressInfo;
  order.push(await (await fetch(`http://127.0.0.1:${port}`)).text());
  stop.abort();
  await parsing;
  expect(order).toEqual(['answered', 'stopped']);
});

test('a feed that takes too long is ended, and the next one is read by the same process', async () => {
  const { parse, started } = parserWith({ parseTimeoutMs: 2_000 });
  const [long, next] = await Promise.all([parse(endless), parse(good)]);
  expect(long).toEqual({ ok: false, problem: 'too_slow' });
  expect(next).toEqual(occurrencesIn(good, firstHalf));
  expect(started).toHaveLength(1);
});

test('of 2,000 daily series over ten years the first meetings are read, in half the memory', async () => {
  const daily = Array.from(
    { length: 2_000 },
    (_, at) =>
      `UID:${at}\nDTSTART:20260101T100000Z\nDTEND:20260101T103000Z\nRRULE:FREQ=DAILY;UNTIL=20360101T000000Z\nLOCATION:https://meet.google.com/abc-defg-hij`,
  );
  const { parse, logged } = parserWith({ memoryMb: 128 });
  const read = await parse(calendar(...daily));
  if (!read.ok) throw new Error(read.problem);
  expect(read.occurrences).toHaveLength(2_000);
  expect(read.until).toEqual(new Date('2026-12-02T10:00:00Z'));
  expect(logged).toEqual([]);
});

test('a process that does not answer is ended, and the next feed gets another', async () => {
  const { parse, started } = parserWith({ answerTimeoutMs: 5_000, parseTimeoutMs: 600_000 });
  expect(await parse(endless)).toEqual({ ok: false, problem: 'too_slow' });
  expect(await parse(good)).toEqual(occurrencesIn(good, firstHalf));
  expect(started.map(isAlive)).toEqual([false, true]);
});

test('a feed that needs too much memory fails alone', async () => {
  const { parse, started, logged } = parserWith({ memoryMb: 24, parseTimeoutMs: 30_000 });
  const [big, next] = await Promise.all([parse(heavy), parse(good)]);
  expect(big).toEqual({ ok: false, problem: 'too_big' });
  expect(next).toEqual(occurrencesIn(good, firstHalf));
  expect(started.map(isAlive)).toEqual([false, true]);
  expect(logged).toEqual([expect.stringContaining('ended the process')]);
});

test('a process with nothing to do ends; the next feed gets another', async () => {
  const { parse, started } = parserWith({ idleMs: 1 });
  await parse(good);
  await expect.poll(() => started.some(isAlive)).toBe(false);
  expect(await parse(good)).toEqual(occurrencesIn(good, firstHalf));
  expect(started).toHaveLength(2);
});

test('closing ends what is parsed and what waits, and leaves no process', async () => {
  const { parser, parse, started } = parserWith();
  await parse(good);
  const reading = [parse(endless), parse(good)];
  await parser.close();
  expect(await Promise.all(reading)).toEqual(Array(2).fill({ ok: false, problem: 'stopped' }));
  expect(await parse(good)).toEqual({ ok: false, problem: 'stopped' });
  expect(started.map(isAlive)).toEqual([false]);
});

test('a parsing process whose owner is gone ends, even during a feed that takes too long', async () => {
  const entry = new URL('../../../../services/integrations/feeds/parse-apart.ts', import.meta.url);
  const child = fork(entry, { serialization: 'advanced', execArgv: [], env: {}, stdio: 'ignore' });
  const exit = once(child, 'exit');
  child.send({ text: endless, window: firstHalf, options: {}, timeoutMs: 500 }, () => child.disconnect());
  expect(await exit).toEqual([0, null]);
});
