import { expect, test } from 'vitest';
import type { ServerTool } from '../../../../services/tasks/ports/tool-servers.ts';
import { serverTool } from '../../../../services/tasks/tools/server-tool.ts';
import { previewOf } from './support.ts';

const issueWrite: ServerTool = {
  ...{ server: 'github', where: 'api.github.test', name: 'issue_write', description: '', hash: 'h' },
  ...{ schema: { type: 'object' }, isReadOnly: false },
};

test('no argument of another server’s tool has a label of ours, whatever it’s called', async () => {
  const tool = serverTool({ call: () => Promise.reject(new Error('Nothing is called')) }, issueWrite);
  const ours = (await previewOf(tool, {})).preview.fields.map(({ label }) => label);
  expect(ours).toEqual(['Sent to', 'Its tool']);
  for (const label of [...ours, ...ours.map((one) => one.replaceAll(' ', '\u00A0'))])
    expect(tool.schema.safeParse({ [label]: 'evil.test' }).success).toBe(false);
  const input = { Server: 'notion, api.notion.test', Tool: 'search', Sent: '', Its: null };
  const fields = (await previewOf(tool, tool.schema.parse(input))).preview.fields;
  expect(fields.slice(2).filter(({ label }) => ours.includes(label))).toEqual([]);
  expect(new Set(fields.map(({ label }) => label)).size).toBe(6);
});

test('a number that JSON has none for is shown as what is sent: nothing', async () => {
  const tool = serverTool({ call: () => Promise.reject(new Error('Nothing is called')) }, issueWrite);
  const input = tool.schema.parse(JSON.parse('{"limit": 1e400, "of": [-1e400], "from": -0}'));
  expect(JSON.parse(JSON.stringify(input))).toEqual(input);
  const fields = (await previewOf(tool, input)).preview.fields.slice(2);
  expect(fields.map(({ label, value }) => [label, value.replaceAll(/\s/g, '')])).toEqual([
    ['limit (none)', ''],
    ['of (JSON)', '[null]'],
    ['from (number)', '0'],
  ]);
});
