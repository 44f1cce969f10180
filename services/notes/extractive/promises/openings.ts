import { deedIn, plainVerb } from './deeds.ts';

type Opening = {
  readonly words: readonly string[];
  /** Says other things as well: only with a time beyond the call. */
  readonly isLoose?: boolean;
  /** Only for what is done for “you”: others are whom “we” means. */
  readonly isWe?: boolean;
};

const split = (all: string) => all.split(';').map((one) => one.trim().split(/\s+/));
const firm =
  split(`i'll; ill; i will; i shall; i'm going to; im going to; i am going to; i'm gonna; im gonna; i am gonna;
  i'm happy to; i'm quite happy to; i'm very happy to; i'm more than happy to; i am happy to; i'd be happy to; i would be happy to; i'm glad to; i'd be glad to`);
const loose = split(
  `i can; i could; let me; i have to; i need to; i've got to; i must; i plan to; i'm planning to; my plan is to; i'm; im; i am`,
);
const all: readonly Opening[] = [
  ...firm.map((words) => ({ words })),
  ...loose.map((words) => ({ words, isLoose: true })),
  ...split(`we'll; we will`).map((words) => ({ words, isWe: true })),
].sort((one, other) => other.words.length - one.words.length);
/** The longest first, by the word that they begin with. */
const openings = Map.groupBy(all, ({ words }) => words[0] ?? '');

/** “Will send it tomorrow”, as people write and scribes note down. */
const elided: Opening = { words: ['will'] };
const answers = new Set('yes yeah sure ok okay great cool right and , .'.split(' '));

const adverbs = new Set(
  `just also then probably definitely certainly personally actually still gladly happily absolutely simply please and to
  try sure be make able go have need so`.split(/\s+/),
);
/** “I'll do that” is one where it ends there, or says when. */
const afterDo = new Set(
  '. , ; by next tomorrow on for after as when with today too later and then in offline this'.split(' '),
);
/** “I'll ask him about it” is one; “I'll ask a question about it” is none. */
const notAsked = new Set('you us me a the my one everyone people again myself yourself'.split(' '));

/** How somebody begins to say what they will do, and the verb it leads to, from a word of a sentence. */
export function openingAt(
  words: readonly string[],
  at: number,
): (Opening & { verb: number; deed: number }) | null {
  const opening =
    openings
      .get(words[at] ?? '')
      ?.find((one) => one.words.every((word, index) => words[at + index] === word)) ??
    (words[at] === 'will' && words.slice(0, at).every((word) => answers.has(word)) ? elided : null);
  if (!opening) return null;
  let verb = at + opening.words.length;
  while (adverbs.has(words[verb] ?? '') && wholeDeed(words.slice(verb, verb + 8)) === 0) verb += 1;
  // “I'll be sending it”, “I'm writing it today”.
  const goesOn = ['be', "i'm", 'im', 'am'].includes(words[verb - 1] ?? '');
  const first = words[verb] ?? '';
  const deed = wholeDeed([goesOn ? plainVerb(first) : first, ...words.slice(verb + 1, verb + 8)]);
  return deed === 0 ? null : { ...opening, verb, deed };
}

function wholeDeed(words: readonly string[]): number {
  const [verb, object = '', next = '.'] = words;
  if (verb === 'do') return ['it', 'that', 'this'].includes(object) && afterDo.has(next) ? 2 : 0;
  if (verb === 'ask' || verb === 'tell') {
    const about = words.findIndex((word, at) => at > 1 && ['about', 'if', 'whether', 'for'].includes(word));
    const isWhether = words[about] === 'if' || words[about] === 'whether';
    if (about > 0 && (!notAsked.has(object) || (object === 'the' && isWhether))) return 1;
  }
  return deedIn(words);
}
