/** A word as it is read: lower case with plain apostrophes, and where it stands in the text. Signs are tokens too. */
export interface Token {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/** Sounds and notes of a transcriber, such as `{vocalsound}`, `<laugh/>` and `[inaudible]`. */
const noise = /\{[^{}]{1,30}\}|<[^<>]{1,30}>|\[[^[\]]{1,30}\]/g;
const parts = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{M}\p{N}]+)*|[.,;:?!…—–"“”«]/gu;
const sounds = new Set('uh uhh uhm um umm er erm eh ah hm hmm mm mmm mhm'.split(' '));

/** The words of a text without sounds, stutters and what says nothing (“you know”): for reading, not for quoting. */
export function tokensOf(text: string): Token[] {
  const heard = text.replaceAll(noise, (note) => ' '.repeat(note.length));
  const tokens: Token[] = [];
  let isSound = false;
  for (const { 0: part, index } of heard.matchAll(parts)) {
    const word = part.toLowerCase().replaceAll('’', "'");
    const wasSound = isSound;
    isSound = sounds.has(word);
    // “I'm, um, going to”: the commas are the sound's.
    if (isSound && tokens.at(-1)?.word === ',') tokens.length -= 1;
    if (isSound || (wasSound && word === ',') || isStutter(tokens, word)) continue;
    tokens.push({ word, from: index, to: index + part.length });
    if (isAside(tokens)) tokens.length -= 2;
  }
  return tokens;
}

/** “I I'll”, “the the”: said again, with a comma between or none. */
function isStutter(tokens: Token[], word: string): boolean {
  const last = tokens.at(-1)?.word === ',' ? tokens.at(-2) : tokens.at(-1);
  if (!last || !isWord(word) || !(last.word === word || word.startsWith(`${last.word}'`))) return false;
  if (tokens.at(-1)?.word === ',') tokens.length -= 1;
  if (last.word === word) return true;
  tokens.length -= 1;
  return false;
}

function isAside(tokens: readonly Token[]): boolean {
  const two = `${tokens.at(-2)?.word} ${tokens.at(-1)?.word}`;
  return two === 'you know' || two === 'i mean' || two === 'sort of' || two === 'kind of';
}

export function isWord(word: string): boolean {
  return /^[\p{L}\p{N}]/u.test(word);
}
