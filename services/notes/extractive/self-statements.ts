import type { Learned } from '../learned.ts';
import type { Recording } from '../recording.ts';
import { isBot, peopleOf } from './people.ts';
import { inOrder } from './spoken.ts';
import { type Said, sentencesOf } from './text/sentences.ts';

/** Characters of a statement: longer sentences say more than one thing. */
const maxChars = 200;
const minWords = 4;

const days = `(?:mon|tues|wednes|thurs|fri|satur|sun)day`;
const months = `(?:january|february|march|april|may|june|july|august|september|october|november|december)`;
const date = String.raw`(?:the )?(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? )?${months}(?: (?:the )?\d{1,2}(?:st|nd|rd|th)?)?`;

type Rule = Pick<Learned, 'kind' | 'isOfSpeaker'> & { readonly says: RegExp };

/** Each reads from the beginning of a sentence, in words of `tokensOf`. */
const rules: readonly Rule[] = [
  {
    kind: 'fact',
    isOfSpeaker: true,
    says: new RegExp(
      String.raw`^(?:i'm|i am|i'll be|i will be) (?:away|out|off|out of (?:the )?office|(?:on|taking) (?:my )?(?:holidays?|vacation|leave|parental leave|maternity leave|paternity leave|sabbatical)) (?:from|until|till|through|on|every|starting)\b.*\b(?:${days}s?|${date})\b`,
    ),
  },
  {
    kind: 'role',
    isOfSpeaker: true,
    says: /^i (?:own|maintain) (?:the|our|all) (?!(?:fact|mistake|blame|problem)\b)[a-z0-9]/,
  },
  {
    kind: 'role',
    isOfSpeaker: true,
    says: /^(?:i'm|i am) (?:the (?:owner|lead|maintainer) of|responsible for|in charge of) [a-z0-9]/,
  },
  {
    kind: 'role',
    isOfSpeaker: true,
    says: /^i (?:lead|run) (?:the|our) (?:[a-z0-9-]+ ){0,3}(?:team|project|program|group|squad|migration|rollout)\b/,
  },
  {
    kind: 'preference',
    isOfSpeaker: true,
    says: /^i (?:always |usually )?prefer (?:e-?mails?|slack|messages|calls|written|short|async|asynchronous|mornings?|afternoons?|meetings|meeting)\b/,
  },
  {
    kind: 'preference',
    isOfSpeaker: true,
    says: new RegExp(
      String.raw`^i (?:don't|do not|never) (?:work|take calls|take meetings|do meetings) on ${days}s\b`,
    ),
  },
  {
    kind: 'fact',
    isOfSpeaker: false,
    says: new RegExp(
      String.raw`^we (?:always |never |don't |do not )?(?:ship|deploy|release|meet|invoice|demo)\b.* (?:on ${days}s|every ${days}s?)\b`,
    ),
  },
  {
    kind: 'fact',
    isOfSpeaker: false,
    says: new RegExp(
      String.raw`^our (?:release|demo|sprint|retro|planning|deploy|review)(?: day)? is (?:always )?(?:on ${days}s|every ${days}s?)\b`,
    ),
  },
];

/** Said before a statement without changing it. */
const openings =
  /^(?:(?:so|and|yes|yeah|ok|okay|well|also|oh|right|sure|just so you know|by the way|fyi|reminder) ?,? )+/;
/** Anywhere in a sentence: it is a condition, a guess, a joke, somebody else's words, or past. */
const spoilers =
  /\b(?:if|unless|when|maybe|perhaps|might|may be|could|would|should|wish|think|guess|suppose|hope|probably|not sure|joking|kidding|used to|until now|like,? if|said|says|asked|told|imagine|pretend|whatever|sarcas\w*)\b/;

/**
 * Sentences in which people say something of themselves or their team that lasts: where they are, what they own, how they
 * like things, when the team ships. Few and plain ones, word for word, in English only.
 */
export function selfStatementsIn(recording: Recording): Learned[] {
  const spoken = inOrder(recording.segments);
  const people = peopleOf(
    [...recording.participants, ...spoken.map(({ speaker }) => speaker)],
    recording.botName,
  );
  return sentencesOf(spoken).flatMap((sentence) => {
    const { speaker, startMs, text } = sentence;
    if (speaker.trim() === '' || isBot(people, speaker)) return [];
    const rule = ruleOf(sentence);
    if (!rule) return [];
    const { kind, isOfSpeaker } = rule;
    return [{ kind, isOfSpeaker, text, said: { speaker, startMs, text }, madeBy: 'rule' as const }];
  });
}

function ruleOf({ text, tokens }: Said): Rule | null {
  if (text.length > maxChars || tokens.length < minWords || tokens.at(-1)?.word === '?') return null;
  const words = tokens
    .map(({ word }) => word)
    .filter((word) => !/^[.!…;]$/.test(word))
    .join(' ')
    .replaceAll(' ,', ',');
  if (/["“”«]/.test(words) || spoilers.test(words)) return null;
  const plain = words.replace(openings, '');
  return rules.find(({ says }) => says.test(plain)) ?? null;
}
