import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { onThisMachine } from '../../on-this-machine.ts';
import type { MeetingScript } from '../pikastream/meeting-script.ts';
import { makeReady } from '../runner/make-ready.ts';
import { openPage } from '../runner/page/serve-page.ts';
import { type Scene, startScene } from '../runner/scene.ts';

export type OpenSandbox = {
  page: Page;
  /** What the browser complained of. */
  complaints: string[];
  /** Starts all that is behind the page, which is shown before. */
  start(): Promise<Scene>;
  close(): Promise<void>;
};

type Options = {
  executablePath: string;
  /** Meetings are played so many times as fast. */
  speed: number;
  viewer: BrowserContextOptions;
  script?: MeetingScript;
};

/** The sandbox's page in a browser, before anything else is there. Nobody is let into a call but by a click. */
export async function openInBrowser({
  executablePath,
  speed,
  viewer,
  script,
}: Options): Promise<OpenSandbox> {
  // In a container Chromium can't have a sandbox of its own; what it shows is ours.
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const served = await openPage();
  const page = await browser.newPage(viewer);
  page.setDefaultTimeout(onThisMachine(10_000));
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(served.url);
  let scene: Scene | undefined;
  return {
    ...{ page, complaints },
    async start() {
      const ignore = () => {};
      const lobbyMs = onThisMachine(60_000);
      scene = await startScene({
        ...{ speed, player: { kind: 'script' }, page: served, lobbyMs },
        ...{ onLogLine: ignore, onModel: ignore, ...(script && { script }) },
      });
      await makeReady(scene, served, true, ignore);
      return scene;
    },
    async close() {
      await browser.close();
      await scene?.close();
      await scene?.forget();
      await served.close();
    },
  };
}
