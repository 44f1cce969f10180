import { expect, test } from 'vitest';
import { context, previewOf } from '../support.ts';
import { note, stage, world } from './in-hubspot.ts';

test('a record that only looks alike isn’t found', async () => {
  const { hubspot, tool } = await world();
  hubspot.add('contacts', { firstname: 'Ada', lastname: 'Byron', email: 'byron@acme.org' });
  expect(await tool.preview({ record: 'contact', name: 'Ada King', note: 'x' }, context())).toEqual({
    ok: false,
    problem: { kind: 'no_such_record', place: 'HubSpot', record: 'contact', by: 'name', value: 'Ada King' },
  });
});

test('several records of one name are listed, and none is chosen', async () => {
  const { hubspot, tool } = await world();
  for (let twin = 2; twin <= 7; twin += 1)
    hubspot.add('deals', { dealname: 'Acme 2027', amount: String(twin) });
  const match = { label: 'Acme 2027', id: expect.stringMatching(/^\d+$/) };
  expect(await tool.preview(stage, context())).toEqual({
    ok: false,
    problem: {
      ...{ kind: 'several_records', place: 'HubSpot', record: 'deal', by: 'name', value: 'Acme 2027' },
      ...{ matches: Array.from({ length: 5 }, () => match), total: 7 },
    },
  });
});

test.each([
  [
    'a value',
    (values: Record<string, string | null>) => {
      values.amount = '1';
    },
    { kind: 'record_changed', label: 'Acme 2027', values: [{ name: 'amount', now: '1' }] },
  ],
  [
    'a value that was emptied',
    (values: Record<string, string | null>) => {
      values.amount = null;
    },
    { kind: 'record_changed', label: 'Acme 2027', values: [{ name: 'amount', now: null }] },
  ],
  [
    'who it is',
    (values: Record<string, string | null>) => {
      values.dealname = 'Evil';
    },
    { kind: 'record_renamed', label: 'Acme 2027', now: 'Evil' },
  ],
])('a record that changed since it was shown is left alone: %s', async (_, change, problem) => {
  const { hubspot, tool, deal } = await world();
  const { bound } = await previewOf(tool, stage);
  change(deal.properties);
  expect(await tool.run(stage, bound, context())).toEqual({
    kind: 'failed',
    problem,
  });
  expect(hubspot.journal.entries.some(({ route }) => route === 'update')).toBe(false);
});

test('a record that is gone since it was shown isn’t replaced by another of its name', async () => {
  const { hubspot, tool, ada } = await world();
  const { bound } = await previewOf(tool, note);
  hubspot.records.splice(hubspot.records.indexOf(ada), 1);
  hubspot.add('contacts', { ...ada.properties });
  expect(await tool.run(note, bound, context())).toEqual({
    kind: 'failed',
    problem: { kind: 'record_gone', place: 'HubSpot', label: 'Ada Lovelace (ada@acme.org)' },
  });
});

test.each([
  [{ dealstag: 'won' }, { kind: 'no_such_property', place: 'HubSpot', record: 'deal', name: 'dealstag' }],
  [{ hs_forecast_amount: '1' }, { kind: 'property_read_only', place: 'HubSpot', name: 'hs_forecast_amount' }],
  [
    { dealstage: 'qualified', amount: '9000' },
    { kind: 'nothing_to_change', label: 'Acme 2027' },
  ],
])(
  'properties that cannot be changed are refused before anyone is asked: %j',
  async (properties, problem) => {
    const { tool } = await world();
    expect(await tool.preview({ ...stage, properties }, context())).toEqual({ ok: false, problem });
  },
);
