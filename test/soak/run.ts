import { setTimeout as sleep } from 'node:timers/promises';
import type { Meeting } from '../../services/meetings/meeting.ts';
import { meetings as meetingsTable } from '../../services/store/schema/meetings.ts';
import { openPlace, type Place } from '../bench/place.ts';
import { onThisMachine } from '../on-this-machine.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import { openChannels, pasteLinks, scriptFor, speed } from './calls.ts';
import { startFront } from './front.ts';
import { judge, ownMessages, type Verdict } from './judge.ts';
import { keepProcesses } from './processes.ts';
import { pushEvents } from './pushes.ts';
import { createRandom } from './random.ts';
import { startStorm } from './storm.ts';

export type Soak = { kind: Place['kind']; meetings: number; forMs: number; seed: number };
export type Soaked = Verdict & {
  kills: number;
  stops: number;
  planted: Record<string, number>;
  pushed: number;
};

/** Nothing takes longer than this once the storm is over: notes are waited for, and lost answers looked up. */
const settleMs = onThisMachine(150_000);
/** Calls that stay until their limit need a minute of their own. */
const minuteMs = 60_000;

/** Many meetings while both services, the database and the processes fail as the seed has it. */
export async function soak({ kind, meetings, forMs, seed }: Soak): Promise<Soaked> {
  // Each has its own, so that none's pace changes what another does.
  const random = (of: number) => createRandom(seed * 10 + of);
  const place = await openPlace(kind, { scriptFor, speed });
  const { slack, pika } = place;
  const channels = openChannels(slack);
  const proxy = kind === 'postgres' ? await proxyTo(place.databaseUrl) : null;
  const isAlone = kind === 'embedded';
  const settings = proxy ? { DATABASE_URL: proxy.url } : {};
  const requestUrl = () => `${front.url}/slack/events`;
  const processes = keepProcesses(place, { count: isAlone ? 1 : 2, requestUrl, settings });
  const front = await startFront(processes.urls, random(1));
  try {
    await processes.startAll();
    await allowManyCalls(slack, channels);
    const pushes = pushEvents(pika, front.url, random(2));
    const storm = startStorm({ slack, pika, proxy: proxy?.proxy ?? null }, random(3));
    const disturbed = processes.disturb(random(4));
    const people = answerUnconfirmed(slack);
    const pasted = await pasteLinks(
      { slack, channels, meetings, forMs, withLimits: forMs > minuteMs },
      random(5),
    );
    if (forMs > minuteMs) await sleep(minuteMs);
    processes.calm();
    await Promise.all([storm.stop(), disturbed]);
    await settled(processes.urls);
    people.stop();
    await processes.stop();
    const rows = await place.look((db) => db.select().from(meetingsTable));
    const { ended } = processes;
    const stallMs = proxy ? 2_000 : 0;
    return {
      ...judge({ slack, pika, meetings: rows as Meeting[], ended, stallMs, isAlone, pasted }),
      kills: ended.filter(({ by }) => by === 'SIGKILL').length,
      stops: ended.filter(({ by }) => by === 'SIGTERM').length,
      planted: storm.planted,
      pushed: pushes.taken(),
    };
  } finally {
    await front.close();
    await place.close();
    await proxy?.proxy.close();
  }
}

async function proxyTo(databaseUrl: string): Promise<{ proxy: TcpProxy; url: string }> {
  const direct = new URL(databaseUrl);
  const proxy = await startTcpProxy({ host: direct.hostname, port: Number(direct.port || 5432) });
  const through = new URL(direct);
  through.port = String(proxy.port);
  return { proxy, url: through.href };
}

/** Three people paste all of them. */
async function allowManyCalls(slack: Place['slack'], channels: readonly string[]): Promise<void> {
  for (const whose of ['person', 'channel', 'workspace']) {
    const place = { user: slack.users.ada.id, channel: channels[0] ?? '' };
    const { text } = await slack.command({ ...place, text: `workspace calls ${whose} 500` });
    // Each command may come to both processes: then the answer of either is the first.
    if (!/Calls at once|Already done/.test(text ?? ''))
      throw new Error(`The limit of calls was not set: ${text}`);
  }
}

/** Somebody dismisses each start that PikaStream didn't confirm, until it is. */
function answerUnconfirmed(slack: Place['slack']): { stop(): void } {
  const done = new Set<string>();
  const look = async () => {
    for (const { ts, channel, text } of ownMessages(slack)) {
      if (!text.startsWith('I couldn’t confirm') || done.has(ts)) continue;
      const press = { user: slack.users.ada.id, channel, messageTs: ts, actionId: 'meeting_dismiss' };
      const pressed = await slack.press(press).catch(() => null);
      if (pressed?.ok) done.add(ts);
    }
  };
  const timer = setInterval(() => void look(), 2_000);
  return { stop: () => clearInterval(timer) };
}

/** Waits until no meeting goes on and nothing waits to be written; what is left by then is judged. */
async function settled(urls: () => string[]): Promise<void> {
  for (const until = performance.now() + settleMs; performance.now() < until; await sleep(1_000)) {
    const [url] = urls();
    const metrics = await fetch(`${url}/metrics`)
      .then((answer) => answer.text())
      .catch(() => '');
    const depth = /^standin_outbox_depth (\d+)/m.exec(metrics)?.[1];
    const going = metrics.matchAll(/^standin_meetings\{state="(\w+)"\} ([1-9]\d*)/gm);
    const open = [...going].filter(([, state = '']) => !/^(done|failed|cancelled|missed)$/.test(state));
    if (depth === '0' && open.length === 0) return;
  }
}
