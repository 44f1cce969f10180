import { expect, test } from 'vitest';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { type AgentAtWork, agentAtWork } from '../../support/agent-at-work.ts';

const attack = '<!channel> <@U0BEN00001> <#C0STANDUP1> <https://evil.com|Pay here> & co';
const escaped =
  '&lt;!channel&gt; &lt;@U0BEN00001&gt; &lt;#C0STANDUP1&gt; &lt;https://evil.com|Pay here&gt; &amp; co';
const live = /<!channel>|<#C0|<@U0BEN|<https:\/\/evil/;
/** What a terminal or a reader's eye could be fooled by: control characters, lone surrogates, reversed text. */
const harmful = /[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]|\p{Surrogate}/u;
const nasty = 'Eve\r\n\u001B[31mroot\u001B[0m \u0000\u0007\u202Egnp.exe \uD800 end';

const nextWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 16);

/** Everything that Slack was given to parse for markup, in any state the thread was in. */
function parsed({ slack }: AgentAtWork): string[] {
  return slack.journal.entries.flatMap((entry) =>
    entry.kind === 'message' && entry.message.own
      ? [entry.message.text, ...textObjects(entry.message.blocks).map(({ text }) => String(text))]
      : [],
  );
}

/** Every text that Slack was given. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** An agent that says the same everywhere it can say anything. */
async function sayEverywhere(work: AgentAtWork, words: string) {
  const { agent, meetingId: meeting_id, slack } = work;
  await agent.call('report_task', {
    meeting_id,
    task_id: words.slice(0, 100),
    title: words,
    requested_by: words,
    detail: words,
    outcome: words,
    status: 'complete',
    kind: 'document',
    links: [{ title: words, url: 'https://example.org/plan' }],
  });
  await work.task('post_message', { text: words });
  await work.task('post_message', { to: '#standup', text: words }, { requested_by: words, quote: words });
  await work.task('draft_document', { title: words, markdown: words });
  await work.task('schedule_follow_up', { title: words, start: nextWeek, time_zone: 'UTC', notes: words });
  const question = agent.call('ask_channel', {
    meeting_id,
    question: words,
    asked_by: words,
    wait_seconds: 40,
  });
  await work.reads('The agent asks');
  await slack.post({ channel: work.channel, user: slack.users.ben.id, threadTs: work.ts, text: words });
  await question;
  await work.reads('Answered by');
  const say = { channel: work.channel, user: slack.users.ben.id, threadTs: work.ts };
  await slack.post({ ...say, text: `<@${slack.botUserId}> ${words}` });
  await agent.call('read_channel_messages', { meeting_id, wait_seconds: 20 });
  await work.reads('agent read it');
  await work.card();
  await work.reads('5 tasks: 4 done, 1 pending');
}

test('pings, disguised links and markup of an agent and of repliers are shown as text, and never unfurled', async () => {
  const work = await agentAtWork();

  await sayEverywhere(work, attack);

  const shown = parsed(work).join('\n');
  // Who answered and who spoke is named by us; nobody else is.
  expect(shown.replaceAll(/<@U0BEN00001> to the agent|Answered by <@U0BEN00001>/g, '')).not.toMatch(live);
  expect(shown.split(escaped).length).toBeGreaterThan(10);
  const posts = work.slack.journal.entries.flatMap((entry) =>
    entry.kind === 'api' && entry.method === 'chat.postMessage' ? [entry.args] : [],
  );
  expect(posts.filter((args) => `${args.unfurl_links} ${args.unfurl_media}` !== 'false false')).toEqual([]);
  const verbatim = textObjects(posts);
  expect(verbatim.length).toBeGreaterThan(10);
  expect(verbatim.filter(({ verbatim: is }) => is !== true)).toEqual([]);
  // In a canvas, `![](@U…)` would ping and `![](https://…)` would unfurl.
  await work.task('draft_document', {
    title: 'x',
    markdown: 'Hi ![](@U0BEN00001) !![](https://evil.com) [acme.org](https://b.org)',
  });
  expect(work.slack.canvases().at(-1)?.markdown).toBe(
    'Hi [] (@U0BEN00001) [](https://evil.com) (evil.com) [acme.org](https://b.org) (b.org)',
  );
  // A link of a task says where it leads, whatever it calls itself.
  const links = work.shown().flatMap((text) => text.match(/\(https:\/\/example\.org\/plan\)/g) ?? []);
  expect(links.length).toBeGreaterThan(0);
  expect(shown).toContain('example.org)');
});

test('newlines, ANSI codes, nulls, reversed text and lone surrogates are stripped everywhere, and logged on one line', async () => {
  const work = await agentAtWork();

  await sayEverywhere(work, nasty);

  const posted = work.slack.journal.entries.flatMap((entry) => {
    if (entry.kind !== 'api' || !/^(chat|canvases|files)\./.test(entry.method)) return [];
    // Metadata is ours to find a post again; nobody is shown it.
    const { metadata: _, ...args } = entry.args;
    return textsOf(args);
  });
  expect(posted.filter((text) => harmful.test(text))).toEqual([]);
  expect(posted.some((text) => text.includes('Eve'))).toBe(true);
  const lines = work.log.map((entry) => JSON.stringify(entry));
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(20_000);
});

test('50 kB of words from the call are capped in the thread', async () => {
  const work = await agentAtWork();
  const { pika, slack } = work;
  const long = `Long ${'x'.repeat(50_000)}`;
  pika.control(work.sessionId).emit({
    type: 'task.completed',
    task: {
      id: 't1',
      kind: 'document',
      title: long,
      requested_by: long,
      detail: long,
      output: long,
      links: [{ title: long, url: 'https://example.org/' }],
    },
  });
  await work.elapse(0.2);

  const done = await work.reads('*Done:* Long xxx');
  expect(done.text.length).toBeLessThan(4_000);
  await work.reads('1 task: 1 done');
  const lengths = slack.messages(work.channel, work.ts).map((message) => JSON.stringify(message).length);
  expect(Math.max(...lengths)).toBeLessThan(15_000);
  // A message of people's to the agent is quoted briefly, and handed over whole.
  const say = { channel: work.channel, user: slack.users.ben.id, threadTs: work.ts };
  await slack.post({ ...say, text: `<@${slack.botUserId}> ${'y'.repeat(30_000)}` });
  expect(renderMessage(await work.reads('@Ben to the agent')).length).toBeLessThan(600);
  const { messages } = await work.agent.call('read_channel_messages', { meeting_id: work.meetingId });
  expect((messages as { text: string }[])[0]?.text).toBe('y'.repeat(30_000));
});

/** Text objects of mrkdwn. */
function textObjects(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(textObjects);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && value.type === 'mrkdwn' ? [value as Record<string, unknown>] : [];
  return [...own, ...Object.values(value).flatMap(textObjects)];
}
