import { expect, test } from 'vitest';
import { dayOf, dueIn } from '../../../services/notes/extractive/due.ts';
import { promisesIn } from './talk.ts';

function dueOn(at: string, words: string, timeZone = 'UTC'): string | null | undefined {
  return dueIn(words, dayOf(new Date(at), timeZone))?.date;
}

test.each([
  ['by Friday', '2026-11-20'],
  ['by next Friday', '2026-11-27'],
  ['on Monday', '2026-11-23'],
  ['tomorrow', '2026-11-19'],
  ['the day after tomorrow', '2026-11-20'],
  ['today', '2026-11-18'],
  ['this afternoon', '2026-11-18'],
  ['by the end of the day', '2026-11-18'],
  ['by end of week', '2026-11-20'],
  ['next week', '2026-11-27'],
  ['by the end of next week', '2026-11-27'],
  ['by the end of the month', '2026-11-30'],
  ['by the end of next month', '2026-12-31'],
  ['in two weeks', '2026-12-02'],
  ['on the 3rd', '2026-12-03'],
  ['by the 20th', '2026-11-20'],
  ['by March 3', '2027-03-03'],
  ['by the end of March', '2027-03-31'],
  ['by the end of the quarter', '2026-12-31'],
])('said on Wednesday, 18 November 2026: "%s" is %s', (words, date) => {
  expect(dueOn('2026-11-18T14:00:00Z', words)).toBe(date);
});

test.each([
  ['2026-11-20T14:00:00Z', 'by Friday', '2026-11-20'],
  ['2026-11-22T14:00:00Z', 'by Monday', '2026-11-23'],
  ['2026-12-31T14:00:00Z', 'tomorrow', '2027-01-01'],
  ['2026-12-30T14:00:00Z', 'on the 3rd', '2027-01-03'],
  ['2026-12-30T14:00:00Z', 'by the end of next week', '2027-01-08'],
  ['2027-01-31T14:00:00Z', 'by the 31st', '2027-01-31'],
  ['2027-02-10T14:00:00Z', 'by the 30th', '2027-03-30'],
  ['2028-02-28T14:00:00Z', 'tomorrow', '2028-02-29'],
])('at the end of a week, month or year: said %s, "%s" is %s', (at, words, date) => {
  expect(dueOn(at, words)).toBe(date);
});

test('a day is meant where the meeting took place', () => {
  // Thursday evening in Los Angeles is Friday in Tokyo.
  const at = '2026-11-20T04:30:00Z';
  expect(dueOn(at, 'tomorrow', 'America/Los_Angeles')).toBe('2026-11-20');
  expect(dueOn(at, 'tomorrow', 'Asia/Tokyo')).toBe('2026-11-21');
  expect(dueOn(at, 'by Friday', 'Asia/Tokyo')).toBe('2026-11-20');
});

test('a day on which clocks change is a day like others', () => {
  expect(dueOn('2027-03-27T23:30:00Z', 'tomorrow', 'Europe/Berlin')).toBe('2027-03-29');
});

test.each([
  'in a second',
  'at four',
  'with version 2.10',
  'as we did last week',
  'in May style',
  'until now',
  'as of now',
  'three days',
  'for two weeks',
])('"%s" is no date', (words) => {
  expect(dueOn('2026-11-18T14:00:00Z', words)).toBeUndefined();
});

test('an unknown zone or start costs the date at most', () => {
  expect(dueOn('2026-11-18T14:00:00Z', 'tomorrow', 'Mars/Olympus')).toBe('2026-11-19');
  expect(dueOn('never', 'tomorrow')).toBeUndefined();
});

test.each([
  ["I'll send it by Friday.", '2026-11-20'],
  ["Tomorrow morning I'll send it.", '2026-11-19'],
  ["I'll send it over, you get it on Monday.", '2026-11-23'],
  ["I'll send it on Friday, December 4th.", '2026-12-04'],
  ["I'll send it by Tuesday next week.", '2026-11-24'],
  ["I'll send it by the end of next week.", '2026-11-27'],
])('a promise has the day that it sets: %s', (words, date) => {
  expect(promisesIn(`Ana: ${words}`)).toEqual([`Ana: ${words} (${date})`]);
});

test.each([
  "I'll send it next week.",
  "I'll send it in two weeks.",
  "I'll send it, they need three days for it.",
  "We meet on Monday so I'll send it.",
  "so we launch on tuesday i'll send the press kit",
  "I'll send Friday's numbers.",
  "I'll send the Monday report.",
  "I'll send it, but not before Friday.",
  "I'll send what we have since Monday.",
  "I'll send it on Monday or Tuesday.",
  "I'll send it by 8/9.",
  "I'll send it when we meet on Monday.",
])('a promise has no day where none is sure: %s', (words) => {
  expect(promisesIn(`Ana: ${words}`)).toEqual([`Ana: ${words}`]);
});
