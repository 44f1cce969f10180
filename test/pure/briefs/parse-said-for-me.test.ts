import { expect, test } from 'vitest';
import { parseSaidForMe } from '../../../services/briefs/parse-said-for-me.ts';

const read = (text: string, isAddressed = false) => parseSaidForMe(text, isAddressed);

test.each([
  [
    'I can’t come: say that the migration is done, ask about the budget',
    ['say that the migration is done', 'ask about the budget'],
  ],
  [
    "Hi all, I can't make it today - please tell them that we ship on Monday, and ask who has the keys?",
    ['tell them that we ship on Monday', 'ask who has the keys?'],
  ],
  [
    'Sorry, I won’t be able to join the call. Could you say the demo moved to 3.30, not 4?',
    ['say the demo moved to 3.30, not 4?'],
  ],
  [
    'I’m sick today. Tell the team I’ll send the slides tomorrow',
    ['Tell the team I’ll send the slides tomorrow'],
  ],
  [
    'I’ll miss the standup\nmention that PR 12 is merged\nask Ben for a review',
    ['mention that PR 12 is merged', 'ask Ben for a review'],
  ],
  [
    'Ich kann heute nicht kommen: sag bitte, dass die Migration fertig ist, und frag nach dem Budget',
    ['sag bitte, dass die Migration fertig ist', 'frag nach dem Budget'],
  ],
  [
    'Ich bin krank. Bitte richte aus, dass ich morgen wieder da bin',
    ['richte aus, dass ich morgen wieder da bin'],
  ],
  [
    'Je ne peux pas venir : dis que la migration est terminée, demande où en est le budget',
    ['dis que la migration est terminée', 'demande où en est le budget'],
  ],
  ['Désolé, je serai pas là. Dites-leur que la démo est prête', ['Dites-leur que la démo est prête']],
  [
    'No puedo ir: diles que la migración está lista y pregunta por el presupuesto',
    ['diles que la migración está lista', 'pregunta por el presupuesto'],
  ],
  ['Hoje não', null],
  [
    'Não posso ir hoje: diz que a migração está pronta, pergunta sobre o orçamento',
    ['diz que a migração está pronta', 'pergunta sobre o orçamento'],
  ],
  [
    'Non posso venire: di’ che la migrazione è finita e chiedi del budget',
    ['di’ che la migrazione è finita', 'chiedi del budget'],
  ],
] as const)('%s', (text, lines) => {
  expect(read(text)).toEqual(lines);
});

test.each([
  'I can’t come',
  'I can’t come to the office, ask Ben for the key',
  'If I can’t come, say so',
  'Say that the migration is done',
  'Ben can’t come: tell him to call me',
  'We can’t join these tables: ask Cleo about the index',
  'I can’t come to terms with it, ask anybody',
  'I can’t say that it’s done',
  'I can’t come but the migration is done',
  'Did you ask about the budget? I can’t tell',
  'I can’t join the party: tell Ben',
  'I can’t come: ask me later',
  'Ich kann nicht sagen, dass es fertig ist',
  'Je ne peux pas dire que c’est fini',
  'No puedo decir que esté listo',
  'I can’t come up with a name, say Falcon',
  '',
])('it isn’t: %s', (text) => {
  expect(read(text)).toBeNull();
});

test('who speaks to it needn’t say that they won’t be there, and beside a link may say where to', () => {
  expect(read('please say that the migration is done', true)).toEqual(['say that the migration is done']);
  expect(read('<https://meet.google.com/abc-defg-hij> I can’t come: ask about the budget')).toEqual([
    'ask about the budget',
  ]);
  expect(read('I can’t come to <https://meet.google.com/abc-defg-hij>: ask about the budget')).toEqual([
    'ask about the budget',
  ]);
  expect(read('what did Ben say about the budget?', true)).toBeNull();
  expect(read('who can’t come? ask about it', true)).toBeNull();
});

test('long messages and many lines are cut or left alone', () => {
  expect(read(`I can’t come: ${'say that it is done, '.repeat(20)}`)).toBeNull();
  expect(read(`I can’t come: say ${'x'.repeat(5_000)}`)?.[0]?.length).toBe(300);
});
