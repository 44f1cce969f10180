import { expect, test } from 'vitest';
import { approve, linesOf, now, previewOf } from '../support.ts';
import { note, stage, task, world } from './in-hubspot.ts';

test('people see a note’s text and record, and exactly that is added', async () => {
  const { hubspot, tool, ada } = await world();
  expect(tool.effect(note)).toBe('reaches_out');
  expect(linesOf((await previewOf(tool, note)).preview)).toEqual([
    'Add a note to Ada Lovelace (ada@acme.org)',
    'HubSpot contact: Ada Lovelace (ada@acme.org)',
    'Note: Wants the big plan.',
  ]);
  expect(await approve(tool, note)).toEqual({
    kind: 'done',
    summary: expect.stringMatching(/^Added .*note.* Ada Lovelace \(ada@acme\.org\)$/),
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

test('people see a task’s text, record and due day, and exactly that is added', async () => {
  const { hubspot, tool, acme } = await world();
  expect(linesOf((await previewOf(tool, task)).preview)).toEqual([
    'Add a task to Acme (acme.org)',
    'HubSpot company: Acme (acme.org)',
    'Task: Send figures',
    'Due: 2026-12-01',
  ]);
  expect(await approve(tool, task)).toMatchObject({
    kind: 'done',
    summary: expect.stringMatching(/^Added .*task.* Acme \(acme\.org\)$/),
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

test('people see each property before and after, under its own name', async () => {
  const { tool, deal } = await world();
  expect(linesOf((await previewOf(tool, stage)).preview)).toEqual([
    'Change Acme 2027',
    'HubSpot deal: Acme 2027',
    'Deal stage (dealstage): qualified → won',
    'Amount (amount): 9000 → 12000',
  ]);
  expect(await approve(tool, stage)).toMatchObject({ kind: 'done', summary: 'Changed Acme 2027' });
  expect(deal.properties).toEqual({ dealname: 'Acme 2027', dealstage: 'won', amount: '12000' });
});

test('a value that was or becomes empty is shown as empty', async () => {
  const { tool } = await world();
  const industry = { record: 'company', domain: 'acme.org', properties: { industry: 'Anvils', name: '' } };
  expect(linesOf((await previewOf(tool, industry)).preview).slice(2)).toEqual([
    'Industry (industry):  → Anvils',
    'Company name (name): Acme → ',
  ]);
});

test('a look-up changes nothing, needs no approval, and tells the agent whose record it is', async () => {
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
