import { expect, test } from 'vitest';
import { clientOf, workspace } from './support.ts';

const document_content = { type: 'markdown' as const, markdown: '# Plan\n\n- one' };
const errorOf = (call: Promise<unknown>) =>
  call.then(
    () => 'ok',
    (error) => error.data.error,
  );

test('a canvas is written and opened to a channel', async () => {
  const slack = await workspace();
  const client = clientOf(slack);
  const { standup } = slack.channels;
  const { canvas_id } = await client.canvases.create({ title: 'The plan', document_content });
  await client.canvases.access.set({
    canvas_id: String(canvas_id),
    access_level: 'write',
    channel_ids: [standup.id],
  });
  expect(slack.canvases()).toEqual([
    {
      id: canvas_id,
      title: 'The plan',
      markdown: '# Plan\n\n- one',
      tabOf: undefined,
      permalink: `https://standin-works.slack.com/docs/T0STANDIN1/${canvas_id}`,
      access: { [standup.id]: 'write' },
    },
  ]);
  expect(slack.violations).toEqual([]);
});

test('where canvases are off, or only tabs of channels, Slack says which', async () => {
  const slack = await workspace();
  const { canvases } = clientOf(slack);
  const channel_id = slack.channels.general.id;
  const create = (more = {}) => errorOf(canvases.create({ title: 'Plan', document_content, ...more }));
  slack.faults.limitCanvases('disabled');
  expect(await create()).toBe('canvas_disabled_user_team');
  slack.faults.limitCanvases('free_plan');
  expect(await create()).toBe('free_teams_cannot_create_non_tabbed_canvases');
  expect(await create({ channel_id })).toBe('ok');
  expect(await create({ channel_id })).toBe('free_team_canvas_tab_already_exists');
  slack.faults.clear();
  expect(await create()).toBe('ok');
  expect(slack.violations).toEqual([]);
});

test('access is given to channels or people that are there, never to both, and not to direct messages', async () => {
  const slack = await workspace();
  const { canvases } = clientOf(slack);
  const { ada } = slack.users;
  const canvas_id = String((await canvases.create({})).canvas_id);
  const set = (rest: object) =>
    errorOf(canvases.access.set({ canvas_id, access_level: 'read', channel_ids: ['C0GENERAL1'], ...rest }));
  expect(await set({ canvas_id: 'F0UNKNOWN1' })).toBe('canvas_not_found');
  expect(await set({ channel_ids: ['C0NOWHERE1'] })).toBe('channel_not_found');
  expect(slack.violations).toEqual([]);
  expect(await set({ user_ids: [ada.id] })).toBe('invalid_parameters');
  expect(await set({ channel_ids: [ada.dm] })).toBe('invalid_parameters');
  expect(await set({ access_level: 'admin' })).toBe('invalid_arguments');
  expect(await set({ access_level: 'owner' })).toBe('invalid_arguments');
  expect(slack.violations).toHaveLength(4);
});

test('content is Markdown, and the scope is needed', async () => {
  const slack = await workspace();
  const html = { type: 'html', html: '<p>' } as unknown as typeof document_content;
  expect(await errorOf(clientOf(slack).canvases.create({ document_content: html }))).toBe(
    'invalid_arguments',
  );
  expect(slack.violations).toHaveLength(1);
  const poor = await workspace({ manifest: { oauth_config: { scopes: { bot: ['chat:write'] } } } });
  await expect(clientOf(poor).canvases.create({})).rejects.toMatchObject({
    data: { needed: 'canvases:write' },
  });
});
