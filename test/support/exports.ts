import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, onTestFinished } from 'vitest';
import type { RecapExport } from '../../services/notes/destinations/recap-export.ts';
import { openWebhook, packWebhook } from '../../services/notes/destinations/webhook.ts';
import { noteDestinations, recapExports } from '../../services/store/schema/destinations.ts';
import { createSecretCipher } from '../../services/store/secret-cipher.ts';
import { onThisMachine } from '../on-this-machine.ts';
import { type MailServer, startMailServer } from '../sandbox/mail/service.ts';
import { type Notion, startNotion } from '../sandbox/notion/service.ts';
import type { StoredMessage } from '../sandbox/slack/messages.ts';
import { renderMessage } from '../sandbox/slack/render-text.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../sandbox/webhook/service.ts';
import { goLive, letInAtOnce, press } from './slack-acts.ts';
import { startWorld, type World } from './world.ts';

export type CopiesWorld = World & {
  mail: MailServer;
  notion: Notion;
  hook: WebhookReceiver;
  /** Types `/pika …` in #general; only that person reads the answer. */
  type(text: string, user?: string): Promise<string>;
  /** Sends notes to the receiver, and gives the secret that was shown for it. */
  addWebhook(): Promise<string>;
  /** A call that Ada pastes in #general ends, and its notes are there. */
  call(code?: string): Promise<CallThread>;
  exports(): Promise<RecapExport[]>;
};

type CallThread = {
  ts: string;
  meetingId: string;
  /** What the thread says of exports, as soon as it reads so. */
  exports(words: string | RegExp, timeout?: number): Promise<string>;
  /** Presses a button of that message and answers what only the presser is told, or null where nothing is to be told. */
  press(button: string, user?: { id: string }): Promise<void>;
  /** What of ours stands in the thread now. */
  ours(): string[];
};

const key = randomBytes(32);

const theNotes = {
  title: 'Release of 2.0',
  summary: 'Priya and Tom agreed on a date.',
  decisions: ['Ship 2.0 on Friday'],
  action_items: [{ text: 'Write the release notes', owner: 'Priya', due: 'Thursday' }],
  chapters: [{ title: 'Release', start_ms: 60_000, summary: 'When to ship' }],
  participants: [{ name: 'Priya Nair' }, { name: 'Tom' }],
};

type Options = { settings?: Record<string, string>; without?: readonly string[]; notes?: typeof theNotes };

/** A workspace whose notes may go by mail, to Notion and to a webhook, with an emulator of each. */
export async function worldWithDestinations({
  settings = {},
  without = [],
  notes = theNotes,
}: Options = {}): Promise<CopiesWorld> {
  const [mail, notion, hook] = await Promise.all([startMailServer(), startNotion(), startWebhookReceiver()]);
  onTestFinished(async () => {
    await Promise.all([mail.close(), notion.close(), hook.close()]);
    expect([mail.violations, notion.violations, hook.violations]).toEqual([[], [], []]);
  });
  const all: Record<string, string> = {
    ENCRYPTION_KEY: key.toString('base64'),
    SMTP_URL: mail.url,
    MAIL_FROM: 'Stand-in <notes@acme.org>',
    NOTION_TOKEN: notion.token,
    NOTION_API_URL: notion.url,
    ...settings,
  };
  const world = await startWorld({
    pika: { script: letInAtOnce },
    guard: { exempt: [hook.url] },
    settings: Object.fromEntries(Object.entries(all).filter(([name]) => !without.includes(name))),
  });
  const { slack, database } = world;
  const channel = slack.channels.general.id;
  const type = async (text: string, user = slack.users.ada.id) => {
    const said = await slack.command({ user, channel, text });
    expect(said).toMatchObject({ ok: true, responseType: 'ephemeral' });
    return said.text ?? '';
  };
  return Object.assign(world, {
    ...{ mail, notion, hook, type },
    async addWebhook() {
      const said = await type('send notes to <https://hooks.acme.org/canary-of-a-path>');
      const secret = /`(whsec_[^`]+)`/.exec(said)?.[1] ?? '';
      expect(secret, said).not.toBe('');
      await pointAt(world, hook.hook);
      hook.trust(secret);
      return secret;
    },
    call: (code?: string) => callThread(world, notes, code),
    exports: () =>
      database.db.select().from(recapExports).orderBy(recapExports.kind) as Promise<RecapExport[]>,
  });
}

/** No address on this machine may be added: the newest webhook is made to lead here afterwards, past that check. */
async function pointAt({ database: { db } }: World, url: string): Promise<void> {
  const box = createSecretCipher({ kind: 'setting', keys: [key] });
  const rows = await db.select().from(noteDestinations).where(eq(noteDestinations.kind, 'webhook'));
  const row = rows.at(-1);
  const opened = row && openWebhook(box, row);
  if (!row || !opened?.ok) throw new Error('No webhook to point anywhere');
  const encrypted = box.encrypt(packWebhook({ ...opened.value, url }), row.id);
  if (!encrypted.ok) throw new Error(encrypted.problem);
  await db.update(noteDestinations).set({ secret: encrypted.value }).where(eq(noteDestinations.id, row.id));
}

async function callThread(world: World, notes: typeof theNotes, code?: string): Promise<CallThread> {
  const { slack, pika } = world;
  const { ts, session, meeting } = await goLive(world, code ? { code } : {});
  const control = pika.control(session.id);
  control.emit({ type: 'notes.ready', notes });
  control.endCall();
  await world.elapse(0.2);
  const isOurs = (message: StoredMessage) => message.own && message.threadTs === ts;
  const find = (words: string | RegExp, timeout = onThisMachine(30_000)) =>
    slack.waitForMessage(
      (message) => {
        const text = renderMessage(message);
        return isOurs(message) && /Exports of this recap/.test(text) && matches(text, words);
      },
      { current: true, hoping: `the exports to read ${words}`, timeout },
    );
  return {
    ts,
    meetingId: meeting.id,
    exports: async (words, timeout) => renderMessage(await find(words, timeout)),
    async press(button, user = slack.users.ada) {
      expect(await press(world, user, await find(`[${button}]`), button)).toMatchObject({ ok: true });
    },
    ours: () => slack.messages(slack.channels.general.id, ts).filter(isOurs).map(renderMessage),
  };
}

function matches(text: string, words: string | RegExp): boolean {
  return typeof words === 'string' ? text.includes(words) : words.test(text);
}
