import { expect, test } from 'vitest';
import { context, previewOf } from '../support.ts';
import { note, stage, world } from './in-hubspot.ts';

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
    'it’s Evil now',
  ],
])('a record that changed since it was shown is left alone: %s', async (_, change, words) => {
  const { hubspot, tool, deal } = await world();
  const { bound } = await previewOf(tool, stage);
  change(deal.properties);
  expect(await tool.run(stage, bound, context())).toEqual({
    kind: 'failed',
    reason: `Acme 2027 has changed since it was shown: ${words}.`,
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
    reason: 'Ada Lovelace (ada@acme.org) is no longer in HubSpot.',
  });
});

test.each([
  [{ dealstag: 'won' }, 'A deal in HubSpot has no property dealstag.'],
  [{ hs_forecast_amount: '1' }, 'HubSpot doesn’t allow changing hs_forecast_amount.'],
  [{ dealstage: 'qualified', amount: '9000' }, 'Acme 2027 already says that.'],
])('properties that cannot be changed are refused before anyone is asked: %j', async (properties, reason) => {
  const { tool } = await world();
  expect(await tool.preview({ ...stage, properties }, context())).toEqual({ ok: false, reason });
});
