import { quoted } from '../../common/quoted.ts';
import {
  type Appointment,
  appointmentOf,
  calls,
  callWords,
  type FollowUp,
  followUpSchema,
} from '../follow-up.ts';
import { calendarFile, calendarFileName } from '../follow-up-file.ts';
import type { Calendar } from '../ports/calendar.ts';
import type { ThreadFiles } from '../ports/thread-files.ts';
import { type AnyTool, defineTool, type EditableField, type PreviewField, type ToolResult } from '../tool.ts';

const calendarTarget = 'calendar';

const shared = {
  name: 'schedule_follow_up',
  title: 'Schedule a follow-up',
  kind: 'follow_up',
  schema: followUpSchema,
  deadline: 45_000,
  // The run's id is the event's id in the calendar and the file's name in the outbox: neither takes it twice.
  repeatable: true,
} as const;

const fieldsToEdit: EditableField[] = [
  { path: ['title'], label: 'Title', shape: 'line' },
  { path: ['start'], label: 'When', shape: 'wall_time' },
  { path: ['time_zone'], label: 'Time zone', shape: 'zone' },
  { path: ['minutes'], label: 'Minutes', shape: 'number' },
  { path: ['guests'], label: 'Guests (mail addresses)', shape: 'list' },
  {
    path: ['call'],
    label: 'Call',
    shape: calls.map((call) => ({ label: callWords[call], value: call })),
  },
  { path: ['notes'], label: 'Notes', shape: 'paragraphs', blank: 'left_out' },
];

/** With a calendar, an event with a Meet link whose guests get invitations. */
export function scheduleFollowUpInCalendar({ calendar }: { calendar: Calendar }): AnyTool {
  return defineTool({
    ...shared,
    description:
      'Puts a meeting with a Google Meet link into the team’s calendar and mails invitations to its guests. A person approves it first.',
    editable: () => fieldsToEdit,
    effect: () => 'reaches_out',
    hints: { readOnly: false, destructive: false, idempotent: false, openWorld: true },
    targets: [calendarTarget],
    async preview(input, { now }) {
      const when = appointmentOf(input, now);
      if (!when.ok) return when;
      const guests = when.value.guests.join(', ') || 'nobody';
      const fields = [...fieldsOf(input, when.value), { label: 'Invitations go to', value: guests }];
      return {
        ok: true,
        // Invitations are mailed to anyone: these always wait.
        target: when.value.guests.length === 0 ? calendarTarget : null,
        preview: {
          title: `Schedule ${quoted(input.title, 200)}`,
          fields: [...fields, { label: 'Call', value: callWords[input.call] }],
        },
      };
    },
    async run(input, _, { now, toolCallId, signal }): Promise<ToolResult> {
      const when = appointmentOf(input, now);
      if (!when.ok) return { kind: 'failed', problem: when.problem };
      const { start, end, guests, inWords } = when.value;
      const { title, notes = '', time_zone: timeZone, call } = input;
      const added = await calendar.addEvent(
        { key: toolCallId, title, notes, start, end, timeZone, guests, withCall: call === 'google_meet' },
        signal,
      );
      if (added.kind !== 'done') return added;
      const { url, callUrl } = added.value;
      const links = [
        ...(url ? [{ title, url }] : []),
        ...(callUrl ? [{ title: 'Google Meet', url: callUrl }] : []),
      ];
      const summary = `${quoted(title, 200)} is in the calendar: ${inWords}${invited(guests.length)}`;
      return { kind: 'done', summary, links, output: { event_url: url, call_url: callUrl } };
    },
  });
}

/** Without one, a file in the thread that people add to their own calendars. */
export function scheduleFollowUpAsFile({ threadFiles }: { threadFiles: ThreadFiles }): AnyTool {
  return defineTool({
    ...shared,
    description:
      'Posts a calendar file (.ics) for a meeting in the thread, for people to add to their own calendars. Nobody is invited automatically.',
    editable: () => [],
    effect: () => 'writes_in_thread',
    hints: { readOnly: false, destructive: false, idempotent: false, openWorld: false },
    targets: [],
    async preview(input, { now }) {
      const when = appointmentOf(input, now);
      if (!when.ok) return when;
      const fields = fieldsOf(input, when.value);
      return { ok: true, preview: { title: `Post a calendar file for ${quoted(input.title, 200)}`, fields } };
    },
    async run(input, _, context): Promise<ToolResult> {
      const when = appointmentOf(input, context.now);
      if (!when.ok) return { kind: 'failed', problem: when.problem };
      await threadFiles.share(context, {
        filename: calendarFileName(input.title),
        title: input.title,
        mimeType: 'text/calendar',
        content: calendarFile(input, when.value, { id: context.toolCallId, now: context.now }),
        comment: when.value.inWords,
      });
      return { kind: 'queued' };
    },
  });
}

function fieldsOf({ title, notes }: FollowUp, { inWords }: Appointment): PreviewField[] {
  return [
    { label: 'Title', value: title },
    { label: 'When', value: inWords },
    ...(notes ? [{ label: 'Notes', value: notes }] : []),
  ];
}

function invited(guests: number): string {
  if (guests === 0) return '';
  return guests === 1 ? ', one person invited' : `, ${guests} people invited`;
}
