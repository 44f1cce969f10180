import { expect, test } from 'vitest';
import type { NewEvent } from '../../sandbox/pikastream/session-event.ts';
import type { StoredMessage } from '../../sandbox/slack/messages.ts';
import { comesIn, paste } from '../../support/conversation.ts';
import { push, webhookSecret } from '../../support/pushing.ts';
import { isPlan } from '../../support/slack-writes.ts';
import { startWorld, type World } from '../../support/world.ts';

const settings = { PIKASTREAM_WEBHOOK_SECRET: webhookSecret };
const ping = '<!channel> <!here> <@U0BEN00001> <#C0STANDUP1> <https://evil.com|Pay here> & co';
const nasty = `Eve\r\n\u001B[31mroot\u001B[0m \u0000\u0007\u202Egnp.exe \uD800 ${'x'.repeat(50_000)}`;
const links = [
  { title: 'Run me', url: 'javascript:alert(document.domain)' },
  { title: 'https://accounts.google.com', url: 'https://evil.com/login|https://accounts.google.com>' },
  { title: `${ping}\n${nasty}`, url: 'https://docs.example/a' },
  { title: 'Password inside', url: 'https://accounts.google.com@evil.com/' },
  { title: 'Local file', url: 'file:///etc/passwd' },
];

/** What a terminal or a reader's eye could be fooled by: control characters, lone surrogates, reversed text. */
const harmful = /[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]|\p{Surrogate}/u;
/** Only links of ours are markup: whole, to a page, with their host beside them. */
const ownLink = /<https?:\/\/[^\s<>|]+\|[^<>|]+> \([\w.-]+\)/g;

function oursIn({ slack }: World, channel: string): StoredMessage[] {
  return slack.journal.entries.flatMap((entry) =>
    entry.kind === 'message' && entry.message.own && entry.message.channel === channel ? [entry.message] : [],
  );
}

/** Everything in a message that Slack parses for markup, and everything that it shows as it is. */
function textsOf(message: StoredMessage): { parsed: string[]; shown: string[] } {
  const parsed = [message.text];
  const shown: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { type, text } = value as { type?: unknown; text?: unknown };
    if (type === 'mrkdwn') parsed.push(String(text));
    for (const part of Object.values(value)) typeof part === 'string' ? shown.push(part) : walk(part);
  };
  walk(message.blocks);
  return { parsed, shown: [...shown, message.text] };
}

async function aHostileCall(world: World, refuse: readonly string[]) {
  world.slack.faults.refuseBlocks(refuse);
  const thread = await paste(world);
  const { session } = await comesIn(world, thread);
  const task = (id: string, words: string) => ({
    id,
    kind: 'document' as const,
    title: words,
    requested_by: words,
    detail: words,
    output: words,
    error: words,
    links,
  });
  const events: NewEvent[] = [
    { type: 'task.created', task: task(`ping ${ping}`, ping) },
    { type: 'task.updated', task: task(nasty.slice(0, 300), `${nasty} ${ping}`) },
    { type: 'task.completed', task: { ...task('long', `${ping}\n${nasty}`), error: undefined } },
    { type: 'task.failed', task: task('evil', `Failed ${ping}`) },
  ] as NewEvent[];
  for (const event of events) expect(await push(world, session.id, event)).toBe(202);
  await thread.reads('4 tasks: 1 done, 1 failed, 1 in progress, 1 pending');
  await thread.reads('*Failed:*');
  await thread.reads('*Done:*');
  return thread;
}

for (const [form, refuse] of [
  ['as a plan', []],
  ['in sections', ['plan', 'task_card']],
] as const) {
  test(`hostile names, titles, outcomes and links, ${form}, stay capped text: nobody is pinged, nothing is unfurled`, async () => {
    const world = await startWorld({ settings });
    const { slack } = world;
    const thread = await aHostileCall(world, refuse);

    const messages = oursIn(world, thread.channel);
    expect(messages.some(isPlan)).toBe(form === 'as a plan');
    for (const message of messages) {
      const { parsed, shown } = textsOf(message);
      for (const text of parsed.filter((words) => /task|Done|Failed/.test(words))) {
        expect(text.replaceAll(ownLink, '')).not.toMatch(/[<>]/);
      }
      for (const text of shown) {
        expect(text).not.toMatch(harmful);
        expect(text).not.toMatch(/javascript:|file:\/\/|@evil/);
        expect(text.length).toBeLessThan(4_000);
      }
    }
    // A title that names another page than its own does not stand alone.
    expect(JSON.stringify(messages.map(({ blocks }) => blocks))).toMatch(
      /https:\/\/accounts\.google\.com>? \(evil\.com\)/,
    );
    // The words themselves are there to be read.
    expect(thread.ours().join('\n')).toContain('<!channel> <!here>');

    const posts = slack.journal.entries.flatMap((entry) =>
      entry.kind === 'api' && entry.method === 'chat.postMessage' ? [entry.args] : [],
    );
    expect(posts.map((args) => `${args.unfurl_links} ${args.unfurl_media}`)).toEqual(
      posts.map(() => 'false false'),
    );
    expect(posts.every((args) => args.channel === thread.channel)).toBe(true);
    const parsedBlocks = JSON.stringify(posts).match(/\{"type":"mrkdwn"[^}]*\}/g) ?? [];
    expect(parsedBlocks.every((block) => block.includes('"verbatim":true'))).toBe(true);
    // Nor does the log take 50 kB of a name.
    expect(Math.max(...world.log.map((entry) => JSON.stringify(entry).length))).toBeLessThan(20_000);
  });
}
