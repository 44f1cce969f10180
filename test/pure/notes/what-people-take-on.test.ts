import { expect, test } from 'vitest';
import { itemsOf, notesOf } from './talk.ts';

const team = { participants: ['Ana', 'Ben', 'Cara'] };

test.each([
  ['a promise is the speaker’s', `Ana: I'll send the deck to Priya.`, ['Ana → Send the deck to Priya']],
  [
    'a promise may leave out the I',
    `Ana: Will open a ticket for the crash.`,
    ['Ana → Open a ticket for the crash'],
  ],
  [
    'an offer of a deed is a promise',
    `Ana: I can write the summary for the board.`,
    ['Ana → Write the summary for the board'],
  ],
  [
    'two promises in a sentence are two items',
    `Ana: I'll draft the contract and Ben will check the numbers with legal.`,
    ['Ana → Draft the contract', 'Ben → Check the numbers with legal'],
  ],
  [
    'a request that is granted belongs to who grants it',
    `Ana: Can you send me the contract?\nBen: Sure, will do.`,
    ['Ben → Send Ana the contract'],
  ],
  [
    'a request to somebody by name is theirs once they say yes',
    `Ana: Ben, could you book the venue in Lyon?\nCara: Lyon is nice.\nBen: Yes.`,
    ['Ben → Book the venue in Lyon'],
  ],
  [
    'another who says "I can" takes it over',
    `Ana: Ben, could you book the venue in Lyon?\nCara: I can do that.`,
    ['Cara → Book the venue in Lyon'],
  ],
  [
    'somebody may be given a task',
    `Ana: Let's have Ben write the press release.`,
    ['Ben → Write the press release'],
  ],
  [
    'somebody who is not in the call may be given a task',
    `Ana: Let's ask Priya to review the contract terms.`,
    ['Priya → Review the contract terms'],
  ],
  ['an action item says so', `Ana: Action item: Cara to update the roadmap.`, ['Cara → Update the roadmap']],
  [
    'an action item without a name stays unassigned',
    `Ana: Action item: update the roadmap.`,
    ['nobody → Update the roadmap'],
  ],
  ['who takes the action has it', `Ana: I'll take the action to call the vendor.`, ['Ana → Call the vendor']],
  [
    'what is needed belongs to who can do it',
    `Ana: We need to update the onboarding guide.\nBen: I can do that.`,
    ['Ben → Update the onboarding guide'],
  ],
  [
    'a volunteer takes what was asked of anybody',
    `Ana: Who can call the hosting provider?\nBen: Hm.\nCara: I'll do it.`,
    ['Cara → Call the hosting provider'],
  ],
  [
    'what is taken without a word for it is told by what was said before',
    `Ana: The pricing table has the old tiers.\nBen: Can somebody fix that before Thursday?\nCara: I'll take that one.`,
    ['Cara → Fix that before Thursday: The pricing table has the old tiers (2026-11-19)'],
  ],
  [
    'what somebody is going to do is a promise, where they are going is none',
    `Ana: I'm going to set up a call with the vendor. I'm going to Berlin with the vendor.`,
    ['Ana → Set up a call with the vendor'],
  ],
  [
    'who offers and is told yes does it',
    `Ana: Should I send the invoice to Acme?\nBen: Yes, please.`,
    ['Ana → Send the invoice to Acme'],
  ],
  [
    'what is said twice is one item with the later date',
    `Ana: I'll send the budget sheet.\nBen: Great.\nAna: I'll send the budget sheet tomorrow.`,
    ['Ana → Send the budget sheet tomorrow (2026-11-19)'],
  ],
  [
    'an unknown speaker stays unassigned',
    `: I'll send the deck to Priya.`,
    ['nobody → Send the deck to Priya'],
  ],
])('%s', (_, talk, items) => {
  expect(itemsOf(talk, team)).toEqual(items);
});

test.each([
  ['a denial', `Ana: I won't send the deck. I will not write the report. I don't think I'll call them.`],
  ['a condition', `Ana: If we get the budget, I'll hire two designers. I'll call them unless you object.`],
  ['the past', `Ana: I sent the deck yesterday. I was going to write the report.`],
  ['a guess', `Ana: Maybe I'll call the vendor. I would send the deck. I might write the report.`],
  ['somebody else’s words', `Ana: The client said I'll send the deck.`],
  ['a question', `Ana: Will I send the deck to the client?`],
  [
    'a request without an answer',
    `Ana: Ben, could you send the numbers?\nCara: The weather is lovely in Lyon.`,
  ],
  ['a request turned down', `Ana: Ben, could you send the numbers?\nBen: Sorry, I can't, I'm out.`],
  ['a task turned down', `Ana: Let's have Ben write the report.\nBen: No, I can't this month.`],
  [
    'what is taken back',
    `Ana: I'll send the deck to Priya.\nBen: Fine.\nAna: Actually, never mind, it's done.`,
  ],
  [
    'what happens in the call',
    `Ana: I'll share my screen. I'll go first. I'll be honest with you. I'll move on.`,
  ],
  ['a phrase of the call', `Ana: Can you hear me?\nBen: Yes.\nAna: Can you see my screen?\nBen: Sure.`],
  [
    'what the agent says or is asked',
    `Ana: Pika, could you look up the revenue?\nPika: Sure, I'll look up the revenue.`,
  ],
])('%s is nobody’s task', (_, talk) => {
  expect(itemsOf(talk, team)).toEqual([]);
});

test('"if" that means "whether" is no condition', () => {
  expect(itemsOf(`Ana: I'll check if the build passed.`)).toEqual(['Ana → Check if the build passed']);
});

test('a name that two people share belongs to neither until one answers', () => {
  const both = { participants: ['Ben Ito', 'Ben Okafor', 'Ana'] };
  expect(itemsOf(`Ana: Ben will write the report on churn.`, both)).toEqual([
    'nobody → Write the report on churn',
  ]);
  expect(itemsOf(`Ana: Ben, could you write the report on churn?\nBen Okafor: Yes.`, both)).toEqual([
    'Ben Okafor → Write the report on churn',
  ]);
  expect(itemsOf(`Ana: Ben Ito will write the report on churn.`, both)).toEqual([
    'Ben Ito → Write the report on churn',
  ]);
});

test('a given name that is also a word calls nobody at the start of a question', () => {
  const will = { participants: ['Will', 'Ana'] };
  expect(itemsOf(`Ana: Will you join us for lunch later?\nBen: Yes.`, will)).toEqual([]);
  expect(itemsOf(`Ana: Will, could you send the logs to Ops?\nWill: Yes.`, will)).toEqual([
    'Will → Send the logs to Ops',
  ]);
});

test('an item carries who said it, when, word for word, and who agreed', () => {
  const { actionItems } = notesOf(
    `Ana: Um, so, Ben, could you, uh, book the venue?\nBen: Yes, will do.`,
    team,
  );
  expect(actionItems).toEqual([
    {
      text: 'Book the venue',
      owner: 'Ben',
      due: null,
      evidence: [
        { speaker: 'Ana', startMs: 0, text: 'Um, so, Ben, could you, uh, book the venue?' },
        { speaker: 'Ben', startMs: 10_000, text: 'Yes, will do.' },
      ],
    },
  ]);
});
