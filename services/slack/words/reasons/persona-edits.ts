import type { EditRefusal } from '../../../personas/editing/editing.ts';
import { personaLimits, type TermsProblem } from '../../../personas/persona-terms.ts';
import { mention, quotedWords } from '../../mrkdwn.ts';
import { waiting } from '../amounts.ts';
import { wordsOfNoAccess } from './access.ts';
import { type ByKind, type ReasonBook, type ReasonWords, sayReason, wordsFor } from './reason.ts';
import { wordsOfOften } from './voices.ts';

/** Why a persona stays as it is. */
export const personaEditRefusals: ReasonBook<ByKind<EditRefusal>> = {
  not_entitled: (refusal) => wordsOfNoAccess(refusal),
  not_its_owner: ({ owners }) => ({
    what: `Only ${owners.map(mention).join(', ')} and workspace admins can change that persona.`,
    next: 'Ask them, or duplicate it.',
  }),
  gone: () => ({
    what: 'That persona was archived, or the form is too old: they last a day, imported ones an hour.',
    next: 'Open `/pika personas` again.',
  }),
  name_taken: ({ name }) => ({
    what: `${quotedWords(name, 60)} is taken, or looks like another persona’s name.`,
    next: 'Choose another name.',
  }),
  stands_in: ({ userId }) => ({
    what: `${mention(userId)} already has a stand-in.`,
    next: 'Change that one, or leave “Stands in for” empty.',
  }),
  said_no: ({ userId, days }) => ({
    what: `${mention(userId)} refused within the last ${days} days.`,
    next: 'Ask them yourself: they can make their own stand-in in `/pika personas`.',
  }),
  asked_often: (refusal) => wordsOfOften(refusal),
  too_many: ({ most }) => ({
    what: `A workspace can have ${most} personas.`,
    next: 'Archive one first.',
  }),
  edited_often: ({ waitMs }) => ({
    what: 'That’s a lot at once.',
    next: `Try again in ${waiting(waitMs)}.`,
  }),
  voice_of_others: ({ name }) => ({
    what: `The cloned voice ${quotedWords(name, 60)} is for personas that its owner made, or who asked for it.`,
    next: 'Choose another voice.',
  }),
  changed_meanwhile: ({ by }) => ({
    what: `${mention(by)} changed it in the meantime.`,
    next: 'Open `/pika personas` again to see how it is now.',
  }),
};

/** What is wrong with a field of the form. */
export const personaFieldProblems: ReasonBook<Record<TermsProblem['problem'], unknown>> = {
  empty: () => ({ what: 'A persona needs a name.', next: 'Enter letters or digits.' }),
  reserved: () => ({ what: 'That name belongs to the built-in one.', next: 'Choose another name.' }),
  unknown_emoji: () => ({
    what: 'I don’t know what Slack calls that emoji.',
    next: 'Type its name, such as `:star:`: Slack shows it when you point at the emoji.',
  }),
  bad_voice: () => ({
    what: 'That can’t be a voice’s id.',
    next: 'Enter 3 to 256 letters, digits and marks, beginning with a letter.',
  }),
  too_many_lines: () => ({
    what: `There’s room for ${personaLimits.mustNotSayLines} lines.`,
    next: 'Leave some out.',
  }),
  line_too_long: () => ({
    what: `A line has ${personaLimits.mustNotSayChars} characters at most.`,
    next: 'Split or shorten it.',
  }),
  too_much: () => ({
    what: `What it must never say has ${personaLimits.mustNotSayTotal} characters at most: more couldn’t be told in full.`,
    next: 'Shorten it, in its files where it’s too long for this form.',
  }),
  too_many_people: () => ({ what: `Name ${personaLimits.senders} people at most.`, next: 'Leave some out.' }),
};

export function sayNotEdited(refusal: EditRefusal): string {
  return sayReason(wordsFor(personaEditRefusals, refusal, undefined));
}

export function sayFieldProblem(problem: TermsProblem['problem']): string {
  const words: ReasonWords = personaFieldProblems[problem]({}, undefined);
  return sayReason(words);
}
