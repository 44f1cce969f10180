import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { commitsOf, cpuSeconds, serverProcesses } from './cpu.ts';
import { type Line, ms, percentile } from './figures.ts';
import { goLive, type LiveMeeting } from './live-meeting.ts';
import { openPlace, type Place } from './place.ts';
import { residentMegabytes } from './resident.ts';

const liftedCaps = new URL('./lifted-caps.ts', import.meta.url).href;
/** Live meetings at once. */
const sizes = { postgres: [30, 300, 1_000], embedded: [30, 300] } as const;
const quickSizes = [100] as const;
/** How often a session is asked, by the product's own promise. */
const pollEveryMs = 5_000;
const segmentEveryMs = 5_000;
const taskEveryMs = 60_000;
const settleMs = 12_000;
const windowMs = 40_000;
const stops = 20;
/** Of these, so many cards are waited for: each takes some of the workspace's 45 edits a minute. */
const cards = 3;
const patienceMs = 60_000;
const aims = { lateMs: 2_000, stopMs: 1_000, loopMs: 100, megabytes: 400, cores: 1.5 };

/** Many live meetings in one process: each says something every five seconds and gets a task a minute. */
export async function measureScale(kind: Place['kind'], quick: boolean, calls?: number): Promise<Line[]> {
  const lines: Line[] = [];
  for (const size of calls ? [calls] : quick ? quickSizes : sizes[kind])
    lines.push(...(await measureSize(kind, size)));
  return lines;
}

async function measureSize(kind: Place['kind'], size: number): Promise<Line[]> {
  const place = await openPlace(kind, { balance: 100_000_000 });
  try {
    // A process that made its database keeps the memory which that took.
    await (await place.start()).app.stop();
    const { app, url } = await place.start({ imports: [liftedCaps] });
    const from = performance.now();
    const meetings = await startAll(place, url, size);
    const startedIn = performance.now() - from;
    console.error(`${size} calls are live after ${ms(startedIn)}`);
    const talk = startTalking(meetings);
    await sleep(settleMs);
    const seen = await watch(place, { pid: app.pid, url }, talk);
    const stopped = await stopSome(place, meetings);
    talk.stop();
    const megabytes = residentMegabytes(app.pid);
    await app.stop();
    return linesOf(kind, size, { ...seen, stopped, megabytes });
  } finally {
    await place.close();
  }
}

async function startAll(place: Place, url: string, size: number): Promise<LiveMeeting[]> {
  const meetings: LiveMeeting[] = [];
  const atOnce = 10;
  for (let from = 0; from < size; from += atOnce) {
    const numbers = Array.from({ length: Math.min(atOnce, size - from) }, (_, index) => from + index);
    const started = numbers.map((number) => {
      const by = place.slack.addPerson(`U0BENCH${String(number).padStart(4, '0')}`, `Person ${number}`);
      return goLive(place, url, number, by);
    });
    meetings.push(...(await Promise.all(started)));
  }
  return meetings;
}

type Talk = { latencies: number[]; stop(): void };

/** Spread evenly, as those of many calls are. */
function startTalking(meetings: readonly LiveMeeting[]): Talk {
  const latencies: number[] = [];
  const send = async (meeting: LiveMeeting, event: Parameters<LiveMeeting['push']>[0]) => {
    const from = performance.now();
    const status = await meeting.push(event).catch(() => 0);
    if (status === 202) latencies.push(performance.now() - from);
  };
  const begun = performance.now();
  const due = (everyMs: number) => ((performance.now() - begun) / everyMs) * meetings.length;
  let [said, tasks] = [0, 0];
  const timer = setInterval(() => {
    for (; said < due(segmentEveryMs); said += 1) void send(at(meetings, said), segment(said));
    for (; tasks < due(taskEveryMs); tasks += 1) void send(at(meetings, tasks), task());
  }, 20);
  return { latencies, stop: () => clearInterval(timer) };
}

function at(meetings: readonly LiveMeeting[], index: number): LiveMeeting {
  return meetings[index % meetings.length] as LiveMeeting;
}

function segment(number: number) {
  const text = `We look at the second point again, as it was said before: ${number}.`;
  return {
    type: 'transcript.segment',
    segment: { speaker: 'Priya Nair', text, start_ms: number, end_ms: number + 900 },
  } as const;
}

function task() {
  return { type: 'task.created', task: { id: randomUUID(), kind: 'other', title: 'Look it up' } } as const;
}

type Watched = {
  lateMs: number[];
  webhookMs: number[];
  loopMs: number;
  appCores: number;
  databaseCores: number;
  commits: number;
};

async function watch(
  { pika, kind, databaseUrl }: Place,
  { pid, url }: { pid: number; url: string },
  talk: Talk,
): Promise<Watched> {
  const counted = async () => ({
    loopMs: await loopDelay(url),
    app: cpuSeconds([pid]),
    database: kind === 'postgres' ? cpuSeconds(await serverProcesses(databaseUrl)) : Number.NaN,
    commits: kind === 'postgres' ? await commitsOf(databaseUrl) : Number.NaN,
  });
  const [before, from, sent] = [await counted(), pika.journal.entries.length, talk.latencies.length];
  await sleep(windowMs);
  const after = await counted();
  const seconds = windowMs / 1_000;
  return {
    lateMs: lateness(pika.journal.entries.slice(from)),
    webhookMs: talk.latencies.slice(sent),
    loopMs: after.loopMs,
    appCores: (after.app - before.app) / seconds,
    databaseCores: (after.database - before.database) / seconds,
    commits: (after.commits - before.commits) / seconds,
  };
}

/** The 99th percentile since this was last asked, in milliseconds. */
async function loopDelay(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(/^nodejs_eventloop_lag_p99_seconds (\S+)$/m.exec(metrics)?.[1]) * 1_000;
}

/** Milliseconds that each poll came after it was due: five seconds after the one before it. */
function lateness(entries: Place['pika']['journal']['entries']): number[] {
  const last = new Map<string, number>();
  const late: number[] = [];
  for (const entry of entries) {
    if (entry.kind !== 'request' || entry.method !== 'GET' || !/\/session\/[^/]+$/.test(entry.path)) continue;
    const at = entry.at.getTime();
    const before = last.get(entry.path);
    if (before !== undefined) late.push(Math.max(0, at - before - pollEveryMs));
    last.set(entry.path, at);
  }
  return late;
}

type Stopped = { deleteMs: number[]; shownMs: number[] };

/**
 * Somebody presses Stop in one call after the other: until PikaStream hears it, and until the first cards say so. A card
 * that doesn't within a minute counts as a minute.
 */
async function stopSome({ slack, pika }: Place, meetings: readonly LiveMeeting[]): Promise<Stopped> {
  const deleteMs: number[] = [];
  const shown: Promise<number>[] = [];
  for (const [number, { channel, sessionId, by }] of meetings.slice(0, stops).entries()) {
    const { ts } = await slack.waitForMessage(
      (message) => message.own && message.channel === channel && hasStop(message.blocks),
      { timeout: patienceMs, hoping: 'a card with Stop' },
    );
    const from = performance.now();
    const seen = slack.journal.entries.length;
    await slack.press({ user: by, channel, messageTs: ts, actionId: 'meeting_stop' });
    await pika.journal.waitFor((entry) => isDelete(entry, sessionId), { timeout: patienceMs });
    deleteMs.push(performance.now() - from);
    if (number >= cards) continue;
    const says = slack.waitForMessage((message) => message.ts === ts && !hasStop(message.blocks), {
      from: seen,
      timeout: patienceMs,
    });
    shown.push(
      says.then(
        () => performance.now() - from,
        () => patienceMs,
      ),
    );
  }
  return { deleteMs, shownMs: await Promise.all(shown) };
}

function isDelete(entry: Place['pika']['journal']['entries'][number], sessionId: string): boolean {
  return entry.kind === 'request' && entry.method === 'DELETE' && entry.path.includes(sessionId);
}

function hasStop(blocks: unknown): boolean {
  return JSON.stringify(blocks).includes('"meeting_stop"');
}

type Seen = Watched & { stopped: Stopped; megabytes: number };

function linesOf(kind: Place['kind'], size: number, seen: Seen): Line[] {
  const { lateMs, webhookMs, loopMs, appCores, databaseCores, commits, stopped, megabytes } = seen;
  const of = `${size} live meetings (${kind})`;
  const pair = (values: number[]) =>
    `p50 ${ms(percentile(values, 0.5))}, p99 ${ms(percentile(values, 0.99))}`;
  const cores = appCores + (databaseCores || 0);
  return [
    {
      figure: `${of}: polls late`,
      value: `${pair(lateMs)}, ${(lateMs.length / (windowMs / 1_000)).toFixed(0)} a second`,
      aim: `p99 < ${ms(aims.lateMs)}`,
      met: percentile(lateMs, 0.99) < aims.lateMs,
    },
    {
      figure: `${of}: Stop to DELETE, and to its card`,
      value: `${pair(stopped.deleteMs)}; ${pair(stopped.shownMs)}`,
      aim: `p99 < ${ms(aims.stopMs)}`,
      met: percentile(stopped.deleteMs, 0.99) < aims.stopMs,
    },
    { figure: `${of}: webhook`, value: pair(webhookMs), aim: '', met: null },
    {
      figure: `${of}: event loop late, p99`,
      value: ms(loopMs),
      aim: `< ${ms(aims.loopMs)}`,
      met: loopMs < aims.loopMs,
    },
    {
      figure: `${of}: cores of the app and of the database; commits a second`,
      value: `${appCores.toFixed(2)} and ${databaseCores.toFixed(2)}; ${commits.toFixed(0)}`,
      aim: `< ${aims.cores} together`,
      met: cores < aims.cores,
    },
    {
      figure: `${of}: memory`,
      value: `${megabytes.toFixed(0)} MB`,
      aim: `< ${aims.megabytes} MB`,
      met: megabytes < aims.megabytes,
    },
  ];
}
