import { expect, test } from 'vitest';
import { approve, linesOf, now, previewOf } from '../support.ts';
import { note, stage, task, world } from './in-hubspot.ts';

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
    'Industry:  → Anvils',
    'Company name: Acme → ',
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
