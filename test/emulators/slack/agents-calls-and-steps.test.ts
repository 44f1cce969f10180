import { expect, test } from 'vitest';
import { clientOf, workspace } from './support.ts';

const scopes = ['chat:write', 'assistant:write', 'calls:write'];
const step = {
  title: 'A step',
  description: 'Does it',
  input_parameters: {
    text: { type: 'string', name: 'text', is_required: true },
    who: { type: 'slack#/types/user_context', name: 'who', is_required: false },
  },
  output_parameters: { said: { type: 'string', name: 'said', is_required: true } },
};
const manifest = {
  features: { agent_view: { agent_description: 'An agent' } },
  functions: { a_step: step },
  oauth_config: { scopes: { bot: scopes } },
  settings: {
    socket_mode_enabled: true,
    event_subscriptions: { bot_events: ['agent_session_stopped', 'function_executed'] },
    ...{ interactivity: { is_enabled: true }, org_deploy_enabled: true, function_runtime: 'remote' },
  },
};

const error = (name: string) => ({ data: { error: name } });

test('a session is of a thread, in one of four states, of an app that is an agent', async () => {
  const slack = await workspace({ manifest, retryDelaysMs: [] });
  const { agents } = clientOf(slack);
  const channel = slack.channels.general.id;
  const { ts } = await slack.post({ channel, text: 'hello' });
  const at = { channel_id: channel, thread_ts: ts };
  expect(await agents.sessions.setStatus({ ...at, status: 'processing' })).toMatchObject({
    status: 'processing',
  });
  expect(slack.sessionOf(channel, ts)).toEqual(['processing']);
  await expect(agents.sessions.setStatus({ ...at, status: 'thinking hard' })).rejects.toMatchObject(
    error('invalid_status'),
  );
  await expect(agents.sessions.setStatus({ channel_id: channel, status: 'active' })).rejects.toMatchObject(
    error('thread_ts_required'),
  );
  await expect(
    agents.sessions.setStatus({ ...at, channel_id: slack.channels.elsewhere.id, status: 'active' }),
  ).rejects.toMatchObject(error('not_authorized'));
  await agents.sessions.setStatus({ ...at, status: 'suspended' });
  await expect(slack.stopSession({ user: slack.users.ada.id, channel, threadTs: ts })).rejects.toThrow(
    /no stop button/,
  );
  slack.faults.withoutAgents();
  await expect(agents.sessions.setStatus({ ...at, status: 'active' })).rejects.toMatchObject(
    error('feature_disabled'),
  );
  expect(slack.violations).toHaveLength(2);
});

test('questions are suggested in a DM, without a thread, four at most', async () => {
  const slack = await workspace({ manifest, retryDelaysMs: [] });
  const { assistant } = clientOf(slack);
  const { dm } = slack.users.ada;
  const prompts = Array.from({ length: 4 }, (_, index) => ({ title: `T${index}`, message: `M${index}` }));
  const set = (more: object) => assistant.threads.setSuggestedPrompts({ channel_id: dm, prompts, ...more });
  await set({});
  expect(slack.suggestedIn(dm)).toEqual(prompts);
  await expect(set({ channel_id: slack.channels.general.id })).rejects.toMatchObject(
    error('channel_not_found'),
  );
  await expect(set({ prompts: [...prompts, ...prompts] })).rejects.toMatchObject(error('invalid_arguments'));
  await set({ thread_ts: '1.000001' });
  expect(slack.violations).toHaveLength(2);
});

test('a call is registered by somebody, knows who is in it, and ends once', async () => {
  const slack = await workspace({ manifest, retryDelaysMs: [] });
  const { calls } = clientOf(slack);
  const given = { external_unique_id: 'one', join_url: 'https://meet.google.com/abc-defg-hij' };
  await expect(calls.add({ ...given, created_by: 'U0NOBODY00' })).rejects.toMatchObject(
    error('invalid_created_by'),
  );
  const { call } = await calls.add({ ...given, created_by: slack.users.ada.id });
  const id = String(call?.id);
  const users = [{ external_id: 'p', display_name: 'Pika' }];
  await calls.participants.add({ id, users });
  expect(await calls.participants.add({ id, users })).toMatchObject({ error: 'bad_users' });
  await calls.participants.remove({ id, users });
  await expect(calls.participants.remove({ id, users })).rejects.toMatchObject(error('bad_users'));
  await calls.end({ id, duration: 60 });
  expect(await calls.end({ id })).toMatchObject({ error: 'inactive_call' });
  await expect(calls.participants.add({ id, users })).rejects.toMatchObject(error('inactive_call'));
  expect(slack.calls()).toMatchObject([{ id, duration: 60, isEnded: true }]);
  expect(slack.violations).toEqual([]);
});

test('a workflow’s step takes what its manifest says, and ends once', async () => {
  const slack = await workspace({ manifest, retryDelaysMs: [] });
  const { functions } = clientOf(slack);
  const run = (inputs: Record<string, string>) =>
    slack.runStep({ callbackId: 'a_step', user: slack.users.ada.id, inputs });
  await expect(run({})).rejects.toThrow(/no such step: text/);
  await expect(run({ text: 'x', who: 'U0BEN00001' })).rejects.toThrow(/can't be set/);
  const id = await run({ text: 'x' });
  await expect(functions.completeSuccess({ function_execution_id: id, outputs: {} })).rejects.toMatchObject(
    error('parameter_validation_failed'),
  );
  await functions.completeSuccess({ function_execution_id: id, outputs: { said: 'y' } });
  expect(slack.stepOf(id)).toEqual({ kind: 'succeeded', outputs: { said: 'y' } });
  await expect(functions.completeError({ function_execution_id: id, error: 'no' })).rejects.toMatchObject(
    error('execution_not_in_running_state'),
  );
  await expect(functions.completeError({ function_execution_id: 'Fx0', error: 'no' })).rejects.toMatchObject(
    error('function_execution_not_found'),
  );
  expect(slack.violations).toHaveLength(1);
});
