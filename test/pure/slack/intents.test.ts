import { expect, test } from 'vitest';
import { intentOf } from '../../../listeners/intent.ts';

test.each([
  [
    'greeting',
    [
      ...[
        '👋',
        ':wave:',
        'Guten Morgen',
        'buenos días',
        'bonjour à tous',
        'hellooo',
        'How are you?',
        'what’s up',
      ],
      ...['are you there?', 'good afternoon everyone', 'morning'],
    ],
  ],
  [
    'thanks',
    [
      ...[
        'great, thanks',
        'good job!',
        'nice',
        'ok',
        'merci beaucoup',
        'vielen Dank',
        ':pray:',
        '👍',
        'love it',
      ],
      ...[
        'thanks for the recap!',
        'thank you for joining',
        'perfect thanks',
        'much appreciated',
        'never mind',
      ],
      ...[
        'Great notes, thank you!',
        'Nice summary',
        'loved the recap',
        'Nice summary. Thanks!',
        'great recap :tada:',
      ],
      ...[
        'What a great summary!',
        'the notes are really helpful',
        'Thanks, the recap was excellent',
        '❤️ this recap',
      ],
      ...[
        'Thank you! These notes are super useful.',
        'love the minutes',
        'best summary so far',
        'good job on the notes',
      ],
      ...[
        'tolle Zusammenfassung',
        'super résumé, merci !',
        'excelente resumen',
        'ottimo riassunto',
        'mooie samenvatting',
      ],
    ],
  ],
  [
    'help',
    [
      ...[
        'what can you do for me?',
        'What can you help with?',
        'how to use this',
        'what commands do you support?',
      ],
      ...[
        'who r u',
        'show me what you can do',
        'what is this bot?',
        'was kannst du?',
        'getting started',
        'menu',
      ],
    ],
  ],
  [
    'recap',
    [
      ...[
        'what was discussed?',
        'what did we talk about?',
        'what happened in the call?',
        'catch me up please',
      ],
      ...[
        'how did the meeting go?',
        'what did I miss in the standup',
        'can you catch me up?',
        '*recap*',
        'resumo',
      ],
      ...['kannst du das zusammenfassen?', 'overview', 'I’d like a summary'],
      ...[
        'great, send me the recap',
        'Nice, summary please',
        'Great! Summary?',
        'recap, thanks',
        'Thanks! Recap please',
      ],
      ...['a great summary please', 'recap 🙏', 'are the notes good', 'so good to have you here, summary'],
    ],
  ],
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
      ...['is it done?', 'is this ok?', 'what day is the meeting?', 'is there a call in the morning?'],
      ...['what options do we have?', 'what happened to the budget?', 'how did the launch go?'],
      ...['ok, who owns it?', 'thanks, and who owns the release?', 'how do we start the migration?'],
      'what did we decide?',
      ...[
        'who liked the recap',
        'what did Ada love about the summary',
        'nice summary, but who owns the release?',
      ],
      'help desk tickets',
      'where is the office',
      '',
      '🙂',
    ],
  ],
])('%s', (intent, texts) => {
  for (const text of texts) expect(intentOf(text), text).toBe(intent);
});
