import { setTimeout as sleep } from 'node:timers/promises';
import { onThisMachine } from '../../on-this-machine.ts';
import { makePersonas, sayMakingPersonas } from './make-personas.ts';
import type { Page } from './page/serve-page.ts';
import type { Scene } from './scene.ts';

const startTimeoutMs = onThisMachine(60_000);

/** Waits until the app is up and connected, and makes two personas; the page says how far it is. */
export async function makeReady(
  { app, slack }: Pick<Scene, 'app' | 'slack'>,
  page: Page,
  isHouse: boolean,
  say: (words: string) => void,
): Promise<void> {
  await Promise.race([app.up, late(startTimeoutMs, 'The app didn’t come up.')]);
  page.progress(2);
  await slack.waitForSocket({ timeout: onThisMachine(30_000) });
  page.progress(3);
  say(sayMakingPersonas(isHouse));
  await makePersonas(slack, isHouse);
  page.progress();
}

export async function late(milliseconds: number, words: string): Promise<never> {
  await sleep(milliseconds, undefined, { ref: false });
  throw new Error(words);
}
