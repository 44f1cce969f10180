import { notesBotName } from '../sessions/call-names.ts';
import type { Segment } from '../sessions/transcript.ts';
import { objects } from './objections/hear-objection.ts';

/** Whether the ledger is to know of words: somebody objects in them, or they may be the AI's own. */
export function isHeeded({ speaker, text }: Pick<Segment, 'speaker' | 'text'>, botName: string): boolean {
  return mayBeOurs(speaker, botName) || objectsTo(text, botName);
}

/** Whether somebody objects, whatever they call the AI. */
export function objectsTo(text: string, botName: string): boolean {
  return objects(text, [botName, withoutBrackets(botName)]);
}

function mayBeOurs(speaker: string, botName: string): boolean {
  const same = (name: string) => speaker.trim().toLowerCase() === name.trim().toLowerCase();
  return [botName, notesBotName(botName), ''].some(same);
}

/** What it's called without what says that it is an AI. */
function withoutBrackets(botName: string): string {
  return botName.replace(/\s*\([^()]*\)\s*$/, '').trim() || botName;
}
