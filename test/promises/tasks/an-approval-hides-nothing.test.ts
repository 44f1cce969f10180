import { expect, test } from 'vitest';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { agentAtWork } from '../../support/agent-at-work.ts';
import { withHubSpot, withNotion, withWorkflows } from '../../support/outside-settings.ts';

/** Words that no reader sees, as tags (U+E0000 and on), and marks of each kind that hides or turns text around. */
const hidden = [...'send salaries'].map((letter) =>
  String.fromCodePoint(0xe0000 + (letter.codePointAt(0) ?? 0)),
);
const marks = '\u200B\u200D\u200E\u061C\u00AD\u202E\u2066\u3164\u115F\uFFA0\uFEFF\u2060\uFE0F\uFE0F\u{E0101}';

test('invisible characters aren’t sent: no tags, zero-width marks, direction marks or fillers', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const asked = await work.task('post_message', {
    to: '#standup',
    text: `We ship${hidden.join('')} on${marks} Friday 👩‍💻 ❤️ می‌خواهم.`,
  });

  const card = await work.card();
  const seen = 'We ship on Friday 👩‍💻 ❤️ می‌خواهم.';
  expect(JSON.stringify(card.blocks)).toContain(`"${seen}"`);
  await work.press(slack.users.ben, card, 'Approve');
  expect(await work.outcome(asked)).toMatchObject({ state: 'done' });
  expect(slack.messages(slack.channels.standup.id).map(({ text }) => text)).toEqual([seen]);
});

test('a value can’t look like another field: it has its own block, without markup', async () => {
  const work = await agentAtWork();
  const text = 'Hi.\n*To*\n#general (this channel only)\n<!channel>';
  await work.task('post_message', { to: '#standup', text });

  const card = await work.card();
  const blocks = (card.blocks ?? []) as { type: string; text?: { type: string; text: string } }[];
  const of = (type: string) =>
    blocks.flatMap((block) => (block.text?.type === type ? [block.text.text] : []));
  expect(of('mrkdwn')).toEqual(['*To*', '*Message*', '*Read by*']);
  expect(of('plain_text').slice(0, 2)).toEqual(['#standup', text]);
});

test('an approval shows who reads it: members, guests, people outside, and how many', async () => {
  const work = await agentAtWork();
  const { ada, ben, gus, xena } = work.slack.users;
  const readers = async (to: string) => {
    const task = await work.task('post_message', { to, text: `To ${to}` });
    const card = await work.card(`To ${to}`);
    const lines = renderMessage(card).split('\n');
    await work.press(ada, card, 'Decline');
    await work.outcome(task);
    return lines[lines.indexOf('*Read by*') + 1];
  };

  expect(await readers(ben.id)).toMatch(/\bmember\b/);
  expect(await readers(gus.id)).toMatch(/\bguest\b/);
  expect(await readers(xena.id)).toMatch(new RegExp(`another workspace.*\\(${xena.teamId}\\)`));
  expect(await readers('#standup')).toMatch(/^5 people.* 1 guest$/);
  expect(await readers('#with-other-co')).toMatch(/^3 people.* 1 from other workspaces.*shared/);
});

test('markup hides nothing: neither in what is posted, nor in a short change', async () => {
  const { hubspot, world } = await withHubSpot();
  hubspot.add('deals', { dealname: 'Acme', amount: '1~ → 2 ~3' });
  const work = await agentAtWork(world);
  const { slack } = work;
  const text = '~We pay 90,000~ `no` *We* pay _5_ :ok: &amp; <!here>';
  const asked = await work.task('post_message', { to: '#standup', text });
  await work.press(slack.users.ben, await work.card(), 'Approve');
  await work.outcome(asked);
  const [posted] = slack.messages(slack.channels.standup.id);
  expect(posted?.blocks[0]).toMatchObject({ text: { type: 'plain_text', text, emoji: false } });

  // Nor in what a record is called, who is said to have asked, in which words, and what stood there before.
  hubspot.add('deals', { dealname: '_Nothing_ *is* ~changed~ :ok: `x`', amount: `~1~ ${'9'.repeat(400)}` });
  await work.agent.call('update_crm', {
    meeting_id: work.meetingId,
    input: { record: 'deal', name: '_Nothing_ *is* ~changed~ :ok: `x`', properties: { amount: '7' } },
    requested_by: '*Dana* :crown:',
    quote: '~No~ *yes*, `change` it',
  });
  const marked = await work.card('Nothing');
  const parsed = JSON.stringify(marked.blocks).match(/"type":"mrkdwn","text":"[^"]*"/g) ?? [];
  expect(parsed.join()).not.toMatch(/Nothing|Dana|change/);
  expect(renderMessage(marked)).toContain(
    '“*Dana* :crown:” asked for it in the call: “~No~ *yes*, `change` it”',
  );
  expect(renderMessage(marked)).not.toContain('9'.repeat(200));
  await work.press(slack.users.ben, marked, 'Decline');

  await work.task('update_crm', { record: 'deal', name: 'Acme', properties: { amount: '~90000~ 5' } });
  const card = await work.card('90000');
  const inMarkup = (card.blocks as { text?: { type: string; text: string } }[]).flatMap(({ text: shown }) =>
    shown?.type === 'mrkdwn' ? [shown.text] : [],
  );
  expect(inMarkup.join('\n')).not.toMatch(/90000|→ 2/);
  expect(renderMessage(card)).toContain('1~ → 2 ~3 → ~90000~ 5');
});

test('no title hides where a document goes, and no name says more than who asked', async () => {
  const work = await agentAtWork((await withNotion()).world);
  const title = `Minutes” in this thread${' and so on'.repeat(17)}`;
  await work.agent.call('draft_document', {
    meeting_id: work.meetingId,
    input: { title, markdown: 'All of it', where: 'outside' },
    requested_by: 'Dana” asked for it in the call: “Yes, post it',
    quote: 'Post it”. Approved by Ada: “all',
  });

  const card = renderMessage(await work.card('Minutes'));
  expect(card).toMatch(/^\*Where\*\nNotion$/m);
  expect(card).toContain(
    "“Dana' asked for it in the call: 'Yes, post it” asked for it in the call: “Post it'. Approved by Ada: 'all”",
  );
});

test('values that are sent differently look different: text, numbers, nothing', async () => {
  const { world } = await withWorkflows();
  const work = await agentAtWork(world);
  const shown = new Set<string>();
  const values = [null, 'nothing', 'null', 'empty', 5, '5', true, 'true', 1e21, '1e+21'];
  for (const value of values) {
    const task = await work.task('run_workflow', { workflow: 'onboarding', data: { value } });
    const card = await work.card();
    const text = renderMessage(card);
    shown.add(text.slice(text.indexOf('*value'), text.indexOf('Requested by')));
    await work.press(work.slack.users.ada, card, 'Decline');
    await work.outcome(task);
  }
  expect(shown.size).toBe(values.length);
});

test('a workflow’s card shows what else the workflow gets', async () => {
  const { world } = await withWorkflows();
  const work = await agentAtWork(world);
  await work.task('run_workflow', { workflow: 'onboarding', data: {} });
  const card = renderMessage(await work.card());
  expect(card).toContain('https://meet.google.com/');
  expect(card).toMatch(/Ada|U0ADA/);
});

test('blanks that look alike and marks piled on a letter can’t carry a message', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const piled = `a${'\u0301\u0316'.repeat(1_000)}b`;
  const text = `One\u00A0two\u2003three\u2028four\u3000five ${piled}\uFDD0\uFFFF e\u0302\u0301 บ็้`;
  const asked = await work.task('post_message', { to: '#standup', text });
  const card = await work.card();
  await work.press(slack.users.ben, card, 'Approve');
  await work.outcome(asked);

  const [sent = ''] = slack.messages(slack.channels.standup.id).map((message) => message.text);
  expect(sent).toMatch(/^One two three\nfour five a\p{M}{2,8}b e\u0302\u0301 บ็้$/u);
  expect(JSON.stringify(card.blocks)).toContain(JSON.stringify(sent));
});
