import { startPolling } from '../../services/common/poll-loop.ts';
import {
  answers,
  answersHtml,
  delays,
  hangs,
  losesAnswer,
  unknownStatus,
  worksButAnswers,
} from '../sandbox/pikastream/fault-effects.ts';
import type { FaultEffect } from '../sandbox/pikastream/faults.ts';
import type { PikaStream } from '../sandbox/pikastream/service.ts';
import type { FaultEffect as SlackEffect } from '../sandbox/slack/faults.ts';
import type { SlackWorkspace } from '../sandbox/slack/workspace.ts';
import type { TcpProxy } from '../support/tcp-proxy.ts';
import type { Random } from './random.ts';

export type Storm = { planted: Record<string, number>; stop(): Promise<void> };

const slackMethods = [
  'chat.postMessage',
  'chat.update',
  'files.completeUploadExternal',
  'users.info',
] as const;

/** One channel's; other methods have one limit for all, of which one process doesn't know what another was told. */
const throttle: () => SlackEffect = () => ({ kind: 'rate_limited', retryAfterSeconds: 1 });

const slackEffects: readonly (() => SlackEffect)[] = [
  () => ({ kind: 'status', status: 500, body: 'oops' }),
  () => ({ kind: 'status', status: 503 }),
  () => ({ kind: 'lose_answer' }),
  () => ({ kind: 'refuse_connection' }),
  () => ({ kind: 'delay', ms: 1_500 }),
];

const onStatus: readonly FaultEffect[] = [
  answers(500),
  answersHtml(502),
  answersHtml(200),
  hangs,
  unknownStatus(),
];
const onDelete: readonly FaultEffect[] = [answers(500), hangs, losesAnswer, worksButAnswers(504)];
/** The first three surely made nothing; the last is what a person has to decide. */
const onCreate: readonly FaultEffect[] = [answers(503), answersHtml(522), delays(2_000), losesAnswer];
const onNotes: readonly FaultEffect[] = [answers(500), answersHtml(502), hangs];
const onBalance: readonly FaultEffect[] = [answers(500), answersHtml(520), hangs];

/** Makes both services fail now and then, and the database's connections stand still, as the seed has it. */
export function startStorm(
  { slack, pika, proxy }: { slack: SlackWorkspace; pika: PikaStream; proxy: TcpProxy | null },
  random: Random,
): Storm {
  const planted: Record<string, number> = {};
  const count = (what: string) => {
    planted[what] = (planted[what] ?? 0) + 1;
  };
  const pikaRoutes = [
    ['session.status', onStatus],
    ['session.delete', onDelete],
    ['session.create', onCreate],
    ['session.notes', onNotes],
    ['session.events', onNotes],
    ['balance', onBalance],
  ] as const;
  const fail = async () => {
    if (random.chance(0.5)) {
      const method = random.pick(slackMethods);
      const effects = method.startsWith('chat.') ? [throttle, ...slackEffects] : slackEffects;
      slack.faults.add({ method, effect: random.pick(effects)() });
      count(`Slack ${method}`);
    }
    if (random.chance(0.5)) {
      const [route, effects] = random.pick(pikaRoutes);
      pika.faults.add({ route, effect: random.pick(effects) });
      count(`PikaStream ${route}`);
    }
  };
  let nextStall = 0;
  const stall = async () => {
    if (!proxy || performance.now() < nextStall) return;
    nextStall = performance.now() + random.between(5_000, 10_000);
    proxy.stall(random.between(0, 2_000));
    count('database stood still');
  };
  const loops = [startPolling(700, fail), startPolling(500, stall)];
  return {
    planted,
    async stop() {
      await Promise.all(loops.map((one) => one.stop()));
      slack.faults.clear();
      pika.faults.clear();
    },
  };
}
