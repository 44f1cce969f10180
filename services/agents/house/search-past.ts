import { nameBeforeColon } from '../../common/name-before-colon.ts';
import { oneLine } from '../../common/one-line.ts';
import { isOwnDm } from '../../people/own-dm.ts';
import type { HouseUnit } from './ports/house-unit.ts';
import type { Knowledge, SearchAsker, SearchResult } from './ports/knowledge.ts';
import type { Source, Turn } from './turn.ts';

/** Passages that the model reads of one search. */
const maxPassages = 8;
const maxChars = { passage: 600, title: 200, name: 80 } as const;

/**
 * Looks through past meetings for a turn. The readers of the answer decide which: in a channel what everybody there may
 * read, in a DM what its person may.
 */
export async function searchFor<U extends HouseUnit>(
  { search }: Pick<Knowledge<U>, 'search'>,
  turn: Turn,
  personBehind: string | null,
  question: string,
): Promise<{ result: string; sources?: readonly Source[] }> {
  const asker = askerOf(turn, personBehind);
  if (!asker) return { result: nothing.not_allowed };
  const found = await search(asker, question);
  if (found.kind !== 'found') return { result: nothing[found.kind] };
  const sources = found.passages.slice(0, maxPassages).map(({ speaker: _, text: __, ...of }, at) => ({
    ...of,
    number: sourcesIn(turn).length + at + 1,
  }));
  const lines = found.passages.slice(0, maxPassages).map(({ title, startedAt, speaker, text }, at) => {
    const who = speaker ? `${nameBeforeColon(speaker, maxChars.name)}: ` : '';
    const where = `${nameBeforeColon(title, maxChars.title)}, ${startedAt.slice(0, 10)}`;
    // On a line of its own, so that nobody's words pass for another's.
    return `[${sources[at]?.number}] ${where}: ${who}${oneLine(text, maxChars.passage)}`;
  });
  return { result: lines.join('\n'), sources };
}

/** Who asks, and who reads the answer: all who are in a channel, in a DM its person. */
export function askerOf({ teamId, channelId, asker }: Turn, personBehind: string | null): SearchAsker | null {
  const userId = asker ?? personBehind;
  return userId === null
    ? null
    : { teamId, channelId, userId, readBy: isOwnDm(channelId) ? 'asker' : 'channel' };
}

const nothing: Record<Exclude<SearchResult['kind'], 'found'>, string> = {
  nothing: 'Nothing was found.',
  not_allowed: 'The person who asks may not search meetings.',
  slack_silent: 'Slack isn’t responding, so it can’t be told what they may read.',
  too_often: 'They searched too much in a short time.',
};

/** All that a turn has found so far. */
export function sourcesIn({ messages }: Pick<Turn, 'messages'>): Source[] {
  return messages.flatMap((message) =>
    message.role === 'tool' ? message.results.flatMap(({ sources = [] }) => sources) : [],
  );
}
