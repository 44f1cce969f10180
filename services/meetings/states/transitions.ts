import type { Meeting, MeetingState } from '../meeting.ts';
import type { MeetingEvent, Notice } from './events.ts';
import type { Cell, EventType, Row, Step } from './transition.ts';
import { rowsAfter } from './transitions-after.ts';
import { rowsBefore } from './transitions-before.ts';
import { rowsInSession } from './transitions-in-session.ts';
import { rowsStarting } from './transitions-starting.ts';

/** The life of a meeting, whole: what isn't in it changes nothing. */
export const table: { readonly [State in MeetingState]?: Row } = {
  ...rowsBefore,
  ...rowsStarting,
  ...rowsInSession,
  ...rowsAfter,
};

export type Transition = { meeting: Meeting; notices: readonly Notice[] };

/**
 * What `event` makes of `meeting` at `now` (the database's clock): the new meeting and what the thread is told
 * beside its card, or `ignored` where the event means nothing in this state. Pure; writes nothing.
 */
export function next(meeting: Meeting, event: MeetingEvent, now: Date): Transition | 'ignored' {
  const cell = table[meeting.state]?.[event.type];
  if (!cell) return 'ignored';
  const step = stepOf(cell, meeting, event, now);
  if (!step) return 'ignored';

  const to = step.to ?? meeting.state;
  if (to !== meeting.state && !cell.to.includes(to)) {
    throw new Error(`The table does not say that ${meeting.state} leads to ${to} on ${event.type}`);
  }
  const changed = { ...meeting, ...step.set, state: to, version: meeting.version + 1 };
  return { meeting: changed, notices: step.say ?? [] };
}

/** The cell was looked up by the event's own type, which the compiler can't follow. */
function stepOf(
  cell: Row[EventType] & object,
  meeting: Meeting,
  event: MeetingEvent,
  now: Date,
): Step | null {
  const { step } = cell as unknown as Cell<EventType> & {
    step: (m: Meeting, e: MeetingEvent, n: Date) => Step | null;
  };
  return step(meeting, event, now);
}
