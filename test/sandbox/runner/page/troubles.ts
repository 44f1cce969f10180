import { answersHtml } from '../../pikastream/fault-effects.ts';
import type { PikaStream } from '../../pikastream/service.ts';
import type { SlackWorkspace } from '../../slack/workspace.ts';
import type { KeptApp } from '../kept-app.ts';
import { type ShownTrouble, type TroubleId, troubleIds } from './shown.ts';

export type Troubles = ReturnType<typeof createTroubles>;

type Deps = {
  slack: SlackWorkspace;
  pika: PikaStream;
  app: KeptApp;
  /** The sandbox's; what ends on its own ends that much sooner. */
  speed: number;
  changed: () => void;
};

/** At speed 1: how long a trouble lasts, how long its end is told, and how long the killed app stays away. */
const lastMs = 20_000;
const tellMs = 10_000;
const deadMs = 2_000;
const slowMs = 2_500;
const topUpCredits = 2_000;

const labels: Record<TroubleId, string> = {
  slack: 'Slack gets slow',
  pikastream: 'PikaStream answers 522',
  wallet: 'The wallet is empty',
  app: 'Kill the app',
};
const mends: Record<TroubleId, string | null> = {
  slack: 'End it now',
  pikastream: 'End it now',
  wallet: `Top up ${topUpCredits.toLocaleString('en')} credits`,
  app: null,
};

/** Breaks one thing after the other on purpose, and tells how it went when that's over. */
export function createTroubles({ slack, pika, app, speed, changed }: Deps) {
  const now = new Map<TroubleId, Pick<ShownTrouble, 'state' | 'words'>>();
  const ends = new Map<TroubleId, () => void>();
  const say = (id: TroubleId, state: ShownTrouble['state'], words = '') => {
    now.set(id, { state, words });
    changed();
  };
  const mended = (id: TroubleId, words: string) => {
    ends.delete(id);
    say(id, 'mended', words);
    setTimeout(() => now.get(id)?.words === words && say(id, 'whole'), tellMs / speed).unref();
  };
  const lasting = (id: TroubleId, words: string, end: () => void) => {
    say(id, 'broken', words);
    ends.set(id, end);
  };
  const endsByItself = (id: TroubleId) => void setTimeout(() => ends.get(id)?.(), lastMs / speed).unref();

  const start: Record<TroubleId, () => void> = {
    slack() {
      const times = Number.POSITIVE_INFINITY;
      const fault = slack.faults.delay('*', slowMs, times);
      lasting('slack', `Every answer from Slack takes ${slowMs / 1000} s.`, () => {
        fault.remove();
        mended('slack', `Slack is fast again. ${counted(fault.hits)} came late, and none was repeated.`);
      });
      endsByItself('slack');
    },
    pikastream() {
      const fault = pika.faults.add({
        ...{ route: '*', times: Number.POSITIVE_INFINITY, effect: answersHtml(522) },
      });
      lasting('pikastream', 'PikaStream answers every call with an error page.', () => {
        fault.remove();
        ends.delete('pikastream');
        say('pikastream', 'broken', 'PikaStream is back. Waiting for the app to ask again.');
        const from = pika.journal.entries.length;
        const answered = pika.journal.waitFor((entry) => entry.kind === 'response' && entry.worked, { from });
        answered.then(
          () => mended('pikastream', `PikaStream answers again. ${counted(fault.used)} had failed.`),
          () => say('pikastream', 'whole'),
        );
      });
      endsByItself('pikastream');
    },
    wallet() {
      pika.wallet.set(0);
      lasting('wallet', 'There are no credits left: calls end, and new ones wait for a top-up.', () => {
        pika.wallet.topUp(topUpCredits);
        mended('wallet', 'Topped up. Waiting calls start now.');
      });
    },
    app() {
      const from = Date.now();
      say('app', 'broken', 'The app was killed (kill -9). It starts again in a moment.');
      const connected = { from: slack.journal.entries.length };
      Promise.all([app.killAndRestart(deadMs / speed), slack.waitForSocket(connected)]).then(
        () =>
          mended(
            'app',
            `The app is back after ${((Date.now() - from) / 1000).toFixed(1)} s, and carries on.`,
          ),
        () => say('app', 'broken', 'The app didn’t come back. Start the sandbox again in its terminal.'),
      );
    },
  };

  return {
    shown: (): ShownTrouble[] =>
      troubleIds.map((id) => ({
        ...{ id, label: labels[id], mend: ends.has(id) ? mends[id] : null },
        ...(now.get(id) ?? { state: 'whole', words: '' }),
      })),
    break(id: TroubleId): void {
      if (now.get(id)?.state !== 'broken') start[id]();
    },
    mend: (id: TroubleId): void => ends.get(id)?.(),
  };
}

function counted(count: number): string {
  return count === 1 ? '1 call' : `${count} calls`;
}
