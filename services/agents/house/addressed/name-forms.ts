import { isClue } from './clues.ts';
import { isOrdinary } from './ordinary.ts';
import { isMisheard, soundOf } from './sound.ts';
import { type Word, wordsIn } from './words.ts';

/** How it is called, and who else is in the call. */
export type Names = {
  /** With or without “(AI)”. */
  readonly persona: string;
  /** Other names that it goes by. */
  readonly aliases: readonly string[];
  /** What its participant is called in the call; the persona's name where that's unknown. */
  readonly participant?: string;
  /** Names of the people in the call. */
  readonly people?: readonly string[];
};

type Form = {
  readonly joined: string;
  readonly sound: string;
  readonly words: number;
  /** Also a word of everyday talk, or the name of a person in the call: only a clear request counts. */
  readonly isShared: boolean;
};

export type Forms = {
  readonly exact: ReadonlyMap<string, Form>;
  readonly all: readonly Form[];
  readonly people: ReadonlySet<string>;
  readonly maxWords: number;
  /** As they're written, for scripts that part no words. */
  readonly spaceless: readonly string[];
  /** What words were found to be misheard for, by their number and letters: people say few words often. */
  readonly heard: Map<string, Form | null>;
};

/** Where a name stands in a text. */
export type Mention = { readonly words: number; readonly isShared: boolean; readonly isMisheard: boolean };

const maxForms = 12;
const maxNameWords = 4;
const maxNameChars = 200;
const maxPeople = 300;
const runsOn = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const minPartChars = 3;
/** Of two words that are one name, heard wrongly: “no va”. */
const minJoinedChars = 4;
/** How much longer or shorter another spelling is. */
const maxLongerChars = 3;
const maxHeard = 20_000;

export function formsOf({ persona, aliases, people = [] }: Names): Forms {
  const others = new Set(people.slice(0, maxPeople).flatMap((name) => spokenIn(name)));
  const named = [persona, ...aliases].slice(0, maxForms).map(spokenIn);
  const firsts = named.flatMap(([first = '', ...more]) =>
    more.length > 0 && first.length >= minPartChars && !isOrdinary(first) ? [[first]] : [],
  );
  const exact = new Map<string, Form>();
  for (const words of [...named, ...firsts]) {
    const joined = words.join('');
    if (joined === '' || exact.has(joined)) continue;
    const isShared = words.every((word) => isOrdinary(word) || others.has(word));
    exact.set(joined, { joined, sound: soundOf(joined), words: words.length, isShared });
  }
  const all = [...exact.values()];
  const written = [persona, ...aliases].slice(0, maxForms).map((name) => name.slice(0, maxNameChars));
  const maxWords = Math.max(0, ...all.map(({ words }) => words)) + 1;
  return {
    exact,
    all,
    people: others,
    maxWords,
    heard: new Map(),
    spaceless: written.map(withoutBrackets).filter((name) => runsOn.test(name)),
  };
}

/** The words of a name as people say it: without what stands in brackets behind it. */
function spokenIn(name: string): string[] {
  const spoken = wordsIn({ text: withoutBrackets(name.slice(0, maxNameChars)) }, 0);
  return spoken.slice(0, maxNameWords).map(({ word }) => word);
}

function withoutBrackets(name: string): string {
  return name.replaceAll(/\([^()]*\)/g, ' ').trim();
}

/** The longest name that begins at a word: as it's written, else as it may have been heard. */
export function mentionAt(words: readonly Word[], at: number, forms: Forms): Mention | null {
  const widths = widthsAt(words, at, forms.maxWords);
  for (const { joined, count } of widths.toReversed()) {
    const form = forms.exact.get(joined);
    // In two words it was heard wrongly: “no va”, and “all the o” isn’t Theo.
    if (form) return { words: count, isShared: form.isShared, isMisheard: count > form.words };
  }
  for (const { joined, count } of widths.toReversed()) {
    const form = misheardFor(joined, count, forms);
    if (form) return { words: count, isShared: form.isShared, isMisheard: true };
  }
  return null;
}

/** Whether the last words may be the beginning of a name, of which the rest is still to come. */
export function mayBegin(words: readonly Word[], { all, maxWords }: Forms): boolean {
  if (words.at(-1)?.after !== '') return false;
  const last = words.slice(-maxWords).map(({ word }) => word);
  return last.some((_, at) => {
    const joined = last.slice(at).join('');
    return all.some((form) => form.joined.startsWith(joined));
  });
}

/** One to so many words that no sign parts. */
function widthsAt(words: readonly Word[], at: number, most: number): { joined: string; count: number }[] {
  const widths: { joined: string; count: number }[] = [];
  let joined = '';
  for (let count = 1; count <= most; count += 1) {
    const word = words[at + count - 1];
    if (!word) break;
    joined += word.word;
    widths.push({ joined, count });
    if (word.after !== '') break;
  }
  return widths;
}

function misheardFor(joined: string, count: number, forms: Forms): Form | null {
  const key = `${count} ${joined}`;
  const known = forms.heard.get(key);
  if (known !== undefined) return known;
  const form = mayBeName(joined, count, forms)
    ? (forms.all.find((one) => isLike(one, joined, count)) ?? null)
    : null;
  if (forms.heard.size < maxHeard) forms.heard.set(key, form);
  return form;
}

/** People in the call are themselves, and words that every sentence may begin with are those. */
function mayBeName(joined: string, count: number, { people }: Forms): boolean {
  if (joined.includes("'") || people.has(joined)) return false;
  return count === 1 ? !isClue(joined) : joined.length >= minJoinedChars;
}

function isLike(form: Form, joined: string, count: number): boolean {
  if ((form.isShared && form.words === 1) || count > form.words + 1) return false;
  if (Math.abs(joined.length - form.joined.length) > maxLongerChars) return false;
  return isMisheard(soundOf(joined), form.sound);
}
