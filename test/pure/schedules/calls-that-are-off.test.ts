import { expect, test } from 'vitest';
import { callsOff } from '../../../services/schedules/times/called-off.ts';

const link = 'https://meet.google.com/abc-defg-hij';

test.each([
  'no standup today at 3',
  'No standup!',
  'no weekly sync this week',
  'Cancelled: Design review',
  'Event canceled: Planning',
  ':calendar: Canceled event *Planning* Thu 3 Dec 15:00',
  'standup is cancelled',
  'the 3pm review got canceled',
  'today’s retro has been called off',
  'standup cancelled today',
  'planning postponed until Monday',
  'skip the standup',
  'skipping today’s standup',
  'we are cancelling the meeting',
  'the daily is off',
  'das Meeting ist abgesagt',
  'das Daily fällt heute aus',
])('%s: is off', (words) => {
  expect(callsOff(`${words} ${link}`)).toBe(true);
  expect(callsOff(`${words} <${link}>`)).toBe(true);
  expect(callsOff(`${words}\n${link}`)).toBe(true);
});

test.each([
  '',
  'standup',
  'no meeting notes yet, join here',
  'no need to prepare, standup at 3',
  'no call recording please',
  'review of cancelled orders',
  'review: why we cancel orders',
  'cancellation policy review',
  'kick-off meeting',
  'standup, no blockers',
  'stand-off review',
  'no, standup is at 3',
  'time off planning',
  'skip-level 1:1',
])('%s: is on', (words) => {
  expect(callsOff(`${words} ${link}`)).toBe(false);
});
