import { capped, limits } from '../limits.ts';
import { type People, unmarkNames } from '../people.ts';
import type { Said } from '../text/sentences.ts';
import { bare } from './verbs.ts';

const trailing =
  /(?:[\s,]+(?:please|okay|ok|right|alright|thanks|thank you|if you can|if that's okay|if that's ok|you know|and so on|so|and|but|then|i think|i guess|if possible|for example|as well|too))+$/i;

/** A task as a list has it: "Send the deck by Friday". */
export function taskText(people: People, phrase: string): string {
  const core = bare(phrase)
    .replace(/[\s.!?,;:"”]+$/, '')
    .replace(trailing, '')
    .replace(/^be (\p{L}+ing)\b/u, '$1')
    .trim();
  const text = capped(unmarkNames(people, core), limits.item);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The same asked of someone else: "send me" is about who asked. */
export function askedText(people: People, phrase: string, { speaker }: Said): string {
  const who = speaker.trim();
  return taskText(people, who ? phrase.replaceAll(/\bme\b/gi, who) : phrase);
}
