import { expect, test } from 'vitest';
import { seriesOf } from '../../../services/calendars/series-of.ts';

test.each([
  'abc_R20180522T080000@google.com',
  'abc_R20180522T080000Z@google.com',
  'abc_R20180522@google.com',
  'abc_R20180522_R20190107T093000@google.com',
  'abc@google.com',
])('Google’s names of a series’ parts mean one series: %s', (uid) => {
  expect(seriesOf(uid)).toBe('abc@google.com');
});

test.each([
  'abc_R20180522T080000@acme.org',
  'abc_R20180522T080000@google.com.acme.org',
  'abc_R20180522T080000@google.com\n',
  'abc_R2018052@google.com',
  'abc_R20180522T08@google.com',
  'abc_R20180522T080000-x@google.com',
  'abc_R20180522T080000',
])('a name that only looks like Google’s is a series on its own: %j', (uid) => {
  expect(seriesOf(uid)).toBe(uid);
});
