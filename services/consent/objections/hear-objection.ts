import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { japaneseObjects } from './japanese.ts';
import { beginsWithPhrase, type Compiled, compiled, hasPhrase } from './phrases.ts';
import { portuguese } from './portuguese.ts';
import { spanish } from './spanish.ts';

const inGerman = compiled(german);
const languages: readonly Compiled[] = [inGerman, ...[english, french, spanish, portuguese].map(compiled)];

const minPartChars = 3;
/** Their point ends no sentence. */
const titles = /\b(dr|mr|mrs|ms|prof|st)\. /gi;
/** No segment of a transcript is longer. */
const maxChars = 20_000;
/** Nobody objects for longer: what is longer is looked through in parts. */
const maxClauseWords = 60;

/**
 * Whether somebody says that they mustn't be recorded, or wants the AI out of the call: by the words, in six languages.
 *
 * @param names What the AI is called in the call.
 */
export function objects(said: string, names: readonly string[] = []): boolean {
  const text = said.slice(0, maxChars).replaceAll(titles, '$1 ');
  if (japaneseObjects(text, names)) return true;
  const called = names.map(wordsOf).filter((words) => words.length > 0);
  const known = (clause: string) => called.reduce(withoutName, wordsOf(clause));
  const sentences = text.split(/[.!?;:…—–\n。！？()]+/);
  // Who calls it may use one of its names: “Nova” of “Dr. Nova Chen”.
  const byParts = called.flat().filter((word) => word.length >= minPartChars);
  const calledBy = (clause: string) =>
    byParts.reduce((words, part) => withoutName(words, [part]), known(clause));
  if (sendsAway(sentences.map((sentence) => sentence.split(/[,、，]+/).map(calledBy)))) return true;
  return sentences.some((sentence) => {
    const partsOf = (clause: string) => parts(known(clause));
    // German has a comma within: “nicht einverstanden, dass …”.
    if (partsOf(sentence).some((part) => hasPhrase(part, inGerman))) return true;
    return sentence
      .split(/[,、，]+/)
      .flatMap(partsOf)
      .some((part) => languages.some((language) => hasPhrase(part, language)));
  });
}

const bots = new Set(
  'bot ai ki ia robot robo roboter notetaker assistant assistent asistente assistente'.split(' '),
);
/** What a clause may be of that only says to whom the next one is said: “OK, assistant”. */
const addressed = new Set([
  ...bots,
  ...`hey hi hello ok okay so sorry please pls listen excuse me dear alright well and no um uh you dr mr mrs ms prof
  hallo bitte du liebe lieber liebes entschuldigung also der die das
  bonjour salut pardon excuse moi cher chere le la l s il te vous plait svp
  hola oye perdon disculpa el por favor ola oi desculpa o a`.split(/\s+/),
]);

/** Whether the AI is told to leave in a clause beside one that only calls it: “Bot, please leave”, “Please leave, bot”. */
function sendsAway(sentences: readonly (readonly string[][])[]): boolean {
  const isPolite = (clause: readonly string[]) => clause.every((word) => addressed.has(word));
  const isCall = (clause: readonly string[]) => isPolite(clause) && clause.some((word) => bots.has(word));
  const said = sentences.map((clauses) => clauses.filter((clause) => isCall(clause) || !isPolite(clause)));
  return said.some((clauses, at) =>
    clauses.some((clause, place) => {
      if (!isCall(clause)) return false;
      const next = clauses[place + 1] ?? said[at + 1]?.[0] ?? [];
      return [next, clauses[place - 1] ?? []].some((told) => {
        const words = ['bot', ...told.slice(0, maxClauseWords)];
        return languages.some((language) => beginsWithPhrase(words, language));
      });
    }),
  );
}

/** Small letters without accents; “don’t” is one word, as is “d’enregistrer” two. */
function wordsOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/(?<=[a-z])n['’`]t\b/g, 'nt')
    .replaceAll(/(?<=\b(?:i|we|you|it|that|they|he|she))['’`](?=(?:d|m|s|re|ve|ll)\b)/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

function parts(words: readonly string[]): string[][] {
  const most = Math.ceil(words.length / maxClauseWords);
  return Array.from({ length: most }, (_, at) =>
    words.slice(Math.max(0, at * maxClauseWords - 12), (at + 1) * maxClauseWords),
  );
}

/** The AI's name stands for “bot”, as every language has it. */
function withoutName(words: string[], name: readonly string[]): string[] {
  const found: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const isName = name.every((word, offset) => words[at + offset] === word);
    found.push(isName ? 'bot' : (words[at] ?? ''));
    if (isName) at += name.length - 1;
  }
  return found;
}
