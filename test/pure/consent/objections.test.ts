import { describe, expect, test } from 'vitest';
import { objects } from '../../../services/consent/objections/hear-objection.ts';
import { nearMisses, objections, toldSomethingElse, toldToLeave } from './objections.ts';

describe.each(Object.entries(objections))('%s', (_, ways) => {
  test('has at least twenty', () => expect(ways.length).toBeGreaterThanOrEqual(20));
  test.each(ways)('“%s” is an objection', (text) => expect(objects(text)).toBe(true));
});

test.each(nearMisses)('“%s” is none', (text) => expect(objects(text)).toBe(false));

test('the persona’s name stands for the bot', () => {
  expect(objects('Nova needs to leave.')).toBe(false);
  expect(objects('Nova needs to leave.', ['Nova'])).toBe(true);
});

test('it is found among other words', () => {
  const talk = 'So we ship on Friday and then look at the numbers. '.repeat(20);
  expect(objects(`${talk}Wait, please stop recording, I have something private. ${talk}`)).toBe(true);
  expect(objects(talk)).toBe(false);
});

test.each(toldToLeave)('“%s” sends it away', (text) => expect(objects(text, ['Nova'])).toBe(true));

test.each(toldSomethingElse)('“%s” doesn’t', (text) => expect(objects(text, ['Nova'])).toBe(false));

test('one of its names is enough to call it by', () => {
  for (const text of [
    'Nova, please leave the call.',
    'Please leave the call, Dr. Nova.',
    'Chen, get out of here.',
  ])
    expect([text, objects(text, ['Dr. Nova Chen (AI)', 'Dr. Nova Chen'])]).toEqual([text, true]);
  expect(objects('We leave the call, Chen can stay.', ['Nova Chen'])).toBe(false);
  expect(objects('Please leave the meeting, Ben.', ['Meeting Assistant'])).toBe(false);
});
