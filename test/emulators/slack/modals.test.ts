import type { App } from '@slack/bolt';
import { expect, test } from 'vitest';
import type { SlackWorkspace } from '../../sandbox/slack/workspace.ts';
import { editForm, plain } from './edit-form.ts';
import { clientOf, httpApp, socketApp, workspace } from './support.ts';

const card = {
  text: 'Send this?',
  blocks: [
    {
      type: 'actions' as const,
      elements: [{ type: 'button' as const, action_id: 'edit', value: 'task-1', text: plain('Edit') }],
    },
  ],
};

/** Opens the form for whoever presses Edit. */
function opensForm(app: App, form: typeof editForm = editForm) {
  app.action('edit', async ({ ack, body, client }) => {
    await ack();
    if ('trigger_id' in body) await client.views.open({ trigger_id: body.trigger_id, view: form });
  });
}

async function openForm(slack: SlackWorkspace) {
  const channel = slack.channels.general.id;
  const { ts } = await clientOf(slack).chat.postMessage({ channel, ...card });
  await slack.press({ user: slack.users.ada.id, channel, messageTs: String(ts), buttonText: 'Edit' });
  return slack.waitForView((view) => view.callbackId === 'edit');
}

for (const mode of ['http', 'socket'] as const) {
  const start = mode === 'http' ? httpApp : socketApp;

  test(`${mode}: a button opens a form; what is submitted reaches the app with the state of every field`, async () => {
    const slack = await workspace();
    const seen: unknown[] = [];
    await start(slack, (app) => {
      opensForm(app);
      app.view('edit', async ({ ack, view, body }) => {
        await ack();
        seen.push([body.user.id, view.private_metadata, view.state.values]);
      });
    });
    const { ada } = slack.users;
    const view = await openForm(slack);
    expect(view).toMatchObject({ user: ada.id, title: 'Edit message' });
    expect(view.inputs.map(({ label, initial }) => [label, initial])).toEqual([
      ['Text', 'Hello Ben'],
      ['Note', ''],
    ]);
    const answer = await slack.submitView({ user: ada.id, viewId: view.id, values: { note: 'soon' } });
    expect(answer).toMatchObject({ ok: true, action: 'close' });
    expect(seen).toEqual([
      [
        ada.id,
        'task-1',
        {
          words: { text: { type: 'plain_text_input', value: 'Hello Ben' } },
          note: { text: { type: 'plain_text_input', value: 'soon' } },
        },
      ],
    ]);
    expect(slack.openViews()).toEqual([]);
    await slack.idle();
    expect(slack.violations).toEqual([]);
  });
}

test('the app may answer a submission with errors, another form, or by closing all', async () => {
  const slack = await workspace();
  const answers = [
    { response_action: 'errors' as const, errors: { words: 'Too short.' } },
    { response_action: 'update' as const, view: { ...editForm, title: plain('Sure?') } },
    { response_action: 'clear' as const },
  ];
  await httpApp(slack, (app) => {
    opensForm(app);
    app.view('edit', async ({ ack }) => ack(answers.shift() ?? { response_action: 'clear' }));
  });
  const { id: viewId, user } = await openForm(slack);
  expect(await slack.submitView({ user, viewId })).toMatchObject({
    action: 'errors',
    errors: { words: 'Too short.' },
  });
  expect(await slack.submitView({ user, viewId })).toMatchObject({
    action: 'update',
    view: { id: viewId, title: 'Sure?' },
  });
  expect(slack.openViews(user)).toMatchObject([{ title: 'Sure?' }]);
  expect(await slack.submitView({ user, viewId })).toMatchObject({ action: 'clear' });
  expect(slack.openViews(user)).toEqual([]);
  expect(slack.violations).toEqual([]);
});

test('errors for a field that is not there are a violation', async () => {
  const slack = await workspace();
  await httpApp(slack, (app) => {
    opensForm(app);
    app.view('edit', async ({ ack }) => ack({ response_action: 'errors', errors: { other: 'No.' } }));
  });
  const { id: viewId, user } = await openForm(slack);
  await slack.submitView({ user, viewId });
  expect(slack.violations).toEqual(['errors of a submission name no input block: other']);
});

test('an open form is changed by its id, unless its hash is old or it was closed', async () => {
  const slack = await workspace();
  await httpApp(slack, (app) => opensForm(app));
  const { id, hash, user } = await openForm(slack);
  const client = clientOf(slack);
  const view = { ...editForm, title: plain('Changed') };
  await client.views.update({ view_id: id, hash, view });
  expect(slack.openViews(user)).toMatchObject([{ id, title: 'Changed' }]);
  await expect(client.views.update({ view_id: id, hash, view })).rejects.toMatchObject({
    data: { error: 'hash_conflict' },
  });
  await slack.closeView({ user, viewId: id });
  await expect(client.views.update({ view_id: id, view })).rejects.toMatchObject({
    data: { error: 'not_found' },
  });
  expect(slack.violations).toEqual([]);
});

test('the person’s own Slack refuses what the form does not allow', async () => {
  const slack = await workspace();
  await httpApp(slack, (app) => opensForm(app));
  const { id: viewId, user } = await openForm(slack);
  const submit = (values: Record<string, string>) => slack.submitView({ user, viewId, values });
  await expect(submit({ words: '' })).rejects.toThrow('“Text” is empty');
  await expect(submit({ words: 'x'.repeat(21) })).rejects.toThrow('longer than 20');
  await expect(submit({ colour: 'red' })).rejects.toThrow('no field colour; it has: words, text, note');
  await expect(slack.submitView({ user: slack.users.ben.id, viewId })).rejects.toThrow(/is open before/);
});

test('a view that asks for it hears that it was closed', async () => {
  const slack = await workspace();
  const closed: string[] = [];
  await httpApp(slack, (app) => {
    opensForm(app, { ...editForm, ...{ notify_on_close: true } });
    app.view({ callback_id: 'edit', type: 'view_closed' }, async ({ ack, view }) => {
      await ack();
      closed.push(view.private_metadata);
    });
  });
  const { id: viewId, user } = await openForm(slack);
  expect(await slack.closeView({ user, viewId })).toMatchObject({ ok: true });
  expect(closed).toEqual(['task-1']);
});

test('what is pressed in a form comes with the form; another one stands above it, three at most', async () => {
  const slack = await workspace();
  const seen: unknown[] = [];
  const buttons = { type: 'actions' as const, elements: card.blocks[0]?.elements ?? [] };
  const withButton = { ...editForm, blocks: [...editForm.blocks, buttons] };
  await httpApp(slack, (app) => {
    app.action('edit', async ({ ack, body, client }) => {
      await ack();
      if (!('trigger_id' in body)) return;
      const inView = 'view' in body && body.view !== undefined;
      seen.push([inView, 'channel' in body, inView && body.view?.private_metadata]);
      const view = { trigger_id: body.trigger_id, view: withButton };
      await (inView ? client.views.push(view) : client.views.open(view)).catch((error) =>
        seen.push(error.data.error),
      );
    });
  });
  const { user, ...first } = await openForm(slack);
  const press = (viewId: string) => slack.pressInView({ user, viewId, buttonText: 'Edit' });
  const above = async (id: string) => {
    await press(id);
    return slack.waitForView(({ previousId }) => previousId === id);
  };
  const second = await above(first.id);
  await expect(press(first.id)).rejects.toThrow('does not see');
  const third = await above(second.id);
  await press(third.id);
  await expect.poll(() => seen.at(-1)).toBe('push_limit_reached');
  expect(seen.slice(0, 2)).toEqual([
    [false, true, false],
    [true, false, 'task-1'],
  ]);
  expect(slack.openViews()).toHaveLength(3);
});
