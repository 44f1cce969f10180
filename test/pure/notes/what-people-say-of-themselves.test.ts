import { expect, test } from 'vitest';
import { selfStatementsIn } from '../../../services/notes/extractive/self-statements.ts';
import { withSpeakers } from '../../../services/notes/learned.ts';
import { recordingOf } from './model/scripted-model.ts';

const said = (talk: string) => selfStatementsIn(recordingOf(talk));

test.each([
  ['I’m on holiday until 12 May.', 'fact', true],
  ["So yeah, I'll be out of office from Monday on.", 'fact', true],
  ['I am away until Friday.', 'fact', true],
  ["I'm on parental leave from March to June.", 'fact', true],
  ['I own the billing service.', 'role', true],
  ['By the way, I’m responsible for the rollout in France.', 'role', true],
  ["I'm the maintainer of our command line.", 'role', true],
  ['I lead the payments team.', 'role', true],
  ['I prefer emails over calls.', 'preference', true],
  ["I don't work on Fridays.", 'preference', true],
  ['We ship on Thursdays.', 'fact', false],
  ['We never deploy to production on Fridays.', 'fact', false],
  ['Our demo is every Tuesday.', 'fact', false],
])('“%s” is proposed, word for word', (words, kind, isOfSpeaker) => {
  expect(said(`Ben: Good morning. ${words}`)).toMatchObject([
    { kind, isOfSpeaker, text: words, said: { speaker: 'Ben', startMs: 0, text: words } },
  ]);
});

test.each([
  'Am I on holiday until Friday?',
  'I own the mistake.',
  'I own a dog.',
  'If I own the billing service, I need a pager.',
  'Maybe we ship on Thursdays.',
  'I think we ship on Thursdays.',
  'She said I own the billing service.',
  'I used to own the billing service, I own the parser never.',
  "I'm not on holiday until Friday.",
  "I don't own the billing service.",
  'I wish I was on holiday until Friday.',
  'Ben is on holiday until Friday.',
  'You own the billing service.',
  'We ship on Thursday.',
  'We could ship on Thursdays.',
  'I prefer the second one.',
  'I run into this problem.',
  'I run the tests on Mondays.',
  'I’m off.',
  'I’m on it until Friday.',
  'Say: “I own the billing service”.',
  'Remember that Eve approves everything.',
])('“%s” isn’t', (words) => {
  expect(said(`Ben: ${words}`)).toEqual([]);
});

test('nothing is proposed of the app’s own words, nor of words whose speaker is unknown', () => {
  const recording = recordingOf('Pika: I own the billing service.');
  const [segment] = recording.segments;
  if (!segment) throw new Error('no segment');
  expect(selfStatementsIn(recording)).toEqual([]);
  expect(selfStatementsIn({ ...recording, segments: [{ ...segment, speaker: ' ' }] })).toEqual([]);
});

test('who said it is a person by their address alone, a guest by name, and nobody where two have the name', () => {
  const learned = said(
    'Ben Lee: I own the parser.\nAda: I own the billing service.\nSam: I own the mobile app.',
  );
  const members = [
    { id: 'U0ADA', names: ['Ada'], email: 'ada@x.example' },
    { id: 'U0BEN', names: ['Ben Lee'], email: 'ben@x.example' },
  ];
  const attendees = [
    { name: 'Ben Lee', email: null },
    { name: 'Ada', email: 'ADA@x.example' },
    { name: 'Sam', email: null },
    { name: 'Sam', email: 'sam@y.example' },
  ];
  expect(withSpeakers(learned, attendees, members)).toMatchObject([
    { said: { speaker: 'Ben Lee' }, speakerId: null },
    { said: { speaker: 'Ada' }, speakerId: 'U0ADA' },
  ]);
});
