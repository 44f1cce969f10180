import { expect, test } from 'vitest';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { type AgentAtWork, agentAtWork } from '../../support/agent-at-work.ts';
import { buttonValueOf, press } from '../../support/slack-acts.ts';

const draft = { to: '#standup', text: 'We ship on Friday.' };

/** Presses Edit and waits for the form. */
async function edit(work: AgentAtWork, user: { id: string }) {
  await work.press(user, await work.card(), 'Edit');
  return work.slack.waitForView((view) => view.user === user.id);
}

test('an edit changes exactly what is then shown and done, and says who edited', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const { ben, cleo } = slack.users;
  const asked = await work.task('post_message', draft);

  const form = await edit(work, ben);
  expect(form).toMatchObject({
    title: 'Post a message',
    inputs: [{ blockId: 'text', label: 'Message', initial: 'We ship on Friday.', multiline: true }],
  });
  const sent = await slack.submitView({
    user: ben.id,
    viewId: form.id,
    values: { text: 'We ship on Monday.' },
  });
  expect(sent).toMatchObject({ ok: true, action: 'close' });

  const card = await work.card('We ship on Monday.');
  expect(renderMessage(card)).not.toContain('Friday');
  expect(renderMessage(card)).toContain('Edited by @Ben');
  expect(slack.messages(slack.channels.standup.id)).toEqual([]);
  await work.press(cleo, card, 'Approve');
  expect(await work.outcome(asked)).toMatchObject({ state: 'done' });
  expect(slack.messages(slack.channels.standup.id).map(({ text }) => text)).toEqual(['We ship on Monday.']);
});

test('a click on the card as it was before the edit approves nothing, and says why', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const { ben, cleo } = slack.users;
  await work.task('post_message', draft);
  const before = await work.card();
  const value = buttonValueOf(before, 'run_approve');
  const form = await edit(work, ben);
  await slack.submitView({ user: ben.id, viewId: form.id, values: { text: 'We ship on Monday.' } });
  const after = await work.card('We ship on Monday.');

  // Cleo's screen still shows the old card: her click carries the old value.
  const old = (actionId: string) => () =>
    slack.press({ user: cleo.id, channel: after.channel, messageTs: after.ts, actionId, value });
  for (const actionId of ['run_approve', 'run_decline', 'run_edit']) {
    expect(await work.told(cleo, old(actionId))).toContain('@Ben edited it');
  }
  expect(slack.openViews(cleo.id)).toEqual([]);
  expect(slack.messages(slack.channels.standup.id)).toEqual([]);
});

test('when two people edit at once, the second form says so and changes nothing', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const { ben, cleo } = slack.users;
  await work.task('post_message', draft);
  const bens = await edit(work, ben);
  const cleos = await edit(work, cleo);

  await slack.submitView({ user: ben.id, viewId: bens.id, values: { text: 'Ben’s words' } });
  const late = await slack.submitView({ user: cleo.id, viewId: cleos.id, values: { text: 'Cleo’s words' } });

  expect(late).toMatchObject({
    action: 'errors',
    errors: { text: expect.stringContaining(`<@${ben.id}> edited it`) },
  });
  await work.card('Ben’s words');
});

test('an edit after the decision changes nothing', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const { ben, cleo } = slack.users;
  const asked = await work.task('post_message', draft);
  const form = await edit(work, cleo);
  await work.press(ben, await work.card(), 'Approve');
  await work.outcome(asked);

  const late = await slack.submitView({ user: cleo.id, viewId: form.id, values: { text: 'Something else' } });

  expect(late.errors?.text).toContain(`<@${ben.id}> has already decided.`);
  expect(slack.messages(slack.channels.standup.id).map(({ text }) => text)).toEqual(['We ship on Friday.']);
});

test('the form says what the tool doesn’t take, and the card stays as it was', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const { ben } = slack.users;
  await work.task('post_message', draft);
  const form = await edit(work, ben);
  const submit = (text: string) => slack.submitView({ user: ben.id, viewId: form.id, values: { text } });

  expect((await submit('x'.repeat(2_801))).errors?.text).toMatch(/^text: .*2800/);
  expect((await submit('\u0000 \n ')).errors?.text).toMatch(/^text: /);
  expect((await submit('&'.repeat(2_800))).errors?.text).toContain('too long');
  expect(slack.openViews(ben.id)).toHaveLength(1);
  expect(renderMessage(await work.card())).toContain('We ship on Friday.');

  expect(await submit('Better.')).toMatchObject({ action: 'close' });
  await work.card('Better.');
});

test('a forged form changes neither the recipient nor another channel’s task', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const { ben, sol } = slack.users;
  await work.task('post_message', draft);
  const form = await edit(work, ben);
  const send = (user: string, metadata: object, values: object) => {
    const payload = {
      type: 'view_submission',
      team: { id: slack.teamId },
      user: { id: user, team_id: slack.teamId },
      api_app_id: slack.appId,
      trigger_id: '1.2.x',
      view: {
        ...form.definition,
        id: form.id,
        private_metadata: JSON.stringify(metadata),
        state: { values },
      },
    };
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded', ...slack.sign(body) };
    return slack.sendRaw({ body, headers });
  };
  const where = JSON.parse(form.privateMetadata);
  const said = (key: string, value: string) => ({ [key]: { [key]: { type: 'plain_text_input', value } } });

  const elsewhere = await send(
    ben.id,
    { ...where, channelId: slack.channels.standup.id },
    said('text', 'no'),
  );
  expect(elsewhere.body).toContain('another channel');
  expect((await send(sol.id, where, said('text', 'no'))).body).toContain('Guests can’t');
  expect((await send(ben.id, { ...where, id: 'nonsense' }, said('text', 'no'))).status).toBe(200);
  // Only fields that the form offers: the recipient is none of them.
  expect((await send(ben.id, where, said('to', '#leads'))).status).toBe(200);
  expect(renderMessage(await work.card())).toContain('*To*\n#standup\n*Message*\nWe ship on Friday.');
  expect(await press(work, sol, await work.card(), 'Edit')).toMatchObject({ ok: true });
  expect(slack.openViews(sol.id)).toEqual([]);
});
