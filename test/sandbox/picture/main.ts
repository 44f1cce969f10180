import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { findChromium, howToGetChromium } from '../browser/find-chromium.ts';
import { openInBrowser } from '../browser/open-in-browser.ts';
import type { MeetingScript, ScriptStep } from '../pikastream/meeting-script.ts';
import { standup } from '../pikastream/scripts/standup.ts';
import { pasteLink, standupCall, winsCall } from '../runner/meeting-watch.ts';
import { hears } from '../runner/standup-requests.ts';

/**
 * Takes the pictures of the README and of docs/personas.md from the sandbox's page, of a meeting at its own speed. They
 * look as they should with the fonts of Debian's fonts-lato and fonts-noto-color-emoji.
 */

const docs = new URL('../../../docs/', import.meta.url);
const executablePath = findChromium();

/** The standup until somebody's odd demand is turned down, and no further: so it stands still for its picture. */
const lastWords = 'waits for approval there';
const script: MeetingScript = { ...standup, steps: stepsUntil(lastWords) };

function stepsUntil(words: string): MeetingScript['steps'] {
  const said = (step: ScriptStep) =>
    'event' in step && step.event.type === 'transcript.segment' ? step.event.segment.text : '';
  const last = standup.steps.findIndex((step) => said(step).includes(words));
  // One approval is enough.
  return standup.steps.slice(0, last + 1).filter((step) => !hears.deal.test(said(step)));
}

async function takePictures(executablePath: string): Promise<void> {
  const viewer = { viewport: { width: 1080, height: 760 }, deviceScaleFactor: 2, locale: 'en-GB' };
  const { page, start, close } = await openInBrowser({ executablePath, speed: 1, viewer, script });
  try {
    const { slack, pika } = await start();
    const letIn = () => page.getByRole('button', { name: 'Let in' }).click();
    const channel = (name: string) => page.getByRole('link', { name }).click();

    await slack.command({ user: slack.users.ada.id, channel: slack.channels.general.id, text: 'personas' });
    await page.getByRole('dialog').waitFor();
    await page.evaluate('document.activeElement.blur()');
    await settled(page);
    await save('personas-window.png', await page.getByRole('dialog').screenshot());
    await page.keyboard.press('Escape');

    await channel('general');
    await pasteLink(slack, winsCall);
    await page.getByRole('link', { name: '1 reply' }).click();
    await letIn();
    await page.locator('#thread').getByText('Ask those teams what was hard').waitFor({ timeout: 60_000 });
    await page.setViewportSize({ width: 1080, height: 900 });
    await page.locator('#thread .messages').evaluate('(list) => list.scrollTo(0, 0)');
    await settled(page);
    await save('persona-thread.png', await page.locator('#thread').screenshot());

    await page.setViewportSize({ width: 1080, height: 720 });
    await channel('standup');
    await pasteLink(slack, standupCall);
    await page.getByRole('link', { name: '1 reply' }).click();
    await letIn();
    await page.getByRole('button', { name: 'Only the call and its thread' }).click();
    await page.getByRole('button', { name: 'Approve' }).waitFor({ timeout: 60_000 });
    await page.locator('.caption', { hasText: lastWords }).waitFor({ timeout: 60_000 });
    await page.mouse.move(0, 0);
    await settled(page);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await save(`call-${colorScheme}.png`, await page.screenshot({ clip: await belowTheTop(page) }));
    }
    for (const { id } of pika.liveSessions()) pika.control(id).endCall();
  } finally {
    await close();
  }
}

/** Pictures are loaded, and what was just sent is drawn. */
async function settled(page: Page): Promise<void> {
  await page.evaluate('document.fonts.ready');
  await page.waitForFunction('[...document.images].every((image) => image.complete)');
  await sleep(300);
}

async function belowTheTop(page: Page) {
  const top = (await page.locator('#top').boundingBox())?.height ?? 0;
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  return { x: 0, y: top, width, height: height - top };
}

/** With a palette: a fifth of the bytes, and nobody sees it. */
async function save(name: string, png: Buffer): Promise<void> {
  const small = await sharp(png).png({ palette: true, colours: 200, effort: 10 }).toBuffer();
  await writeFile(new URL(name, docs), small);
  console.log(`docs/${name}: ${Math.ceil(small.length / 1024)} KB`);
}

if (executablePath) await takePictures(executablePath);
else {
  console.error(`The pictures are taken in Chromium, and there is none. ${howToGetChromium}`);
  process.exitCode = 1;
}
