import { expect, test } from 'vitest';
import { highlights, promisesIn } from './talk.ts';

test.each([
  ['I will', `Ana: I'll send the deck to Priya.`],
  ['going to', `Ana: I'm going to set up a call with the vendor.`],
  ['without the I, as scribes note it down', `Ana: Will open a ticket for the crash.`],
  ['with words between', `Ana: Okay so I will probably just email the landlord.`],
  ['with sounds between', `Ana: I'll, um, I'll, uh, forward the, you know, invoice.`],
  ['without apostrophes', `Ana: right ill forward the invoice to legal`],
  ['in the small', `Ana: and i am going to renew the domain`],
  ['to a firm', `Ana: I'll call the bank.`],
  ['to a person', `Ana: I'll talk to Priya about the seats.`],
  ['to put something up', `Ana: I'll set that up.`],
  ['glad to', `Ana: I'd be happy to draft the announcement.`],
  ['over to whoever asked', `Ana: We will send you the minutes.`],
  ['turned round', `Ana: You'll have the signed contract from me on Thursday.`, ' (2026-11-19)'],
  ['said of today, as in a standup', `Ana: Today I'm reviewing their budget sheet.`, ' (2026-11-18)'],
  ['a duty', `Ana: I have to book the venue in Lyon.`],
  ['with a day', `Ana: I can check it with finance tomorrow.`, ' (2026-11-19)'],
  ['checking whether', `Ana: I'll ask the caterer whether they have room for ten.`],
  ['with a question of politeness', `Ana: I'll email the board, okay?`],
  ['with leave asked for', `Ana: I'll cancel the old licences if nobody objects.`],
  ['as an answer to who asked', `Ben: Could somebody take the runbook?\nAna: Sure, I can take that.`],
  ['as an answer alone', `Ben: Can you tell the press before noon?\nAna: Will do.`],
  ['with a title in it', `Ana: I'll contact Dr. Roux about the permit.`],
])('a promise is quoted word for word: %s', (_, talk, day = '') => {
  const words = talk.split('\n').at(-1)?.replace('Ana: ', '');
  expect(promisesIn(talk, { participants: ['Ana', 'Ben'] })).toEqual([`Ana: ${words}${day}`]);
});

test.each([
  ['a denial', `Ana: I won't send the deck. I will not write to them. I don't think I'll email them.`],
  ['a condition', `Ana: If we get the budget, I'll book the venue. I'll email them unless you object.`],
  ['the past', `Ana: I sent the deck yesterday. I was going to email the report.`],
  ['a guess', `Ana: Maybe I'll email the vendor. I might send the deck. I guess I'll find out.`],
  ['a habit', `Ana: Sometimes I'll email the client twice. Usually I'll check with legal.`],
  ['other people’s words', `Ana: The client said I'll send the deck. She was like I'll email them.`],
  ['a question', `Ana: Will I send the deck? Should I email them?`],
  ['a request', `Ana: Would you send a card with a camera in it?\nBen: Yeah, sure.`],
  ['an answer to nothing', `Ana: Nice weather.\nBen: Yes, I can do that.`],
  ['sharing a screen', `Ana: I'll share my screen. I'll share the slides on the screen here.`],
  ['what the chat gets', `Ana: I'll post the link in the chat. I'll drop it in the chat for you.`],
  ['what happens at once', `Ana: I'll fix it right now. I'll send it now. I'll look it up real quick.`],
  ['a setting of the call', `Ana: I'll fix my microphone. I'll put you on hold. I'll open a new tab.`],
  ['a call of the chair', `Ana: I'll call the minister to speak. I'll call it a day. I'll call Mr. Roux.`],
  [
    'a change of subject',
    `Ana: I'll change the subject. I'll talk to you about that. I'll talk to that point.`,
  ],
  ['a thought', `Ana: I'll finish that thought. I'll follow up on what Ben said.`],
  ['turns of a talk', `Ana: I'll go first. I'll be honest. I'll let Mrs. Roux speak first. I'll move on.`],
  ['a remark', `Ana: I'll add a comment. I'm going to ask a question about that. I'll make one point.`],
  ['a journey', `Ana: I'm going to Berlin with the vendor.`],
  ['illness', `Ana: The cat is ill. He felt ill after lunch. She is ill send flowers.`],
  ['what “we” do', `Ana: We will do better. We'll see.`],
  ['what the agent says', `Pika: I'll send the deck to Priya by Friday.`],
  ['German', `Ana: Die Einladung schicke ich bis Montag raus. Will ich gern machen.`],
  ['French', `Ana: Je vous envoie le contrat demain.`],
  ['Portuguese', `Ana: Vou mandar a proposta amanhã.`],
  ['Korean', `Ana: 내일 보고서를 보내겠습니다.`],
])('%s is no promise', (_, talk) => {
  expect(promisesIn(talk)).toEqual([]);
});

test.each([
  ['Ben: Action item: Cara to update the roadmap.', 'Cara'],
  ['Ben: So, another action item for Cara: the roadmap.', 'Cara'],
  ['Ben: Action: update the roadmap.', 'nobody'],
  ['Ben: TODO: Dora updates the roadmap.', 'nobody'],
  ["Ben: Action point: I'll update the roadmap.", 'Ben'],
])('a spoken action item belongs to the person it names: %s', (talk, owner) => {
  expect(promisesIn(talk, { participants: ['Cara', 'Ben'] })).toEqual([talk.replace('Ben:', `${owner}:`)]);
});

test.each(['Are there action items: new or old?', 'No action items: good.', 'An action of the court: that.'])(
  'talk of action items is none: %s',
  (words) => {
    expect(promisesIn(`Ben: ${words}`)).toEqual([]);
  },
);

test('a name that two people share is nobody’s', () => {
  const both = { participants: ['Ben Ito', 'Ben Okafor'] };
  expect(promisesIn('Ana: Action item: Ben to write the report.', both)[0]).toMatch(/^nobody: /);
  const spelled = { participants: ['Ben Ito', 'BEN Okafor'] };
  expect(promisesIn('Ana: Action item: Ben to write the report.', spelled)[0]).toMatch(/^nobody: /);
  expect(promisesIn('Ana: Action item: Ben Ito to write the report.', both)[0]).toMatch(/^Ben Ito: /);
  expect(promisesIn(`: I'll send the deck to Priya.`)[0]).toMatch(/^nobody: /);
});

test('a sentence over two segments is one quote, from where it began', () => {
  const { actionItems } = highlights(`Ana: So I'm going to rewrite the\nAna: invoice exporter by Monday.`);
  expect(actionItems).toMatchObject([
    { text: "So I'm going to rewrite the invoice exporter by Monday.", evidence: [{ startMs: 0 }] },
  ]);
});

test('two promises in a sentence can be kept one by one, each with its day', () => {
  expect(promisesIn(`Ana: yes im going to check with ops today and ill email you the dump tomorrow`)).toEqual(
    [
      'Ana: yes im going to check with ops today (2026-11-18)',
      'Ana: ill email you the dump tomorrow (2026-11-19)',
    ],
  );
});

test('a quote comes with the sentence before it: sounds say nothing', () => {
  const { actionItems } = highlights(
    `Ben: Is it for the iPad only?\nAna: Um. Good one.\nAna: I'll look into that.`,
  );
  expect(actionItems[0]?.evidence).toEqual([
    { speaker: 'Ana', startMs: 20_000, text: "I'll look into that." },
    { speaker: 'Ben', startMs: 0, text: 'Is it for the iPad only?' },
  ]);
});

test('a promise said twice is one', () => {
  const again = `Ana: I'll send the budget sheet to finance.\nBen: Great.\nAna: So I'll send finance the budget sheet.`;
  expect(promisesIn(again)).toEqual(["Ana: I'll send the budget sheet to finance."]);
});

test('promises that differ only in a number are two', () => {
  const twice = `Ana: I will file ticket 7 of the billing page.\nBen: Good.\nAna: I will file ticket 27 of the billing page.`;
  expect(promisesIn(twice)).toHaveLength(2);
});
