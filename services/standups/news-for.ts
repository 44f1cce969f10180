import { plainWords } from '../common/plain-words.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { readerOfThread, recallFor } from '../memory/recall.ts';
import type { NewsFor } from './ports/standup-news.ts';
import type { StandupsUnit } from './ports/standups-unit.ts';

const maxFacts = 200;

/**
 * What is new for those who wrote before, as far as everybody who reads the standup's thread may know it. Each of the words
 * is read where it stands, and none is shown.
 */
export async function newsFor(
  unit: Pick<StandupsUnit, 'standups' | 'standupNews' | 'facts'>,
  meeting: Meeting,
  { standupId, at }: { standupId: string; at: Date },
): Promise<NewsFor[]> {
  const wrote = await unit.standups.lastWrote(standupId, at);
  if (wrote.length === 0) return [];
  const since = new Date(Math.min(...wrote.map((one) => one.at.getTime())));
  const { items, decisions } = await unit.standupNews.since(meeting, since);
  const facts = await recallFor(readerOfThread(meeting), unit, meeting.teamId, { since, limit: maxFacts });
  const all = wrote.map(({ name }) => name);
  return wrote.map((one) => ({
    userId: one.userId,
    items: items.filter(({ ownerId, at }) => ownerId === one.userId && at > one.at).length,
    decisions: decisions.filter(({ text, at }) => at > one.at && isNamed(text, one.name, all)).length,
    facts: facts.filter(
      ({ about, decidedAt, decidedBy }) =>
        about?.kind === 'person' &&
        about.userId === one.userId &&
        decidedBy !== one.userId &&
        (decidedAt?.getTime() ?? 0) > one.at.getTime(),
    ).length,
  }));
}

/** By their whole name, or by its first word where nobody else who writes there begins so. */
function isNamed(text: string, name: string, all: readonly string[]): boolean {
  const [whole, first] = [plainWords(name), firstOf(name)];
  const isAlone = all.filter((other) => firstOf(other) === first).length === 1;
  const said = ` ${plainWords(text)} `;
  return whole !== '' && (said.includes(` ${whole} `) || (isAlone && said.includes(` ${first} `)));
}

function firstOf(name: string): string {
  return plainWords(name).split(' ')[0] ?? '';
}
