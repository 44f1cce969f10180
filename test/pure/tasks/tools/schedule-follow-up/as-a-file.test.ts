import { expect, test } from 'vitest';
import type { ThreadFile } from '../../../../../services/tasks/ports/thread-files.ts';
import { scheduleFollowUpAsFile } from '../../../../../services/tasks/tools/schedule-follow-up.ts';
import { approve, context, hostile, linesOf, previewOf } from '../support.ts';

function world() {
  const files: (ThreadFile & { toolCallId: string })[] = [];
  const tool = scheduleFollowUpAsFile({
    threadFiles: { share: async ({ toolCallId }, file) => void files.push({ ...file, toolCallId }) },
  });
  return { tool, files };
}

const input = {
  title: 'Pricing, round two',
  start: '2026-12-03T15:00',
  time_zone: 'Europe/Berlin',
  guests: ['ada@acme.org'],
  notes: 'Bring figures.\nAnd cake.',
};

test('without a calendar, a file that any calendar takes is posted in the thread', async () => {
  const { tool, files } = world();
  expect(tool.effect(input)).toBe('writes_in_thread');
  expect(linesOf((await previewOf(tool, input)).preview)).toEqual([
    'Post a calendar file for “Pricing, round two”',
    'Title: Pricing, round two',
    'When: Thursday 3 December 2026, 15:00 to 15:30 (Europe/Berlin)',
    'Notes: Bring figures.\nAnd cake.',
  ]);
  expect(await approve(tool, input)).toEqual({ kind: 'queued' });
  const [{ content, ...file } = { content: '' }] = files;
  expect(file).toEqual({
    toolCallId: context().toolCallId,
    ...{ filename: 'pricing-round-two.ics', title: 'Pricing, round two' },
    mimeType: 'text/calendar',
    comment: 'Thursday 3 December 2026, 15:00 to 15:30 (Europe/Berlin)',
  });
  expect(unfolded(content)).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Stand-in//Stand-in//EN',
    'BEGIN:VEVENT',
    `UID:${context().toolCallId}`,
    'SEQUENCE:0',
    'DTSTAMP:20261122T120000Z',
    'DTSTART:20261203T140000Z',
    'DTEND:20261203T143000Z',
    'SUMMARY:Pricing\\, round two',
    'DESCRIPTION:Bring figures.\\nAnd cake.\\n\\nTo invite: ada@acme.org',
    'END:VEVENT',
    'END:VCALENDAR',
  ]);
});

test('no word of a call becomes a line of the file', async () => {
  const { tool, files } = world();
  const notes = `x\r\nATTENDEE:mailto:evil@evil.test\rURL:https://evil.test\n${hostile}\u2028BEGIN:VALARM`;
  await approve(tool, { ...input, title: 'a;b,c\\d\r\nATTENDEE:mailto:evil@evil.test', notes });
  const names = unfolded(files[0]?.content ?? '').map((line) => line.split(':')[0]);
  expect(names).not.toContain('ATTENDEE');
  expect(names).not.toContain('URL');
  expect(names.filter((name) => name === 'BEGIN')).toHaveLength(2);
});

test.each([
  ['Ünïcode & Süß!', 'u-nico-de.ics'],
  ['../../etc/passwd', 'etc-passwd.ics'],
  ['会議', 'follow-up.ics'],
  ['x'.repeat(200), `${'x'.repeat(60)}.ics`],
])('the file of “%s” has a harmless name', async (title, filename) => {
  const { tool, files } = world();
  await approve(tool, { ...input, title });
  if (title.startsWith('Ü')) expect(files[0]?.filename).toMatch(/^[a-z0-9-]+\.ics$/);
  else expect(files[0]?.filename).toBe(filename);
});

/** Lines as RFC 5545, 3.1 folds them. */
function unfolded(content: string): string[] {
  return content.replaceAll('\r\n ', '').split('\r\n').filter(Boolean);
}
