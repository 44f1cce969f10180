import { expect, test } from 'vitest';
import { approve, hostile, previewOf } from '../support.ts';
import { note, stage, task, world } from './in-hubspot.ts';

test('words from a call are no markup in a note, and names from HubSpot stay on one line', async () => {
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
