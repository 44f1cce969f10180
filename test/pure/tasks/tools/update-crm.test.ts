import { expect, onTestFinished, test } from 'vitest';
import { createHubSpot } from '../../../../services/hubspot/client.ts';
import { updateCrm } from '../../../../services/tasks/tools/update-crm.ts';
import { startHubSpot } from '../../../sandbox/hubspot/service.ts';
import { approve, clientOf, context, hostile, linesOf, now, previewOf } from './support.ts';

async function world({ token }: { token?: string } = {}) {
  const hubspot = await startHubSpot();
  const authorization = `Bearer ${token ?? hubspot.token}`;
  const tool = updateCrm({ crm: createHubSpot(clientOf(hubspot.url, { authorization })) });
  onTestFinished(async () => {
    expect(hubspot.violations).toEqual([]);
    await hubspot.close();
  });
  const ada = hubspot.add('contacts', { firstname: 'Ada', lastname: 'Lovelace', email: 'ada@acme.org' });
  const acme = hubspot.add('companies', { name: 'Acme', domain: 'acme.org', industry: null });
  const deal = hubspot.add('deals', { dealname: 'Acme 2027', dealstage: 'qualified', amount: '9000' });
  return { hubspot, tool, ada, acme, deal };
}

const note = { record: 'contact', email: 'ada@acme.org', note: 'Wants the big plan.' };
const task = { record: 'company', domain: 'acme.org', task: 'Send figures', due: '2026-12-01' };
const stage = { record: 'deal', name: 'Acme 2027', properties: { dealstage: 'won', amount: '12000' } };

test('a note: people see whose and what; then just that hangs on the record', async () => {
  const { hubspot, tool, ada } = await world();
  expect(tool.effect(note)).toBe('reaches_out');
  expect(linesOf((await previewOf(tool, note)).preview)).toEqual([
    'Add a note to Ada Lovelace (ada@acme.org)',
    'HubSpot contact: Ada Lovelace (ada@acme.org)',
    'Note: Wants the big plan.',
  ]);
  expect(await approve(tool, note)).toEqual({
    kind: 'done',
    summary: 'Added a note to Ada Lovelace (ada@acme.org)',
    links: [
      {
        title: 'Ada Lovelace (ada@acme.org)',
        url: `https://app-eu1.hubspot.com/contacts/4242/record/0-1/${ada.id}`,
      },
    ],
    output: { id: ada.id },
  });
  const properties = { hs_timestamp: now.toISOString(), hs_note_body: 'Wants the big plan.' };
  expect(hubspot.engagements).toEqual([{ path: 'notes', properties, to: ada.id, type: 202 }]);
});

test('a task, with the day it is due', async () => {
  const { hubspot, tool, acme } = await world();
  expect(linesOf((await previewOf(tool, task)).preview)).toEqual([
    'Add a task to Acme (acme.org)',
    'HubSpot company: Acme (acme.org)',
    'Task: Send figures',
    'Due: 2026-12-01',
  ]);
  expect(await approve(tool, task)).toMatchObject({
    kind: 'done',
    summary: 'Added a task to Acme (acme.org)',
  });
  expect(hubspot.engagements).toMatchObject([
    {
      path: 'tasks',
      properties: { hs_timestamp: '2026-12-01T09:00:00.000Z', hs_task_subject: 'Send figures' },
      to: acme.id,
      type: 192,
    },
  ]);
});

test('properties: people see each before and after, under its own name', async () => {
  const { tool, deal } = await world();
  expect(linesOf((await previewOf(tool, stage)).preview)).toEqual([
    'Change Acme 2027',
    'HubSpot deal: Acme 2027',
    'Deal stage: qualified → won',
    'Amount: 9000 → 12000',
  ]);
  expect(await approve(tool, stage)).toMatchObject({ kind: 'done', summary: 'Changed Acme 2027' });
  expect(deal.properties).toEqual({ dealname: 'Acme 2027', dealstage: 'won', amount: '12000' });
});

test('a value that was empty, and one that becomes so, are shown as such', async () => {
  const { tool } = await world();
  const industry = { record: 'company', domain: 'acme.org', properties: { industry: 'Anvils', name: '' } };
  expect(linesOf((await previewOf(tool, industry)).preview).slice(2)).toEqual([
    'Industry: empty → Anvils',
    'Company name: Acme → empty',
  ]);
});

test('only finding changes nothing, needs no approval, and tells the agent who it is', async () => {
  const { hubspot, tool, ada } = await world();
  const who = { record: 'contact', name: 'ada lovelace' };
  expect(tool.effect(who)).toBe('reads');
  expect(await approve(tool, who)).toEqual({
    kind: 'done',
    summary: 'Found Ada Lovelace (ada@acme.org) in HubSpot',
    links: [],
    output: { id: ada.id, label: 'Ada Lovelace (ada@acme.org)' },
  });
  expect(hubspot.journal.entries.map(({ route }) => route)).toEqual(['search', 'read', 'search']);
});

test('nobody is found: a likeness is not the one that was meant', async () => {
  const { hubspot, tool } = await world();
  hubspot.add('contacts', { firstname: 'Ada', lastname: 'Byron', email: 'byron@acme.org' });
  expect(await tool.preview({ record: 'contact', name: 'Ada King', note: 'x' }, context())).toEqual({
    ok: false,
    reason: 'HubSpot has no contact with the name Ada King.',
  });
});

test('several of a name are listed, and none is chosen', async () => {
  const { hubspot, tool } = await world();
  for (let twin = 2; twin <= 7; twin += 1)
    hubspot.add('deals', { dealname: 'Acme 2027', amount: String(twin) });
  const previewed = await tool.preview(stage, context());
  if (previewed.ok) throw new Error('one was chosen');
  expect(previewed.reason).toMatch(/^HubSpot has more than one deal with the name Acme 2027: /);
  expect(previewed.reason.match(/, id \d+/g)).toHaveLength(5);
  expect(previewed.reason).toMatch(/; and more\. Say which\.$/);
});

test.each([
  [
    'a value',
    (values: Record<string, string | null>) => {
      values.amount = '1';
    },
    'amount is 1 now',
  ],
  [
    'a value that was emptied',
    (values: Record<string, string | null>) => {
      values.amount = null;
    },
    'amount is empty now',
  ],
  [
    'who it is',
    (values: Record<string, string | null>) => {
      values.dealname = 'Evil';
    },
    'it is Evil now',
  ],
])('a record that changed since it was shown is left alone: %s', async (_, change, words) => {
  const { hubspot, tool, deal } = await world();
  const { bound } = await previewOf(tool, stage);
  change(deal.properties);
  expect(await tool.run(stage, bound, context())).toEqual({
    kind: 'failed',
    reason: `Acme 2027 changed since it was shown: ${words}.`,
  });
  expect(hubspot.journal.entries.some(({ route }) => route === 'update')).toBe(false);
});

test('a record that is gone since it was shown is not replaced by another of its name', async () => {
  const { hubspot, tool, ada } = await world();
  const { bound } = await previewOf(tool, note);
  hubspot.records.splice(hubspot.records.indexOf(ada), 1);
  hubspot.add('contacts', { ...ada.properties });
  expect(await tool.run(note, bound, context())).toEqual({
    kind: 'failed',
    reason: 'Ada Lovelace (ada@acme.org) is not in HubSpot any more.',
  });
});

test.each([
  [{ dealstag: 'won' }, 'A deal in HubSpot has no property dealstag.'],
  [{ hs_forecast_amount: '1' }, 'HubSpot lets nobody change hs_forecast_amount.'],
  [{ dealstage: 'qualified', amount: '9000' }, 'Acme 2027 says that already.'],
])('properties that cannot be changed are refused before anyone is asked: %j', async (properties, reason) => {
  const { tool } = await world();
  expect(await tool.preview({ ...stage, properties }, context())).toEqual({ ok: false, reason });
});

test.each([
  ['note', note],
  ['task', task],
  ['update', stage],
] as const)(
  'a %s whose answer is lost is uncertain, and never sent again by itself',
  async (route, input) => {
    const { hubspot, tool } = await world();
    expect(tool.repeatable).toBe(false);
    hubspot.fail(route, { do: 'reset', work: true });
    expect(await approve(tool, input)).toEqual({
      kind: 'uncertain',
      reason: 'HubSpot gave no answer: the connection broke.',
    });
    hubspot.fail(route, { do: 'hang' });
    const again = route === 'update' ? { ...stage, properties: { amount: '5' } } : input;
    expect(await approve(tool, again)).toMatchObject({ kind: 'uncertain' });
    expect(hubspot.journal.entries.filter((entry) => entry.route === route)).toHaveLength(2);
  },
);

test.each([
  [400, { message: 'Invalid input' }, 'failed', 'HubSpot refused this (HTTP 400): Invalid input.'],
  [403, { message: 'Missing scopes.' }, 'failed', 'HubSpot refused us access (HTTP 403): Missing scopes.'],
  [
    429,
    { message: 'Ten a second' },
    'failed',
    'HubSpot is asked too much just now (HTTP 429): Ten a second.',
  ],
  [502, undefined, 'uncertain', 'HubSpot broke off with an error (HTTP 502).'],
  [522, undefined, 'failed', 'HubSpot broke off with an error (HTTP 522).'],
  [200, { odd: true }, 'uncertain', 'HubSpot gave an answer that makes no sense (HTTP 200).'],
])('HTTP %i to a write', async (status, json, kind, reason) => {
  const { hubspot, tool } = await world();
  hubspot.fail('note', { do: 'answer', answer: { status, json } });
  expect(await approve(tool, note)).toEqual({ kind, reason });
});

test('a question without an answer is a refusal, not a guess', async () => {
  const { hubspot, tool } = await world();
  hubspot.fail('search', { do: 'hang' });
  expect(await tool.preview(note, context())).toEqual({
    ok: false,
    reason: 'HubSpot gave no answer: no complete answer in time.',
  });
});

test('a wrong token is refused, and appears nowhere', async () => {
  const { hubspot, tool } = await world({ token: 'pat-canary-0123456789' });
  expect(await tool.preview(note, context())).toMatchObject({ ok: false });
  hubspot.fail('search', {
    do: 'answer',
    answer: { status: 401, json: { message: 'no pat-canary-0123456789' } },
  });
  expect(await tool.preview(note, context())).toEqual({
    ok: false,
    reason: 'HubSpot refused us access (HTTP 401): no [redacted].',
  });
});

test('an account that does not say where it lives costs the link, not the change', async () => {
  const { hubspot, tool } = await world();
  hubspot.fail('account', {
    do: 'answer',
    answer: { status: 200, json: { portalId: 1, uiDomain: 'evil.test' } },
  });
  expect(await approve(tool, note)).toMatchObject({ kind: 'done', links: [] });
});

test('words from a call are no markup in a note, and names from HubSpot one line', async () => {
  const { hubspot, tool } = await world();
  const domain = 'evil.test';
  hubspot.add('companies', { name: `${hostile}${'n'.repeat(10_000)}`, domain });
  const { preview } = await previewOf(tool, { record: 'company', domain, note: hostile });
  expect(preview.title.length).toBeLessThan(250);
  expect(preview.title).not.toMatch(/[\p{Cc}\p{Cs}]/u);
  await approve(tool, { record: 'company', domain, note: hostile });
  const body = hubspot.engagements[0]?.properties.hs_note_body ?? '';
  expect(body).not.toMatch(/<(?!br>)/);
  expect(body).toContain('&lt;script&gt;');
});

test.each([
  ['no way to find it', { record: 'contact', note: 'x' }],
  ['two ways to find it', { record: 'contact', email: 'a@acme.org', name: 'Ada', note: 'x' }],
  ['a way of another kind', { record: 'deal', domain: 'acme.org', note: 'x' }],
  ['two changes at once', { ...note, task: 'x', due: '2026-12-01' }],
  ['a task without a day', { ...task, due: undefined }],
  ['a day without a task', { ...note, due: '2026-12-01' }],
  ['a day that is none', { ...task, due: '2026-02-30' }],
  ['no property', { ...stage, properties: {} }],
  ['a property that leads elsewhere', { ...stage, properties: { '../../settings': 'x' } }],
  ['a note of 50 kB', { ...note, note: 'x'.repeat(50_000) }],
  ['a name of 10 kB', { ...stage, name: 'x'.repeat(10_000) }],
  ['another kind of record', { ...note, record: 'owner' }],
  ['something unknown', { ...note, owner: 'boss' }],
])('input with %s is refused', async (_, input) => {
  const { hubspot, tool } = await world();
  expect(tool.schema.safeParse(input).success).toBe(false);
  expect(hubspot.journal.entries).toEqual([]);
});
