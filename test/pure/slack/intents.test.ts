import { expect, test } from 'vitest';
import { intentOf } from '../../../listeners/intent.ts';

test.each([
  ['greeting', ['hello', 'Hello!', 'hi there 👋', 'hey Stand-in', 'good morning', 'Hallo', 'test', 'Ping?']],
  ['thanks', ['thanks!', 'Thank you very much', 'thx', 'danke']],
  ['help', ['help', 'Help me please', 'hilfe', 'what can you do?', 'hi, who are you?', 'How do I use this']],
  [
    'recap',
    [
      'can you summarise this?',
      'Summarize the call please',
      'summary',
      'sum it up',
      'TL;DR?',
      'recap',
      'Can you give us a quick recap of the meeting',
      'where are the notes?',
      'is the recap ready',
      'hey, what did I miss?',
      'what happened here?',
      'hello, catch me up',
    ],
  ],
  [
    null,
    [
      'what about pricing?',
      'summarise the pricing discussion',
      'who said hello to Ben?',
      'what did we decide?',
      'help desk tickets',
      'where is the office',
      '',
      '🙂',
    ],
  ],
])('%s', (intent, texts) => {
  for (const text of texts) expect(intentOf(text), text).toBe(intent);
});
