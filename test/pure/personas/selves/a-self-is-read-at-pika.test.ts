import { expect, onTestFinished, test } from 'vitest';
import { createAgent } from '../../../../services/http/agent.ts';
import { createGuardedAgent } from '../../../../services/http/guarded-agent.ts';
import { createAiSelves } from '../../../../services/integrations/pika/ai-selves.ts';
import type { SelfPart, SelfRead } from '../../../../services/personas/ports/ai-self.ts';
import { nobody } from '../../../sandbox/pika-self/self.ts';
import { type PikaSelfOptions, startPikaSelf } from '../../../sandbox/pika-self/service.ts';

type WireOptions = PikaSelfOptions & { ourKey?: string; requestMs?: number };

async function wire({ ourKey, requestMs = 20_000, ...options }: WireOptions = {}) {
  const pika = await startPikaSelf(options);
  const dispatcher = createAgent({ maxAnswerBytes: 512 * 1024, fresh: true });
  const pictures = createGuardedAgent({ exempt: [pika.url] });
  onTestFinished(async () => {
    await Promise.all([dispatcher.destroy(), pictures.destroy()]);
    await pika.close();
  });
  const deadlinesMs = { request: requestMs, avatar: 20_000 };
  const key = ourKey ?? pika.key;
  return { pika, selves: createAiSelves({ url: pika.mcpUrl, key, dispatcher, pictures, deadlinesMs }) };
}

/** The self that was read, or what came instead. */
function selfIn(read: SelfRead) {
  if (read.kind !== 'read') throw new Error(JSON.stringify(read));
  return read.self;
}

const gapOf = (read: SelfRead, part: SelfPart) => selfIn(read).missing.find((gap) => gap.part === part)?.why;

test.each<PikaSelfOptions>([
  { style: 'structured', asStream: true, sessions: false },
  { style: 'structured', asStream: false, sessions: true },
  { style: 'text', asStream: true, sessions: true },
  { style: 'text', asStream: false, sessions: false },
])('a whole self comes: %o', async (options) => {
  const { pika, selves } = await wire(options);
  const self = selfIn(await selves.read());
  expect(self).toMatchObject({
    name: 'Ada Lovelace',
    account: 'Ada Lovelace (ada@acme.org)',
    files: pika.self.files,
    voice: { id: 'voice_ada_20260401090000', platform: 'minimax' },
    missing: [],
  });
  expect(Buffer.from(self.avatar ?? [])).toEqual(pika.self.avatar);
  expect(JSON.stringify(self)).not.toContain('ag_1');
  expect(pika.violations).toEqual([]);
});

test('four tools are called, which only read', async () => {
  const { pika, selves } = await wire({ sessions: true });
  await selves.read();
  expect(pika.calls.map(({ tool, input }) => `${tool} ${JSON.stringify(input)}`).sort()).toEqual([
    'identity_avatar_url {}',
    'identity_persona_read {"file":"identity"}',
    'identity_persona_read {"file":"soul"}',
    'identity_persona_read {"file":"style"}',
    'identity_voice_info {}',
    'identity_whoami {}',
  ]);
  // A session is ended, and no stream is opened.
  expect(pika.journal.entries.at(-1)).toMatchObject({ route: 'end', status: 204 });
  expect(pika.journal.entries.filter(({ method }) => method === 'GET')).toMatchObject([{ route: 'avatar' }]);
  expect(pika.violations).toEqual([]);
});

test('a key without a self', async () => {
  const { pika, selves } = await wire({ self: nobody() });
  expect(await selves.read()).toEqual({ kind: 'no_self' });
  expect(pika.violations).toEqual([]);
});

test('a refused key', async () => {
  const { selves } = await wire({ ourKey: 'dk_another' });
  expect(await selves.read()).toMatchObject({
    kind: 'failed',
    problem: { kind: 'key_refused', status: 401 },
  });
});

test('what is there comes, and what isn’t is listed with the reason', async () => {
  const { pika, selves } = await wire();
  pika.self.avatar = null;
  pika.self.voice = null;
  pika.self.files = { identity: '# IDENTITY.md', soul: ' \n' };
  pika.self.name = undefined;
  const self = selfIn(await selves.read());
  expect(self).toMatchObject({
    name: 'Ada Lovelace (ada@acme.org)',
    files: { identity: '# IDENTITY.md', soul: '', style: '' },
    avatar: null,
    voice: null,
  });
  expect(self.missing).toEqual([
    { part: 'soul', why: { kind: 'none' } },
    {
      part: 'style',
      why: { kind: 'failed', problem: { kind: 'rejected', status: null, detail: 'style not found' } },
    },
    { part: 'avatar', why: { kind: 'none' } },
    { part: 'voice', why: { kind: 'none' } },
  ]);
});

const text = (said: string) => ({ content: [{ type: 'text', text: said }] });

test.each([
  ['a file as bare text', 'identity_persona_read', text('# Who I am'), { files: { soul: '# Who I am' } }],
  [
    'an address in an object',
    'identity_avatar_url',
    { content: [], structuredContent: { url: null } },
    { avatar: null },
  ],
  ['null for a voice', 'identity_voice_info', text('null'), { voice: null }],
  [
    'a voice of ElevenLabs',
    'identity_voice_info',
    text('{"voice_id":"21m00Tcm4TlvDq8ikWAM","platform":"elevenlabs","sample_url":null}'),
    { voice: { id: '21m00Tcm4TlvDq8ikWAM', platform: 'elevenlabs' } },
  ],
  [
    'a voice of some other platform',
    'identity_voice_info',
    text('{"voice_id":"v1","platform":"hume"}'),
    { voice: { id: 'v1', platform: null } },
  ],
  [
    'a name over several lines',
    'identity_whoami',
    text(JSON.stringify({ display: 'x', name: `Ada\n\u202e${'a'.repeat(200)}` })),
    { name: expect.stringMatching(/^Ada a{76}$/) },
  ],
] as const)('%s is understood', async (_, tool, result, self) => {
  const { pika, selves } = await wire();
  pika.tool(tool, result);
  expect(selfIn(await selves.read())).toMatchObject(self);
});

const badAnswer = { kind: 'failed', problem: { kind: 'bad_answer' } };

test.each([
  ['a name that is none', 'identity_whoami', text('Hello!'), 'name', badAnswer],
  ['another file', 'identity_persona_read', text('{"file":"style","content":"x"}'), 'soul', badAnswer],
  ['a file of numbers', 'identity_persona_read', text('[1,2]'), 'identity', badAnswer],
  ['a file too long', 'identity_persona_read', text('x'.repeat(100_001)), 'style', { kind: 'too_big' }],
  ['an answer too long', 'identity_persona_read', text('x'.repeat(600_000)), 'style', { kind: 'too_big' }],
  [
    'a voice with blanks',
    'identity_voice_info',
    text('{"voice_id":"a b","platform":null}'),
    'voice',
    badAnswer,
  ],
  ['a number for an address', 'identity_avatar_url', text('7'), 'avatar', badAnswer],
  ['an address that is none', 'identity_avatar_url', text('my face'), 'avatar', badAnswer],
  [
    'an address inside the network',
    'identity_avatar_url',
    text('https://10.0.0.1/a.png'),
    'avatar',
    { problem: { kind: 'no_answer', detail: 'its address points inside the network' } },
  ],
  [
    'an error of a tool',
    'identity_voice_info',
    { ...text('no\nworkspace'), isError: true },
    'voice',
    { kind: 'failed', problem: { kind: 'rejected', detail: 'no workspace' } },
  ],
] as const)('%s costs that part alone', async (_, tool, result, part, why) => {
  const { pika, selves } = await wire();
  pika.tool(tool, result);
  const read = await selves.read();
  expect(gapOf(read, part)).toMatchObject(why);
  const others = ['name', 'avatar', 'voice', 'identity'].filter((other) => other !== part);
  expect(others.filter((other) => !selfIn(read).missing.some((gap) => gap.part === other))).not.toEqual([]);
});

test('an avatar too big, gone or empty', async () => {
  const { pika, selves } = await wire();
  pika.fail('avatar', { do: 'answer', answer: { status: 200, bytes: Buffer.alloc(5 * 1024 * 1024 + 1) } });
  expect(gapOf(await selves.read(), 'avatar')).toEqual({ kind: 'too_big' });
  pika.fail('avatar', { do: 'answer', answer: { status: 403 } });
  expect(gapOf(await selves.read(), 'avatar')).toMatchObject({
    problem: { kind: 'key_refused', status: 403 },
  });
  pika.fail('avatar', { do: 'answer', answer: { status: 200, bytes: Buffer.alloc(0) } });
  expect(gapOf(await selves.read(), 'avatar')).toEqual({ kind: 'none' });
});

test('a result that is none: found at once in JSON, and in a stream when time is up', async () => {
  for (const [asStream, kind] of [
    [false, 'bad_answer'],
    [true, 'no_answer'],
  ] as const) {
    const { pika, selves } = await wire({ asStream, requestMs: asStream ? 300 : 20_000 });
    pika.tool('identity_voice_info', 'fine');
    expect(gapOf(await selves.read(), 'voice')).toMatchObject({ kind: 'failed', problem: { kind } });
  }
});

test('one silent tool costs that part alone', async () => {
  const { pika, selves } = await wire({ requestMs: 800 });
  pika.tool('identity_voice_info', new Promise(() => {}));
  const read = await selves.read();
  expect(gapOf(read, 'voice')).toMatchObject({
    kind: 'failed',
    problem: { kind: 'no_answer', detail: expect.stringContaining('in time') },
  });
  expect(selfIn(read).name).toBe('Ada Lovelace');
});

test('a silent server, one that breaks, and one that isn’t there', async () => {
  const { pika, selves } = await wire({ requestMs: 300 });
  pika.fail('mcp', { do: 'hang' });
  expect(await selves.read()).toMatchObject({ kind: 'failed', problem: { kind: 'no_answer' } });
  pika.fail('mcp', { do: 'reset' });
  expect(await selves.read()).toMatchObject({ kind: 'failed', problem: { kind: 'no_answer' } });
  await pika.close();
  expect(await selves.read()).toMatchObject({ kind: 'failed', problem: { kind: 'unavailable' } });
});

test.each([
  ['an outage', { status: 503, json: {} }, { kind: 'unavailable', status: 503 }],
  ['too many requests', { status: 429, json: {} }, { kind: 'rate_limited', status: 429 }],
  [
    'an error in words',
    { status: 500, json: { error: { message: 'agent offline' } } },
    { kind: 'server_error', status: 500, detail: 'agent offline' },
  ],
  ['a page of HTML', { status: 200, text: '<html></html>' }, { kind: 'bad_answer' }],
  ['another protocol', { status: 200, json: { hello: 'world' } }, { kind: 'bad_answer' }],
  [
    'an answer without end',
    { status: 200, bytes: Buffer.alloc(600_000) },
    { kind: 'no_answer', detail: 'an answer without end' },
  ],
])('%s when the session begins', async (_, answer, problem) => {
  const { pika, selves } = await wire();
  pika.fail('mcp', { do: 'answer', answer });
  expect(await selves.read()).toMatchObject({ kind: 'failed', problem });
  expect(pika.calls).toEqual([]);
});

test('an outage after the session began is no missing self', async () => {
  const { pika, selves } = await wire({ asStream: false });
  for (const tool of ['identity_persona_read', 'identity_avatar_url', 'identity_voice_info'] as const)
    pika.tool(tool, 'nonsense');
  expect(await selves.read()).toMatchObject({ kind: 'failed', problem: { kind: 'bad_answer' } });
});

test('no redirect is followed, on the same host either', async () => {
  const { pika, selves } = await wire();
  const headers = { location: `${pika.url}/api/mcp?again` };
  pika.fail('mcp', { do: 'answer', answer: { status: 307, headers } });
  expect(await selves.read()).toMatchObject({ kind: 'failed', problem: { kind: 'bad_answer', status: 307 } });
  expect(pika.journal.entries).toHaveLength(1);
});

test('a key that comes back in an error isn’t shown', async () => {
  const { pika, selves } = await wire();
  const json = { message: `token ${pika.key} is tired` };
  pika.fail('mcp', { do: 'answer', answer: { status: 400, json } });
  expect(await selves.read()).toMatchObject({
    problem: { kind: 'rejected', detail: 'token [redacted] is tired' },
  });
});

test('who stops waits for nothing', async () => {
  const { pika, selves } = await wire();
  pika.fail('mcp', { do: 'hang' });
  const stop = new AbortController();
  const reading = selves.read(stop.signal);
  await pika.journal.waitFor(({ status }) => status === 'hung');
  stop.abort();
  expect(await reading).toMatchObject({ kind: 'failed', problem: { kind: 'no_answer' } });
});
