import { describe, expect, type TestContext } from 'vitest';
import { copyFailpoints, type Failpoint } from '../../services/meetings/failpoints.ts';
import { onThisMachine } from '../on-this-machine.ts';
import { startMailServer } from '../sandbox/mail/service.ts';
import { startNotion } from '../sandbox/notion/service.ts';
import { renderMessage } from '../sandbox/slack/render-text.ts';
import { endCall, enterCall } from '../support/played-call.ts';
import { startProcessWorld } from '../support/process-world.ts';

const recovery = { timeout: onThisMachine(25_000) };

describe.concurrent('kill -9 while an export of notes goes out, then another process', (test) => {
  for (const failpoint of copyFailpoints) {
    test(`at ${failpoint}: a mail goes out under one id, however often`, (context) =>
      mailUnderOneId(failpoint, context));
    test(`at ${failpoint}: a page in Notion is made at most once, and shown as uncertain`, (context) =>
      notionUncertain(failpoint, context));
  }
});

async function mailUnderOneId(failpoint: Failpoint, context: TestContext): Promise<void> {
  const mail = await startMailServer();
  context.onTestFinished(mail.close);
  const settings = { SMTP_URL: mail.url, MAIL_FROM: 'notes@acme.org' };
  const { reads } = await dieAndGoOn({ failpoint, settings, command: 'send notes to ana@acme.org' }, context);

  await reads('E-mail to a…@acme.org: sent.');
  const ids = mail.mails.entries.map((received) => received.mail.messageId);
  expect(ids).toHaveLength(failpoint === 'copy.started' ? 1 : 2);
  expect(new Set(ids).size).toBe(1);
  expect(mail.violations).toEqual([]);
}

async function notionUncertain(failpoint: Failpoint, context: TestContext): Promise<void> {
  const notion = await startNotion();
  context.onTestFinished(notion.close);
  const settings = { NOTION_TOKEN: notion.token, NOTION_API_URL: notion.url };
  const command = `send notes to notion ${notion.database.url}`;
  const { reads } = await dieAndGoOn({ failpoint, settings, command }, context);

  await reads('cut off');
  expect(notion.pages).toHaveLength(failpoint === 'copy.started' ? 0 : 1);
  expect(notion.violations).toEqual([]);
}

type Story = { failpoint: Failpoint; settings: Record<string, string>; command: string };

/** A call ends, the first process dies while its notes go out, the time of the try passes, another app takes over. */
async function dieAndGoOn({ failpoint, settings, command }: Story, { onTestFinished }: TestContext) {
  const world = await startProcessWorld({ settings }, onTestFinished);
  const { slack } = world;
  const channel = slack.channels.general.id;
  const first = await world.start({ failpoint });
  expect((await slack.command({ user: slack.users.ada.id, channel, text: command })).text).toContain(
    'recaps go to',
  );
  await slack.post({ channel, text: 'now: https://meet.google.com/abc-defg-hij' });
  await enterCall(world);
  await endCall(world);
  expect(await first.exit).toEqual({ code: null, signal: 'SIGKILL' });
  await world.age(60);
  await world.takeOver();
  return {
    reads: (words: string) =>
      slack.waitForMessage((message) => message.own && renderMessage(message).includes(words), recovery),
  };
}
