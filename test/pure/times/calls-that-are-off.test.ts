import { expect, test } from 'vitest';
import { standingOf } from '../../../services/times/messages/calls-off.ts';

const link = 'https://meet.google.com/abc-defg-hij';
const isOff = (text: string) => standingOf(text) === 'off';

test.each([
  'no standup today at 3',
  'No standup!',
  'no standups this week',
  'no *standup* today',
  'no weekly sync this week',
  'sorry, no standup today',
  'there’s no standup tomorrow',
  'Cancelled: Design review',
  '[CANCELED] Design review',
  'Event canceled: Planning',
  ':calendar: Canceled event *Planning* Thu 3 Dec 15:00',
  'This event has been canceled and removed from your calendar',
  'standup is cancelled',
  'Standup is *cancelled* today',
  'Standup: cancelled',
  'standup :x: cancelled',
  'Design review (cancelled)',
  'the 3pm review got canceled',
  'today’s retro has been called off',
  'today’s standup is cancelled, sorry',
  'standup cancelled today',
  'planning postponed until Monday',
  'standup isn’t happening today',
  'the daily is off',
  'the call’s off',
  'let’s cancel today’s standup',
  'we’re cancelling the meeting',
  'das Meeting ist abgesagt',
  'das Daily fällt heute aus',
  'le call est annulé',
])('%s: is off', (words) => {
  expect(isOff(`${words} ${link}`)).toBe(true);
  expect(isOff(`${words} <${link}>`)).toBe(true);
  expect(isOff(`${words}\n${link}`)).toBe(true);
});

test.each([
  '',
  'standup',
  'I have to skip today’s standup, send Stand-in please',
  'I’m skipping standup today, can the bot take notes?',
  'please don’t cancel the call, I’m on my way',
  'standup is not cancelled',
  'is standup cancelled?',
  'if the standup is cancelled we meet here',
  'my 2pm got cancelled, want to sync now?',
  'my other meeting was cancelled, I’m free',
  'the flight was cancelled. Let’s talk here',
  'yesterday’s standup was cancelled, so double updates',
  'no meeting notes yet, join here',
  'I have no meeting until 3, call me',
  'no need to prepare, standup at 3',
  'no call recording please',
  'no video call, audio is fine',
  'no, standup is at 3',
  'standup, no blockers',
  'Meeting: cancelled orders',
  'Canceled orders dashboard walkthrough',
  'Postponed features: triage',
  'review: why we cancel orders',
  'review of the cancel call button',
  'I’ll cancel the meeting room, join online',
  'weekly off-site sync',
  'team meeting off-site logistics',
  'let’s kick this call off',
  'time off planning',
  'skip-level 1:1',
])('%s: is on', (words) => {
  expect(isOff(`${words} ${link}`)).toBe(false);
});
