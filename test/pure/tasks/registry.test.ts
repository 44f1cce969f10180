import { expect, test } from 'vitest';
import { z } from 'zod';
import { outsideTools } from '../../../services/tasks/registry.ts';

const never = async () => {
  throw new Error('nobody is asked here');
};
const crm = {
  place: 'HubSpot',
  find: never,
  read: never,
  property: never,
  addNote: never,
  addTask: never,
  setProperties: never,
};
const calendar = { addEvent: never };
const threadFiles = { share: never };
const workflows = { named: [{ name: 'onboarding', host: 'hooks.acme.org' }], call: never };
const names = (deps: Parameters<typeof outsideTools>[0]) => outsideTools(deps).map(({ name }) => name);

test('a tool is offered when its needs are set up', () => {
  expect(names({})).toEqual([]);
  expect(names({ crm })).toEqual(['update_crm']);
  expect(names({ search: never })).toEqual(['search_web']);
  expect(names({ workflows })).toEqual(['run_workflow']);
  expect(names({ workflows: { ...workflows, named: [] } })).toEqual([]);
  expect(names({ calendar, threadFiles, crm, search: never, workflows })).toEqual([
    'schedule_follow_up',
    'update_crm',
    'search_web',
    'run_workflow',
  ]);
});

test('with a calendar a follow-up invites people, without one it is a file in the thread', () => {
  const input = { title: 'x', start: '2026-12-03T15:00', time_zone: 'UTC' };
  const [invites] = outsideTools({ calendar, threadFiles });
  const [file] = outsideTools({ threadFiles });
  expect(invites?.effect(input)).toBe('reaches_out');
  expect(file?.effect(input)).toBe('writes_in_thread');
});

test('each tool’s input can be described to agents as JSON Schema', () => {
  for (const { schema, description } of outsideTools({ calendar, crm, search: never, workflows })) {
    expect(z.toJSONSchema(schema, { io: 'input' })).toMatchObject({
      type: 'object',
      additionalProperties: false,
    });
    expect(description.length).toBeLessThan(400);
  }
});

test('an input that was parsed once parses again to the same', () => {
  const inputs: Record<string, unknown> = {
    schedule_follow_up: { title: ' a\nb ', start: '2026-12-03T15:00', time_zone: 'UTC', notes: ' x\n y ' },
    update_crm: { record: 'deal', name: ' a\tb ', note: ' n ' },
    search_web: { query: ' a\nb ' },
    run_workflow: { workflow: 'onboarding', data: { a: ' b ' } },
  };
  for (const { name, schema } of outsideTools({ calendar, crm, search: never, workflows })) {
    const once = schema.parse(inputs[name]);
    expect(schema.parse(once)).toEqual(once);
  }
});
