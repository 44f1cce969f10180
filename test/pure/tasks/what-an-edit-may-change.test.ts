import { expect, test } from 'vitest';
import { editView } from '../../../services/slack/blocks/agent-forms.ts';
import { fieldValues } from '../../../services/slack/blocks/field-inputs.ts';
import { formFields, withValues } from '../../../services/tasks/edit-fields.ts';
import type { AnyTool } from '../../../services/tasks/tool.ts';
import type { ToolCall } from '../../../services/tasks/tool-call.ts';
import { draftDocument } from '../../../services/tasks/tools/draft-document.ts';
import { runWorkflow } from '../../../services/tasks/tools/run-workflow.ts';
import { scheduleFollowUpInCalendar } from '../../../services/tasks/tools/schedule-follow-up.ts';
import { updateCrm } from '../../../services/tasks/tools/update-crm.ts';
import { findViewProblem } from '../../sandbox/slack/blocks/view.ts';

const never = () => Promise.reject(new Error('nothing outside is asked'));
const calendar = scheduleFollowUpInCalendar({ calendar: { addEvent: never } });
const crm = updateCrm({
  crm: {
    ...{ place: 'HubSpot', find: never, read: never, property: never },
    ...{ addNote: never, addTask: never, setProperties: never },
  },
});
const workflows = runWorkflow({
  workflows: {
    named: [
      { name: 'deploy', host: 'ci.example' },
      { name: 'rollback', host: 'ci.example' },
    ],
    call: never,
  },
});
const document = draftDocument({
  thread: { resolve: never, post: never, document: never },
  documents: { place: 'Notion', createPage: never },
});
const followUp = {
  title: 'Pricing',
  start: '2026-12-03T15:00',
  time_zone: 'Europe/Berlin',
  minutes: 45,
  guests: ['ada@acme.org'],
  call: 'google_meet',
};

/** What comes of an input when a form with these values is sent. */
function edited(tool: AnyTool, input: unknown, sent: Record<string, string>): unknown {
  const fields = formFields(tool, input);
  const toolCall = { id: '0b9c1f1e-8f0e-4f53-9a63-0a4b4f5d6e7f', version: 1 } as ToolCall;
  const view = editView(
    { toolCall, title: tool.title, fields },
    {
      ...{ teamId: 'T1', channelId: 'C1', threadTs: '1.2', userId: 'U1' },
    },
  );
  expect(findViewProblem(JSON.parse(JSON.stringify(view)))).toBeUndefined();
  const names = view.blocks.flatMap(({ block_id }) => block_id ?? []);
  expect(names).toEqual(expect.arrayContaining(Object.keys(sent)));
  return withValues(input, fields, fieldValues(sent));
}

test('a follow-up’s time, length, zone, guests, call and notes can all be edited', () => {
  const changed = edited(calendar, followUp, {
    ...{ title: 'Pricing 2', start: '2026-12-04', 'start/time': '09:30', time_zone: 'Europe/London' },
    ...{
      minutes: '30',
      guests: 'ada@acme.org, bob@acme.org\ncleo@acme.org',
      call: '"none"',
      notes: 'Figures.',
    },
  });
  expect(changed).toEqual({
    ...{ title: 'Pricing 2', start: '2026-12-04T09:30', time_zone: 'Europe/London', minutes: 30 },
    ...{ guests: ['ada@acme.org', 'bob@acme.org', 'cleo@acme.org'], call: 'none', notes: 'Figures.' },
  });
  expect(calendar.schema.safeParse(changed).success).toBe(true);
  expect(edited(calendar, { ...followUp, notes: 'x' }, { guests: '', notes: ' ' })).toEqual({
    ...followUp,
    guests: [],
  });
});

test('an input that the tool doesn’t take stays wrong, so that its schema says why', () => {
  for (const sent of [{ minutes: 'an hour' }, { minutes: '481' }, { guests: 'ada' }, { title: '  ' }])
    expect(calendar.schema.safeParse(edited(calendar, followUp, sent)).success, JSON.stringify(sent)).toBe(
      false,
    );
  const forged = edited(calendar, followUp, {});
  expect(withValues(forged, formFields(calendar, followUp), { calendar_id: 'boss' })).toEqual(followUp);
});

test('a record’s note, task, day and properties can be edited, as far as the change has them', () => {
  const task = { record: 'deal', name: 'Acme', task: 'Call', due: '2026-12-03' };
  expect(edited(crm, task, { task: 'Write', due: '2026-12-04' })).toEqual({
    ...{ record: 'deal', name: 'Acme', task: 'Write', due: '2026-12-04' },
  });
  const change = { record: 'contact', email: 'a@b.org', properties: { phone: '1', city: 'Rome' } };
  expect(edited(crm, change, { 'properties/phone': '', 'properties/city': 'Oslo' })).toEqual({
    ...change,
    properties: { phone: '', city: 'Oslo' },
  });
  expect(formFields(crm, change).map(({ name }) => name)).not.toContain('note');
});

test('the workflow and each of its values, in its own type, can be edited', () => {
  const run = { workflow: 'deploy', data: { 'app.name': 'shop', replicas: 2, dry: true, note: null } };
  expect(
    edited(workflows, run, {
      ...{ workflow: '"rollback"', 'data/app.name': 'pay', 'data/replicas': '3.5', 'data/dry': 'false' },
      ...{ 'data/note': '' },
    }),
  ).toEqual({ workflow: 'rollback', data: { 'app.name': 'pay', replicas: 3.5, dry: false, note: null } });
});

test('a document’s title, text and place can be edited; text too long for a field is left alone', () => {
  const page = { title: 'Plan', markdown: 'x'.repeat(3_001), where: 'outside' };
  expect(edited(document, page, { title: 'The plan', where: '"slack"' })).toEqual({
    ...page,
    ...{ title: 'The plan', where: 'slack' },
  });
  expect(formFields(document, page).map(({ name }) => name)).toEqual(['title', 'where']);
});
