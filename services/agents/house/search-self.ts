import { oneLine } from '../../common/one-line.ts';
import type { HouseUnit } from './ports/house-unit.ts';
import type { Knowledge, SelfRecall } from './ports/knowledge.ts';
import { askerOf } from './search-past.ts';
import type { Turn } from './turn.ts';

const most = { lines: 8, line: 400, name: 80 } as const;

/** Looks through what Pika remembers of an AI Self, for those who read the answer. */
export async function searchSelfFor<U extends HouseUnit>(
  { searchSelf }: Pick<Knowledge<U>, 'searchSelf'>,
  turn: Turn,
  personBehind: string | null,
  words: string,
): Promise<{ result: string }> {
  const asker = askerOf(turn, personBehind);
  const found: SelfRecall = asker ? await searchSelf(asker, words) : { kind: 'none' };
  if (found.kind !== 'found') return { result: nothing[found.kind] };
  if (found.lines.length === 0) return { result: 'Nothing was found. It is searched by keyword.' };
  const lines = found.lines.slice(0, most.lines).map((line) => `- ${oneLine(line, most.line)}`);
  return { result: [`Pika’s memory of ${oneLine(found.name, most.name)}:`, ...lines].join('\n') };
}

const nothing: Record<Exclude<SelfRecall['kind'], 'found'>, string> = {
  none: 'Nobody here may read it.',
  silent: 'Pika isn’t responding.',
  other_account: 'The app’s key at Pika is another account’s by now, so nothing was read.',
};
