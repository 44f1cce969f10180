import { isThere } from '../object.ts';
import type { MeetingOfPage } from '../ports/call-pages.ts';

/** Of a call's meetings the one that its page tells of: who is there, else who was there last, else who comes next. */
export function callNow(meetings: readonly MeetingOfPage[]): MeetingOfPage | null {
  return meetings.find(isThere) ?? meetings.find(wasSent) ?? meetings[0] ?? null;
}

/** Those of which words or notes may be kept, newest first. */
export function withWords(meetings: readonly MeetingOfPage[]): readonly MeetingOfPage[] {
  return meetings.filter((meeting) => wasSent(meeting) && !meeting.forgottenAt && !meeting.keepsNothing);
}

function wasSent({ sessionStartedAt }: MeetingOfPage): boolean {
  return sessionStartedAt !== null;
}
