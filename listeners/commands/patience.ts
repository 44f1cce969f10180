import type { ListenerDeps } from '../use-cases.ts';
import type { Answer, Typed } from './pika.ts';

/** A little under Slack's three seconds; what takes longer follows as a whisper. */
const patience = 2_000;

/** Words that have to be asked for outside: at once where they come in time, else `meanwhile`, and they follow. */
export async function inTime(
  { useCases }: ListenerDeps,
  typed: Typed,
  words: Promise<string>,
  meanwhile: string,
): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patience);
  });
  const said = await Promise.race([words, late]).finally(() => clearTimeout(timer));
  if (said !== null) return { text: said };
  useCases.whisperLater({ ...typed, threadTs: null }, words);
  return { text: meanwhile };
}
