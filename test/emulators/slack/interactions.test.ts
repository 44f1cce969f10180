import { expect, test } from 'vitest';
import { clientOf, httpApp, socketApp, workspace } from './support.ts';

const stopCard = {
  text: 'In the call',
  blocks: [
    { type: 'section', text: { type: 'mrkdwn', text: '*In the call*' } },
    {
      type: 'actions',
      elements: [
        { type: 'button', action_id: 'stop', value: 'm1', text: { type: 'plain_text', text: 'Stop' } },
        {
          type: 'button',
          action_id: 'extend',
          value: 'm1',
          text: { type: 'plain_text', text: 'Extend 15 min' },
        },
      ],
    },
  ],
};

for (const mode of ['http', 'socket'] as const) {
  const start = mode === 'http' ? httpApp : socketApp;

  test(`${mode}: a command's acknowledgement is what the asker sees`, async () => {
    const slack = await workspace();
    await start(slack, (app) => {
      app.command('/pika', async ({ command, ack }) => {
        await ack({ text: `You said ${command.text}`, response_type: 'ephemeral' });
      });
    });
    const answer = await slack.command({
      user: slack.users.ada.id,
      channel: slack.channels.general.id,
      text: 'status',
    });
    expect(answer).toMatchObject({ ok: true, text: 'You said status', responseType: 'ephemeral' });
    expect(slack.ephemerals).toMatchObject([
      { user: slack.users.ada.id, text: 'You said status', via: 'ack' },
    ]);
  });

  test(`${mode}: a button is found in the message, pressed, and its press acknowledged`, async () => {
    const slack = await workspace();
    const presses: unknown[] = [];
    await start(slack, (app) => {
      app.action('stop', async ({ ack, action, body, respond }) => {
        await ack();
        presses.push(['value' in action && action.value, body.user.id, body.channel?.id]);
        await respond({ text: 'Stopping', response_type: 'ephemeral' });
      });
    });
    const channel = slack.channels.general.id;
    const { ts } = await clientOf(slack).chat.postMessage({ channel, ...stopCard });
    const press = { user: slack.users.ben.id, channel, messageTs: String(ts) };
    expect(await slack.press({ ...press, buttonText: 'Stop' })).toMatchObject({ ok: true });
    const said = await slack.waitForEphemeral((message) => message.via === 'response_url');
    expect(said).toMatchObject({ text: 'Stopping', user: slack.users.ben.id });
    expect(presses).toEqual([['m1', slack.users.ben.id, channel]]);
    await slack.press({ ...press, actionId: 'stop', value: 'someone-elses' });
    expect(presses.at(-1)).toEqual(['someone-elses', slack.users.ben.id, channel]);
    await expect(slack.press({ ...press, buttonText: 'Launch' })).rejects.toThrow(/it has: \[Stop\] stop/);
    await slack.idle();
    expect(slack.violations).toEqual([]);
  });
}

test('a command that is not answered in 3 s ends as Slack ends it', async () => {
  const slack = await workspace({ ackTimeoutMs: 20 });
  await socketApp(slack, (app) => {
    app.command('/pika', async () => undefined);
  });
  const ask = { user: slack.users.ada.id, channel: slack.channels.general.id, text: '' };
  expect(await slack.command(ask)).toMatchObject({ ok: false, error: 'operation_timeout' });
  slack.setRequestUrl('http://127.0.0.1:9/slack/events');
  expect(await slack.command(ask)).toMatchObject({ ok: false, error: 'dispatch_failed' });
});

test('a stranger of Slack Connect presses with another team, and has no commands', async () => {
  const slack = await workspace();
  const teams: unknown[] = [];
  await httpApp(slack, (app) => {
    app.action('stop', async ({ ack, body }) => {
      teams.push(body.user.team_id);
      await ack();
    });
  });
  const channel = slack.channels.shared.id;
  const { ts } = await clientOf(slack).chat.postMessage({ channel, ...stopCard });
  await slack.press({ user: slack.users.xena.id, channel, messageTs: String(ts), actionId: 'stop' });
  expect(teams).toEqual([slack.users.xena.teamId]);
  await expect(slack.command({ user: slack.users.xena.id, channel, text: 'status' })).rejects.toThrow(
    /commands/,
  );
});
