import { dueIn } from '../due.ts';
import { meant, name } from '../people.ts';
import type { Said } from '../text/sentences.ts';
import type { Clause } from './clauses.ts';
import { isAsked, isTakenBack } from './guards.ts';
import { acceptance, isDeclined } from './replies.ts';
import type { Commitment, Talk } from './talk.ts';
import { askedText, taskText } from './task-text.ts';
import { isDeed, isPointer } from './verbs.ts';

const request =
  /\b(?:(?:can|could|would|will) you(?: please| maybe| possibly| also)?|would you mind|(?:i need|i'd like|i would like|i want|i'd ask) you to|do you want to|are you (?:able|happy|okay) to|you could|maybe you can)\s+(.+)$/is;
const instruction =
  /\b(?:you'll|you will|you're going to|you are going to|you're gonna|you need to|you should|you have to|please)\s+(.+)$/is;
const offer = /\b(?:shall i|should i|do you want me to|would you like me to|want me to|can i)\s+(.+)$/is;
const vocative = new RegExp(
  String.raw`^(?:(?:ok|okay|so|and|hey|hi|thanks|great|right|well|yes|good|alright|then|maybe)[,\s]+)*${name}\s*(?:,|(?=\s(?:can|could|would|will|please)\b))|,\s*${name}\s*[?.!]*$|\bas (?:the |our )?${name}\s*,`,
  'iu',
);

/** A clause of a sentence, and whom the sentence calls by name, as a mark. */
type Heard = { talk: Talk; at: number; sentence: Said; clause: Clause; called: string | null };

/** What someone is asked for and says yes to: "Ben, could you send the deck?" — "Sure". */
export function requestIn(talk: Talk, at: number, sentence: Said, clause: Clause): Commitment | null {
  const called = calledIn(sentence.marked);
  if (called !== null && meant(talk.people, called) === null && isAgent(talk, called)) return null;
  const heard = { talk, at, sentence, clause, called };
  return asked(heard) ?? instructed(heard) ?? offered(heard);
}

function calledIn(marked: string): string | null {
  const match = vocative.exec(marked);
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? null;
}

function isAgent({ people }: Talk, called: string): boolean {
  return people.aliases[Number(called)]?.people.every((one) => one === people.bot) ?? false;
}

function asked(heard: Heard): Commitment | null {
  const { talk, at, clause, called } = heard;
  const phrase = phraseOf(request, clause);
  if (phrase === null) return null;
  const reply = acceptance(talk, at, called);
  return reply && commitment(heard, phrase, reply);
}

/** Someone told by name needs not answer, unless to decline; others have to say yes. */
function instructed(heard: Heard): Commitment | null {
  const { talk, at, sentence, clause, called } = heard;
  const phrase = phraseOf(instruction, clause);
  if (phrase === null || isAsked(sentence.marked)) return null;
  const reply = acceptance(talk, at, called);
  if (reply) return commitment(heard, phrase, reply);
  const person = called === null ? null : meant(talk.people, called);
  if (person === null || isDeclined(talk, at, person)) return null;
  const text = askedText(talk.people, phrase, sentence);
  return { text, owner: person, due: dueIn(clause.text, talk.today), from: [sentence], at };
}

/** "Should I send it?" — "Yes, please": the one who asked does it. */
function offered({ talk, at, sentence, clause }: Heard): Commitment | null {
  const phrase = phraseOf(offer, clause);
  const reply = phrase === null ? null : acceptance(talk, at, null);
  if (phrase === null || !reply || /\bi(?:'ll| will| can)\b/i.test(reply.marked)) return null;
  const due = dueIn(clause.text, talk.today) ?? dueIn(reply.marked, talk.today);
  const text = taskText(talk.people, phrase);
  return { text, owner: sentence.speaker || null, due, from: [sentence, reply], at };
}

function phraseOf(pattern: RegExp, { text, before }: Clause): string | null {
  const match = pattern.exec(text);
  const phrase = match?.[1]?.replace(new RegExp(`,?\\s*${name}\\s*[?.!]*$`, 'u'), '');
  if (!match || !phrase || isTakenBack(`${before}${text.slice(0, match.index)}`)) return null;
  return isDeed(phrase) && !isPointer(phrase) ? phrase : null;
}

function commitment({ talk, at, sentence }: Heard, phrase: string, reply: Said): Commitment {
  const text = askedText(talk.people, phrase, sentence);
  const due = dueIn(phrase, talk.today) ?? dueIn(reply.marked, talk.today);
  return { text, owner: reply.speaker || null, due, from: [sentence, reply], at };
}
