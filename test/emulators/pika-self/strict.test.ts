import { expect, onTestFinished, test } from 'vitest';
import { type PikaSelf, type PikaSelfOptions, startPikaSelf } from '../../sandbox/pika-self/service.ts';

async function emulator(options: PikaSelfOptions = {}) {
  const pika = await startPikaSelf({ asStream: false, ...options });
  onTestFinished(pika.close);
  return pika;
}

const right = (pika: PikaSelf) => ({
  authorization: `Bearer ${pika.key}`,
  'content-type': 'application/json',
  accept: 'application/json, text/event-stream',
  'mcp-protocol-version': '2025-06-18',
});

const post = (pika: PikaSelf, body: unknown, headers: Record<string, string> = {}) =>
  fetch(pika.mcpUrl, {
    method: 'POST',
    headers: { ...right(pika), ...headers },
    body: JSON.stringify(body),
  });

const call = (name: string, given: object = {}) => ({
  jsonrpc: '2.0',
  id: 1,
  method: 'tools/call',
  params: { name, arguments: given },
});

test('a tool that reads answers', async () => {
  const pika = await emulator();
  const response = await post(pika, call('identity_persona_read'));
  expect(await response.json()).toMatchObject({ result: { structuredContent: { file: 'identity' } } });
  expect(pika.violations).toEqual([]);
});

test('memory is searched by a keyword and added to; nothing takes a line away', async () => {
  const pika = await emulator();
  const said = async (name: string, given: object) => {
    const { result } = (await (await post(pika, call(name, given))).json()) as {
      result: { content: { text: string }[]; structuredContent?: unknown };
    };
    expect(result.structuredContent).toBeUndefined();
    return result.content[0]?.text;
  };
  expect(await said('identity_memory_search', { query: ' DEMOS ' })).toBe('- Prefers demos on Thursdays');
  expect(await said('identity_memory_search', { query: 'on', top_k: 1 })).toBe(
    '- Prefers demos on Thursdays',
  );
  expect(await said('identity_memory_search', { query: 'demos on Fridays' })).toContain('No matches');
  await said('identity_memory_append', { text: ' We ship on Mondays ', source: 'stand-in' });
  expect(await said('identity_memory_search', { query: 'ship' })).toBe('- [stand-in] We ship on Mondays');
  expect(pika.violations).toEqual([]);
});

test('other tools that write are refused, and so are unknown ones', async () => {
  const pika = await emulator();
  for (const name of ['identity_set_avatar', 'identity_set_voice', 'generate_video']) {
    const response = await post(pika, call(name, { text: 'x' }));
    expect(await response.json()).toMatchObject({ error: { code: -32602 } });
  }
  expect(pika.violations).toHaveLength(3);
  expect(pika.calls).toEqual([]);
});

test.each([
  ['another file', call('identity_persona_read', { file: 'memory' }), {}],
  ['nothing to search for', call('identity_memory_search', { query: '  ' }), {}],
  ['too much to search for', call('identity_memory_search', { query: 'x'.repeat(501) }), {}],
  ['too many lines', call('identity_memory_search', { query: 'x', top_k: 101 }), {}],
  ['nothing to remember', call('identity_memory_append', { text: '' }), {}],
  ['too much to remember', call('identity_memory_append', { text: 'x'.repeat(8_001) }), {}],
  ['a source too long', call('identity_memory_append', { text: 'x', source: 'x'.repeat(65) }), {}],
  ['an argument too many', call('identity_whoami', { verbose: true }), {}],
  ['a list of tools', { jsonrpc: '2.0', id: 1, method: 'tools/list' }, {}],
  ['no JSON-RPC', { method: 'tools/call' }, {}],
  ['another revision', call('identity_whoami'), { 'mcp-protocol-version': '2024-11-05' }],
  ['a session that isn’t there', call('identity_whoami'), { 'mcp-session-id': 'other' }],
  ['JSON alone', call('identity_whoami'), { accept: 'application/json' }],
  ['a key of PikaStream’s kind', call('identity_whoami'), { authorization: 'DevKey dk_emulated_0123456789' }],
] as const)('%s is a violation', async (_, body, headers) => {
  const pika = await emulator();
  await post(pika, body, headers);
  expect(pika.violations).toHaveLength(1);
});

test('a wrong key is refused', async () => {
  const pika = await emulator();
  const response = await post(pika, call('identity_whoami'), { authorization: 'Bearer dk_other' });
  expect(response.status).toBe(401);
});

test('the avatar is a PNG, and a key that is sent for it is a violation', async () => {
  const pika = await emulator();
  const address = `${pika.url}/avatars/ada.png`;
  const bytes = Buffer.from(await (await fetch(address)).arrayBuffer());
  expect(bytes).toEqual(pika.self.avatar);
  expect(pika.violations).toEqual([]);
  await fetch(address, { headers: { authorization: `Bearer ${pika.key}` } });
  expect(pika.violations).toHaveLength(1);
});
