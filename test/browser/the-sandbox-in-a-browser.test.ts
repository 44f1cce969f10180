import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { onThisMachine } from '../on-this-machine.ts';
import { type OpenSandbox, openInBrowser } from '../sandbox/browser/open-in-browser.ts';
import { standup } from '../sandbox/pikastream/scripts/standup.ts';
import type { Scene } from '../sandbox/runner/scene.ts';
import { expectAccessible } from './accessible.ts';
import '../support/provided.ts';

const chromium = inject('chromium');
/** Somewhere else than this machine. */
const there = { timezoneId: 'Asia/Tokyo', locale: 'en-GB' } as const;

/** All that is said in the standup; then it goes on, until the test ends it. */
const steps = standup.steps.filter(
  (step) => !('end' in step || ('event' in step && step.event.type === 'participant.left')),
);
const script = { ...standup, steps };

// One world for all of them, in this order: a person tries the sandbox from its first second.
describe.skipIf(!chromium)('somebody opens the sandbox in a browser', () => {
  let opened: OpenSandbox;
  let scene: Scene;
  const page = () => opened.page;
  const button = (name: string | RegExp) => page().getByRole('button', { name, exact: true });
  const thread = () => page().getByRole('complementary', { name: 'Thread' });
  const dialog = () => page().getByRole('dialog');
  const focused = () => page().evaluate(() => document.activeElement?.textContent);

  beforeAll(async () => {
    const viewer = { ...there, viewport: { width: 1280, height: 800 } };
    opened = await openInBrowser({ executablePath: String(chromium), speed: 5, viewer, script });
  });
  afterAll(() => opened?.close());

  test('what is being done is on the page within 200 ms, before the app runs', async () => {
    await expect.poll(() => page().getByText('Emulate Slack and PikaStream').isVisible()).toBe(true);
    await page().reload();
    const painted = await page().evaluate(async () => {
      const seen = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
      while (seen() === undefined) await new Promise((resolve) => requestAnimationFrame(resolve));
      return seen();
    });
    expect(painted).toBeLessThan(onThisMachine(200));
  });

  test('the steps are told as they are done, until everything can be tried', {
    timeout: onThisMachine(60_000),
  }, async () => {
    scene = await opened.start();
    await page().getByRole('link', { name: 'standup' }).waitFor();
    expect(await page().getByText('Make two personas').count()).toBe(0);
  });

  test('a button in what one person alone sees opens its form', async () => {
    const write = page().getByRole('textbox', { name: 'Message #standup' });
    await write.fill('/pika connect');
    await write.press('Enter');
    await button('New key…').click();
    await dialog().getByRole('heading', { name: 'Connect an agent' }).waitFor();
    await page().keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
  });

  test('a pasted link becomes a call with a face, approvals, and a recap in its thread', async () => {
    const write = page().getByRole('textbox', { name: 'Message #standup' });
    await write.fill('Morning! https://meet.google.com/abc-defg-hij as Relay');
    await write.press('Enter');
    await page().getByRole('main').getByRole('listitem').filter({ hasText: '👀 1' }).waitFor();
    await button('Join now').click();
    await page().getByText('Nobody is in the call yet.').waitFor();
    await button('Let in').click();

    const call = page().getByRole('region', { name: 'The call' });
    await call.getByText('Relay (AI, takes notes)', { exact: true }).waitFor();
    await call.getByText('Priya Nair').first().waitFor();
    await call.locator('.caption').waitFor();
    const face = call.locator('.persona img').last();
    expect(await face.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(100);

    await thread().getByText('Is there a release freeze on Thursday?').waitFor();
    const reply = thread().getByRole('textbox', { name: 'Reply' });
    await reply.fill('No freeze.');
    await reply.press('Enter');
    await thread().getByText('Answered by').waitFor();
    await thread()
      .locator('article', { hasText: 'Search index: the switch' })
      .getByRole('button', { name: 'Approve' })
      .click();
    await thread().getByText('Done, approved by').first().waitFor();
    for (const { id } of scene.pika.liveSessions()) scene.pika.control(id).endCall();
    await thread().getByText('Engineering standup').first().waitFor();
    await thread().getByText('Action items').first().waitFor();
    expect(await call.isVisible()).toBe(false);
    await expectAccessible(page());
    // What a screen reader is told of new messages has people's names and the reader's own times.
    expect(await page().locator('#news').textContent()).not.toMatch(/<@|<!date|<http/);
  });

  test('times are in the viewer’s zone', async () => {
    const time = thread().locator('article time').first();
    const sent = new Date(String(await time.getAttribute('datetime')));
    const format = { timeStyle: 'short', timeZone: there.timezoneId } as const;
    expect(await time.textContent()).toBe(sent.toLocaleTimeString(there.locale, format));
  });

  test('what somebody writes stays text', async () => {
    const text =
      '&lt;img src="x" onerror="alert(1)"&gt; *&lt;b&gt;bold&lt;/b&gt;* <javascript:alert(1)|click>';
    await scene.slack.post({ channel: scene.slack.channels.standup.id, text });
    const message = page().getByRole('main').locator('article').last();
    await message.getByText('<b>bold</b>').waitFor();
    expect(await message.locator('.body').evaluate((body) => body.querySelectorAll('img, b, a').length)).toBe(
      0,
    );
  });

  test('the Home tab leads to a recap, and its buttons and forms work by keyboard', async () => {
    await page().getByRole('link', { name: 'Stand-in' }).click();
    await page().getByRole('heading', { name: 'What you missed' }).waitFor();
    await page().getByRole('link', { name: 'Engineering standup' }).waitFor();
    await expectAccessible(page());

    const send = button('Send Stand-in…');
    await send.focus();
    await page().keyboard.press('Enter');
    await dialog().getByRole('heading', { name: 'Send Stand-in' }).waitFor();
    const link = dialog().getByRole('textbox', { name: 'Link of the call' });
    await expect.poll(() => link.evaluate((field) => field === document.activeElement)).toBe(true);
    await expectAccessible(page());
    await page().keyboard.type('no link');
    const channel = dialog().getByRole('combobox', { name: 'Thread and recap go to' });
    await channel.selectOption('#general');
    await link.press('Enter');
    await dialog().locator('.error:not(:empty)').first().waitFor();
    expect(await link.getAttribute('aria-invalid')).toBe('true');
    // However often Tab is pressed, the focus stays in the form or the browser's own bar.
    for (let tabs = 0; tabs < 12; tabs += 1) {
      await page().keyboard.press('Tab');
      const isInside = await page().evaluate(
        () => document.activeElement?.closest('dialog, body')?.localName,
      );
      const outside = await page().evaluate(() => document.activeElement?.matches('#side *, #main *'));
      expect([isInside === 'dialog' || isInside === 'body', outside]).toEqual([true, false]);
    }
    await page().keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    await expect.poll(focused).toBe('Send Stand-in…');
  });

  test('a confirmation can be declined and given by keyboard, and a menu chosen from', async () => {
    await button('Send Stand-in…').click();
    await dialog()
      .getByRole('textbox', { name: 'Link of the call' })
      .fill('https://meet.google.com/xyz-abcd-efg');
    await dialog().getByRole('combobox', { name: 'Thread and recap go to' }).selectOption('#general');
    await dialog().getByRole('button', { name: 'Send' }).click();
    await dialog().waitFor({ state: 'hidden' });
    await button('Stop').focus();
    await page().keyboard.press('Enter');
    await dialog().getByRole('heading', { name: 'Leave the call?' }).waitFor();
    await page().keyboard.press('Escape');
    await expect.poll(focused).toBe('Stop');
    await page().keyboard.press('Enter');
    await dialog().getByRole('heading', { name: 'Leave the call?' }).waitFor();
    // The call goes on meanwhile, and its tab is shown again.
    const { id: ada } = scene.slack.users.ada;
    const before = scene.slack.home(ada);
    await scene.slack.openHome(ada);
    await expect.poll(() => scene.slack.home(ada)).not.toBe(before);
    await dialog().getByRole('button', { name: 'Yes' }).press('Enter');
    await page().getByText('No calls right now.').waitFor();

    await button('Personas').click();
    await dialog().getByRole('button', { name: 'More actions' }).first().press('Enter');
    await page().keyboard.press('ArrowDown');
    expect(await focused()).toBe('Picture…');
    await page().keyboard.press('Enter');
    await dialog().getByRole('heading', { name: 'Picture' }).waitFor();
    await page().keyboard.press('Escape');
    await dialog().getByRole('heading', { name: 'Personas' }).waitFor();
    await page().keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
  });

  test('the app is killed on purpose, comes back, and answers', async () => {
    const pid = scene.app.pid();
    await button('Break something').click();
    await page().getByRole('menuitem', { name: 'Kill the app' }).click();
    await page().getByText('The app was killed').waitFor();
    await page()
      .getByText('The app is back')
      .waitFor({ timeout: onThisMachine(30_000) });
    expect(scene.app.pid()).not.toBe(pid);

    await page().getByRole('link', { name: 'leads' }).click();
    const write = page().getByRole('textbox', { name: 'Message #leads' });
    await write.fill('/pika help');
    await write.press('Enter');
    await page().getByText('Only visible to you').waitFor();
  });

  test('an empty wallet makes a call wait, and a top-up lets it go on', async () => {
    await button('Break something').click();
    await page().getByRole('menuitem', { name: 'The wallet is empty' }).click();
    const write = page().getByRole('textbox', { name: 'Message #leads' });
    await write.fill('https://meet.google.com/ddd-abcd-efg');
    await write.press('Enter');
    await page().getByRole('link', { name: '1 reply' }).click();
    await button('Join now').click();
    await thread()
      .getByText(/Top up/)
      .first()
      .waitFor();
    await page()
      .getByRole('status')
      .getByRole('button', { name: /Top up/ })
      .click();
    await button('Let in').waitFor({ timeout: onThisMachine(30_000) });
  });

  test('with Slack slow or PikaStream down, the page says what happens and when it is over', async () => {
    const broken = page().getByRole('status');
    const breaks = async (what: string) => {
      await button('Break something').click();
      await page().getByRole('menuitem', { name: what }).click();
    };
    await breaks('Slack gets slow');
    await broken.getByText('Every answer from Slack takes 2.5 s.').waitFor();
    await broken.getByRole('button', { name: 'End it now' }).click();
    await broken.getByText('Slack is fast again.').waitFor();

    await breaks('PikaStream answers 522');
    await broken.getByText('answers every call with an error page').waitFor();
    const write = page().getByRole('textbox', { name: 'Message #leads' });
    await write.fill('now: https://meet.google.com/eee-abcd-efg');
    await write.press('Enter');
    await broken.getByText('PikaStream answers again.').waitFor({ timeout: onThisMachine(30_000) });
  });

  test('on a phone there is one pane at a time, and nothing hangs over', async () => {
    await page().setViewportSize({ width: 390, height: 844 });
    const isWhole = () => page().evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
    expect(await thread().isVisible()).toBe(true);
    expect(await isWhole()).toBe(true);
    await button('Back').click();
    await page().getByRole('textbox', { name: 'Message #leads' }).waitFor();
    expect([await thread().isVisible(), await isWhole()]).toEqual([false, true]);
    await button('Channels').click();
    await page().getByRole('link', { name: 'general' }).click();
    await page().getByRole('textbox', { name: 'Message #general' }).waitFor();
    await expectAccessible(page());
  });

  test('neither the browser nor Slack had anything to complain of', () => {
    expect(opened.complaints).toEqual([]);
    expect(scene.slack.violations).toEqual([]);
  });
});
