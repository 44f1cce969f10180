import type { Meeting } from '../meetings/meeting.ts';
import type { MeetingEvent } from '../meetings/states/events.ts';
import type { NewEntry } from './entry.ts';

/** What a step of a meeting is in the ledger: entered in the same transaction. */
export function entriesOfStep(before: Meeting, after: Meeting, event: MeetingEvent): NewEntry[] {
  return [
    ...sentIn(before, after),
    ...askedToLeave(before, after),
    ...leftIn(before, after),
    ...(event.type === 'forgotten'
      ? [{ key: `forgotten:${after.version}`, kind: 'forgotten', who: event.by } as const]
      : []),
  ];
}

function sentIn(before: Meeting, { sessionId, requestedBy, botName }: Meeting): NewEntry[] {
  if (before.sessionId || !sessionId) return [];
  return [
    { key: `sent:${sessionId}`, kind: 'sent', who: requestedBy, name: botName },
    // Its instructions have it. Only its own words in the transcript say that it was.
    { key: `announcement:${sessionId}`, kind: 'announcement_planned' },
  ];
}

function askedToLeave(before: Meeting, after: Meeting): NewEntry[] {
  if (before.stopRequestedAt || !after.stopRequestedAt) return [];
  const { version, stopRequestedBy: who, endReason: detail } = after;
  return [{ key: `asked:${version}`, kind: 'asked_to_leave', who, detail }];
}

function leftIn(before: Meeting, { state, version, endReason: detail }: Meeting): NewEntry[] {
  if (state !== 'wrapping_up' || before.state === 'wrapping_up' || before.state === 'done') return [];
  return [{ key: `left:${version}`, kind: detail === 'refused_by_host' ? 'removed' : 'left', detail }];
}
