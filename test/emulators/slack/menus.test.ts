import { expect, test } from 'vitest';
import { findBlockProblem } from '../../sandbox/slack/blocks/validate.ts';
import { findViewProblem } from '../../sandbox/slack/blocks/view.ts';
import { plain } from './edit-form.ts';
import { clientOf, httpApp, workspace } from './support.ts';

const option = (text: string, value: string) => ({ text: plain(text), value });
const menu = (...options: object[]) => ({ type: 'overflow', action_id: 'menu', options });
const item = (words: string, ...options: object[]) => ({
  type: 'section',
  text: { type: 'mrkdwn', text: words },
  accessory: menu(...options),
});
const two = [option('Take it', 'a:take'), option('Done', 'a:done')];

test('what is chosen from a menu comes as its option, and as no value of its own', async () => {
  const slack = await workspace();
  const chosen: unknown[] = [];
  await httpApp(slack, (app) => {
    app.action('menu', async ({ ack, action }) => {
      chosen.push(action);
      await ack();
    });
  });
  const channel = slack.channels.general.id;
  const blocks = [item('One', ...two), item('Two', option('Take it', 'b:take'))] as never;
  const { ts } = await clientOf(slack).chat.postMessage({ channel, text: 'Items', blocks });
  const [first, second] = slack.messages(channel)[0]?.blocks.map(({ block_id }) => String(block_id)) ?? [];
  const press = { user: slack.users.ben.id, channel, messageTs: String(ts) };

  expect(await slack.press({ ...press, option: 'Done' })).toMatchObject({ ok: true });
  await slack.press({ ...press, option: 'Take it', blockId: String(second) });
  await slack.press({ ...press, option: 'Done', blockId: String(first), value: 'forged' });

  expect(chosen).toMatchObject([
    { type: 'overflow', action_id: 'menu', block_id: first, selected_option: option('Done', 'a:done') },
    { block_id: second, selected_option: option('Take it', 'b:take') },
    { block_id: first, selected_option: option('Done', 'forged') },
  ]);
  expect(chosen[0]).not.toHaveProperty('value');
  expect(chosen[0]).not.toHaveProperty('options');
  await expect(slack.press({ ...press, option: 'Take it' })).rejects.toThrow(/Several options Take it/);
  await expect(slack.press({ ...press, option: 'Fly' })).rejects.toThrow(/No option Fly/);
  await slack.idle();
  expect(slack.violations).toEqual([]);
});

test('what was on the screen can be chosen after the message was edited, as Slack lets people', async () => {
  const slack = await workspace();
  const chosen: unknown[] = [];
  await httpApp(slack, (app) => {
    app.action('menu', async ({ ack, action }) => {
      chosen.push(action);
      await ack();
    });
  });
  const channel = slack.channels.general.id;
  const { chat } = clientOf(slack);
  const { ts } = await chat.postMessage({ channel, text: 'Items', blocks: [item('One', ...two)] as never });
  const [seen] = slack.messages(channel)[0]?.blocks.map(({ block_id }) => String(block_id)) ?? [];
  const edited = [item('One', option('Undo', 'a:undo'))] as never;
  await chat.update({ channel, ts: String(ts), text: 'Items', blocks: edited });

  const press = { user: slack.users.ben.id, channel, messageTs: String(ts), actionId: 'menu' };
  await slack.press({ ...press, blockId: String(seen), option: 'Done', value: 'a:done' });

  expect(chosen).toMatchObject([{ block_id: seen, selected_option: option('Done', 'a:done') }]);
});

test('menus beyond Slack’s limits are refused', () => {
  const says = (...options: object[]) => findBlockProblem([item('One', ...options)])?.messages.join();
  const many = Array.from({ length: 6 }, (_, index) => option('x', String(index)));
  expect(says(...two)).toBeUndefined();
  expect(says()).toContain('no fewer than 1');
  expect(says(...many)).toContain('no more than 5');
  expect(says(option('x'.repeat(76), 'a'))).toContain('less than 76');
  expect(says(option('x', 'a'.repeat(151)))).toContain('less than 151');
  expect(says({ ...option('x', 'a'), text: { type: 'mrkdwn', text: '*x*' } })).toContain('valid enum');
});

test('a form for a person and a day takes only such, and sends them as Slack does', async () => {
  const slack = await workspace();
  const states: unknown[] = [];
  const input = (id: string, element: object) => ({
    type: 'input',
    block_id: id,
    optional: true,
    label: plain(id),
    element: { action_id: id, ...element },
  });
  const view = {
    type: 'modal',
    callback_id: 'assign',
    title: plain('Assign'),
    submit: plain('Save'),
    blocks: [
      input('who', { type: 'users_select', initial_user: slack.users.ada.id }),
      input('day', { type: 'datepicker', initial_date: '2026-11-27' }),
    ],
  };
  await httpApp(slack, (app) => {
    app.action('menu', async ({ ack, body, client }) => {
      await ack();
      if ('trigger_id' in body) await client.views.open({ trigger_id: body.trigger_id, view: view as never });
    });
    app.view('assign', async ({ ack, view: sent }) => {
      states.push(sent.state.values);
      await ack();
    });
  });
  const channel = slack.channels.general.id;
  const { ada, ben, fay } = slack.users;
  const posted = await clientOf(slack).chat.postMessage({
    channel,
    text: 'x',
    blocks: [item('One', ...two)] as never,
  });
  const open = async () => {
    await slack.press({ user: ada.id, channel, messageTs: String(posted.ts), option: 'Done' });
    return (await slack.waitForView((one) => one.user === ada.id)).id;
  };
  const submit = async (values: Record<string, string>) =>
    slack.submitView({ user: ada.id, viewId: await open(), values });

  await submit({ who: ben.id });
  await submit({ who: '', day: '' });
  expect(states).toEqual([
    {
      who: { who: { type: 'users_select', selected_user: ben.id } },
      day: { day: { type: 'datepicker', selected_date: '2026-11-27' } },
    },
    {
      who: { who: { type: 'users_select', selected_user: null } },
      day: { day: { type: 'datepicker', selected_date: null } },
    },
  ]);
  await expect(submit({ who: 'U0NOBODY01' })).rejects.toThrow(/offers no U0NOBODY01/);
  await expect(submit({ who: fay.id })).rejects.toThrow(/offers no/);
  await expect(submit({ day: '2026-02-30' })).rejects.toThrow(/no date/);
  const badDay = [input('day', { type: 'datepicker', initial_date: 'Friday' })];
  expect(findViewProblem({ ...view, blocks: badDay })?.messages.join()).toContain('YYYY-MM-DD');
});

test('everybody is listed in pages, with addresses only where the app may see them', async () => {
  const slack = await workspace({ manifest: { oauth_config: { scopes: { bot: ['users:read'] } } } });
  const listed = await clientOf(slack).users.list({ limit: 4 });
  expect(listed.members).toHaveLength(4);
  const cursor = listed.response_metadata?.next_cursor ?? '';
  const next = await clientOf(slack).users.list({ limit: 4, cursor });
  expect(next.members?.[0]?.id).not.toBe(listed.members?.[0]?.id);
  expect(JSON.stringify(listed)).not.toContain('@standin.example');

  const seeing = await workspace();
  const namesake = seeing.addPerson('U0ADA00002', 'Ada', { email: 'ada.two@standin.example' });
  const { members = [] } = await clientOf(seeing).users.list({});
  const emailOf = (id: string) => members.find((one) => one.id === id)?.profile?.email;
  expect(emailOf(seeing.users.ada.id)).toBe('ada@standin.example');
  expect(emailOf(namesake.id)).toBe('ada.two@standin.example');
  expect(emailOf(seeing.users.calendar.id)).toBeUndefined();
  expect(emailOf(seeing.users.xena.id)).toBeUndefined();
});
