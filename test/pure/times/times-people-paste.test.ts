import { describe, expect, test } from 'vitest';
import { readAppTime, readTime, type TimeRead } from '../../../services/times/messages/read-time.ts';

// A Wednesday, nine o'clock in Berlin.
const now = new Date('2026-10-07T07:00:00Z');

/** `now`, `Thu 15:00` with the day of the month, or `asks` with what it offers. */
function said(read: TimeRead): string {
  if (read.kind === 'none') return 'now';
  if (read.kind === 'at') return short(read.words);
  return ['asks', read.doubt.choices.map(({ words }) => short(words)).join(' | ')].join(' ').trim();
}

const short = (words: string) => words.replace(/^\w+ (\d+) Oct, (\d\d:\d\d).*$/, '$1. $2');
const read = (text: string, at = now, zone = 'Europe/Berlin') => said(readTime(text, at, zone));

describe('a time that is planned', () => {
  test.each([
    ['standup @ 3', '7. 15:00'],
    ['@3pm', '7. 15:00'],
    ['at three', '7. 15:00'],
    ['at three thirty', '7. 15:30'],
    ['at half past three', '7. 15:30'],
    ['@ three', '7. 15:00'],
    ['quarter to four', '7. 15:45'],
    ['three pm', '7. 15:00'],
    ['tomorrow at three', '8. 15:00'],
    ['today at three EST thanks', '7. 21:00'],
    ['16 Uhr tomorrow', '8. 16:00'],
    ['at three 9 October', '9. 15:00'],
    ['next Monday half past 3', '12. 15:30'],
    ['tomorrow at 3', '8. 15:00'],
    ['today 3', '7. 15:00'],
    ['at 3:00', '7. 15:00'],
    ['at 1530', '7. 15:30'],
    ['1530h', '7. 15:30'],
    ['15:30h', '7. 15:30'],
    ['at 15.30', '7. 15:30'],
    ['heute um 15 Uhr', '7. 15:00'],
    ['in twenty minutes', '7. 09:20'],
    ['in forty-five min', '7. 09:45'],
    ['the day after tomorrow at 10:00', '9. 10:00'],
    ['day after tomorrow at 10', '9. 10:00'],
    ['in 3 days at 10:00', '10. 10:00'],
    ['Oct 12 2026 10:00', '12. 10:00'],
    ['12.10.2026 um 10:00', '12. 10:00'],
    ['9.10. 15:00', '9. 15:00'],
    ['8.10.26 15:00', '8. 15:00'],
    ['Thursday 8th at 3pm', '8. 15:00'],
    ['Monday 12th 10am', '12. 10:00'],
    ['Friday, 9th, 3pm', '9. 15:00'],
    ['Friday the 9th at 3pm', '9. 15:00'],
    ['next week Friday 10am', '16. 10:00'],
    ['10:00 on Friday next week', '16. 10:00'],
    ['October the 9th at 3pm', '9. 15:00'],
    ['the 9th of October at 3pm', '9. 15:00'],
    ['in 1.5h', '7. 10:30'],
    ['in 1h30', '7. 10:30'],
    ['in an hour and a half', '7. 10:30'],
    ['Thursday\n3pm', '8. 15:00'],
    ['midnight tonight', '8. 00:00'],
    ['at midnight', '8. 00:00'],
    ['at noon', '7. 12:00'],
    ['~at 3pm~ at 4pm', '7. 16:00'],
  ])('%s: %s', (text, expected) => expect(read(text)).toBe(expected));

  test('shortly before midnight the small hours are those of the coming night', () => {
    const late = new Date('2026-10-07T21:55:00Z');
    expect(read('at 00:15', late)).toBe('8. 00:15');
    expect(read('at 12:15', late)).toBe('asks 8. 00:15 | 8. 12:15');
    expect(read('at 9:30', late)).toBe('asks 8. 09:30');
  });
});

describe('a time in another language', () => {
  test.each([
    ['morgen um 10:00', '8. 10:00'],
    ['Donnerstag 15:00', '8. 15:00'],
    ['13. Oktober 15:00', '13. 15:00'],
    ['in 20 Minuten, bis heute', '7. 09:20'],
    ['Demo Freitag um 10', '9. 10:00'],
    ['demain à 15h', '8. 15:00'],
    ['in einer Stunde', '7. 10:00'],
    ['in 2 Tagen um 10', '9. 10:00'],
    ['morgen Abend um 8', '8. 20:00'],
    ['lundi à 10h30', '12. 10:30'],
    ['el lunes a las 15:00', '12. 15:00'],
    ['mañana a las 10', '8. 10:00'],
    ['segunda-feira às 15:00', '12. 15:00'],
    ['domani alle 10', '8. 10:00'],
    ['donderdag 15:00', '8. 15:00'],
    ['vandaag om 15 uur', '7. 15:00'],
    ['huomenna klo 10', '8. 10:00'],
  ])('%s: %s', (text, expected) => expect(read(text)).toBe(expected));
});

describe('a doubt', () => {
  test.each([
    ['the day after tomorrow', 'asks'],
    ['Feb 29 10:00', 'asks'],
    ['30 Feb 10:00', 'asks'],
    ['at 3:75', 'asks'],
    ['15.30', 'asks'],
    ['around 3', 'asks'],
    ['about 3pm', 'asks 7. 15:00'],
    ['~3pm', 'asks 7. 15:00'],
    ['at 3ish', 'asks'],
    ['3pm or so', 'asks 7. 15:00'],
    ['between 3 and 4', 'asks'],
    ['half 3', 'asks'],
    ['in 20', 'asks'],
    ['in ten', 'asks'],
    ['10 past 3', 'asks'],
    ['ten to three', 'asks'],
    ['at 13pm', 'asks'],
    ['at 25:00', 'asks'],
    ['standup 11-12', 'asks'],
    ['0930 standup', 'asks'],
    ['tonight', 'asks'],
    ['later', 'asks'],
    ['later today', 'asks'],
    ['this afternoon', 'asks'],
    ['in the evening', 'asks'],
    ['after lunch', 'asks'],
    ['next week', 'asks'],
    ['next month', 'asks'],
    ['standup Fri', 'asks'],
    ['on the 9th', 'asks'],
    ['on the 9th at 10', 'asks 9. 10:00'],
    ['Friday the 8th at 3pm', 'asks 8. 15:00'],
    ['Tuesday 12 October 10am', 'asks 12. 10:00'],
    ['10:00 tomorrow or Friday', 'asks 8. 10:00 | 9. 10:00'],
    ['a week from Monday at 3pm', 'asks 12. 15:00'],
    ['tomorrow at midnight', 'asks 8. 00:00 | 9. 00:00'],
    ['at 8:00 or 8:30', 'asks 7. 20:00 | 7. 20:30 | 8. 08:00'],
    ['7:00-7:30', 'asks 7. 19:00 | 8. 07:00'],
    ['tomorrow 3:75', 'asks'],
    ['3?', 'asks'],
    ['starts 3', 'asks'],
    ['in 20-30 min', 'asks'],
    ['in 20 or 30 min', 'asks'],
    ['end of the week 3pm', 'asks 14. 15:00'],
    ['at the usual time', 'asks'],
    ['on the hour', 'asks'],
    ['20261009 1500', 'asks'],
    ['09-10-2026 15:00', 'asks'],
    ['9-10 15:00', 'asks 7. 15:00'],
    ['Mondays 10:00', 'asks 7. 10:00'],
    ['10:00 Monday and Wednesday', 'asks 7. 10:00 | 12. 10:00'],
    ['today or tomorrow at 10', 'asks 7. 10:00 | 8. 10:00'],
    ['next Friday at 3pm', 'asks 9. 15:00 | 16. 15:00'],
    ['a week tomorrow at 3pm', 'asks 8. 15:00'],
    ['last Friday 3pm', 'asks 9. 15:00'],
    ['10:00. Tomorrow we ship.', 'asks 8. 10:00'],
    ['Friday we ship. Standup at 10:00', 'asks 7. 10:00 | 9. 10:00'],
    ['13/13 10:00', 'asks 7. 10:00'],
    ['in 1:30', 'asks 7. 13:30'],
    ['a fortnight from today 3pm', 'asks 7. 15:00'],
    ['le 13 à 15h', 'asks 7. 15:00'],
    ['Wed 8:30', 'asks 14. 08:30'],
    ['3p', 'asks'],
    ['2moro at 10', 'asks 7. 10:00'],
    ['a week from today at 3pm', 'asks 7. 15:00'],
    ['Monday 12 at 10am', 'asks 7. 10:00 | 12. 12:00'],
    ['wed 15:00 next week', 'asks 7. 15:00 | 14. 15:00'],
    ['7 this evening', 'asks'],
    ['at 7 in the evening', 'asks 7. 19:00 | 8. 07:00'],
    ['at 10. Tomorrow we ship.', 'asks 8. 10:00'],
    ['明日15:00', 'asks 7. 15:00'],
    ['Do 15:00', 'asks 7. 15:00'],
    ['Do 15 Uhr', 'asks 7. 15:00'],
    ['imorgon kl 10', 'asks'],
    ['nächsten Freitag um 10', 'asks 9. 10:00 | 16. 10:00'],
    ['vendredi prochain à 10h', 'asks 9. 10:00 | 16. 10:00'],
    ['letzten Freitag um 10', 'asks 9. 10:00'],
    ['morgen zwischen 10 und 11 Uhr', 'asks 7. 11:00 | 8. 11:00'],
    ['dienstags um 10', 'asks 7. 10:00'],
    ['vanavond om 10', 'asks 7. 10:00'],
    ['morgen von 10 bis 11 Uhr', 'asks 8. 10:00'],
    ['lundi 9h ou 10h', 'asks 7. 10:00 | 12. 09:00 | 12. 10:00'],
    ['imorgon 10:00', 'asks 7. 10:00'],
    ['demo Oct 9 quarter to 4', 'asks 7. 15:45'],
    ['Wednesday 10-11', 'asks'],
    ['call me 17.30', 'asks'],
    ['no later than 15:00', 'asks 7. 15:00'],
    ['morgen um halb drei', 'asks'],
    ['mañana por la tarde', 'asks'],
    ['demain après-midi', 'asks'],
    ['Montag', 'asks'],
    ['heute Abend', 'asks'],
    ['morgen at 10', 'asks'],
    ['tomorrow um 10 oder 11', 'asks 8. 10:00 | 8. 11:00'],
  ])('%s: %s', (text, expected) => expect(read(text)).toBe(expected));
});

describe('ordinary sentences are no times', () => {
  test.each([
    'let’s talk about Q3 results',
    'version 3.2 review',
    'python 3.12 upgrade',
    'room 4.12',
    'we are 5',
    'call 0171 1234567',
    'see you later',
    'may I join?',
    'march through the list',
    'we decide 5 things',
    'good morning all',
    'Guten Morgen',
    'good afternoon',
    'budget is 12.50 eur',
    'the 12.5% fee',
    'until tonight',
    'by tomorrow evening',
    'at one point',
    'half a day',
    'discuss the 2nd draft',
    'PR 1530 review',
    'at 2026 plan',
    'between 3 and 4 people',
    'sooner or later',
    'the form opens in another channel',
    'asked in a thread',
    'we ship 1.2. of it',
    'in 5 rooms',
    'yesterday we talked about it',
  ])('%s', (text) => expect(read(text)).toBe('now'));
});

describe('a calendar app’s post', () => {
  test.each([
    ['day after tomorrow at 10', '9. 10:00'],
    ['10:00 tomorrow or Friday', 'asks 8. 10:00 | 9. 10:00'],
    ['look at 3 bugs', 'asks 7. 15:00'],
    ['this afternoon', 'asks'],
    ['Thursday 8th at 3pm', '8. 15:00'],
  ])('%s: %s', (text, expected) => expect(said(readAppTime(text, now, 'Europe/Berlin'))).toBe(expected));
});
