import { askMeetings } from '../../services/notes/search/ask.ts';
import type { Executor } from '../../services/store/executor.ts';
import { migrate } from '../../services/store/migrate.ts';
import { pastMeetings } from '../../services/store/queries/past-meetings.ts';
import { writePast } from '../support/past-meetings.ts';
import { type Line, median, ms, percentile } from './figures.ts';
import { openPlace, type Place } from './place.ts';

const segmentsOfOne = 200;
const channels = Array.from({ length: 20 }, (_, index) => `C0BENCH${String(index).padStart(3, '0')}`);
/** Of these, as someone in a company is in some. */
const mine = channels.slice(0, 12);
const p95Aim = 500;

/** What people ask: common and rare words, names, sentences that nobody said, nothing, and everything. */
const questions = [
  'what did we decide about the launch date?',
  'pricing',
  'what did priya say about the budget for the onboarding project',
  '"launch date"',
  'exporter -budget',
  'who owns the quarterly security review and when is it due?',
  'word7 word19 word23',
  'word3',
  'unicorn',
  'please tell me everything about the thing that nobody ever mentioned in any meeting',
] as const;

/** From a question to its passages, through the use case, over a thousand meetings. */
export async function measureSearch(kind: Place['kind'], quick: boolean): Promise<Line[]> {
  const count = quick ? 200 : 1_000;
  const rounds = quick ? 3 : 10;
  const place = await openPlace(kind);
  try {
    return await place.look(async (db) => {
      await migrate(db);
      const from = performance.now();
      for (let number = 0; number < count; number += 1) await write(db, number);
      const written = (performance.now() - from) / count;
      const times = await ask(db, rounds);
      const [middle, late] = [median(times), percentile(times, 0.95)];
      return [
        {
          figure: `question over ${count} meetings (${kind})`,
          value: `median ${ms(middle)}, p95 ${ms(late)}, of ${times.length}`,
          aim: `p95 < ${p95Aim} ms`,
          met: late < p95Aim,
        },
        {
          figure: `a meeting of ${segmentsOfOne} passages indexed (${kind})`,
          value: ms(written),
          aim: '',
          met: null,
        },
      ];
    });
  } finally {
    await place.close();
  }
}

async function ask(db: Executor, rounds: number): Promise<number[]> {
  const people = {
    kindOf: async () => 'member' as const,
    channelsOf: async () => mine.map((id) => ({ id, name: null, isShared: false })),
  };
  const find = askMeetings({ people, past: pastMeetings(db), limit: { take: () => 0, waitMs: () => 0 } });
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    for (const question of questions) {
      const from = performance.now();
      await find({
        teamId: 'T1',
        channelId: mine[0] ?? '',
        userId: 'U1',
        isExternal: false,
        readBy: 'asker',
        question,
      });
      const took = performance.now() - from;
      if (process.env.SHOW_QUERIES && round === rounds) console.error(`${ms(took)}  ${question}`);
      // The first round meets code and pages that nothing has warmed up.
      if (round > 0) times.push(took);
    }
  }
  return times;
}

async function write(db: Executor, number: number): Promise<void> {
  const random = generator(number + 1);
  const channelId = channels[number % channels.length] ?? '';
  await writePast(
    db,
    { teamId: 'T1', channelId, threadTs: `${number}.1`, by: 'U1' },
    {
      title: `Meeting ${number}`,
      daysAgo: number / 3,
      said: talk(random),
      decisions: [{ text: `We move the ${topic(random)} to ${topic(random)}.`, evidence: [] }],
    },
  );
}

function talk(random: () => number): [string, string][] {
  const people = ['Priya Nair', 'Jonas Weber', 'Ada', 'Ben'];
  // Speakers take turns, so that no two segments become one passage.
  return Array.from({ length: segmentsOfOne }, (_, index) => [
    people[index % people.length] ?? '',
    sentence(random),
  ]);
}

function sentence(random: () => number): string {
  const words = Array.from({ length: 14 }, () => (random() < 0.12 ? topic(random) : common(random)));
  return `So ${words.join(' ')}.`;
}

const topics = [
  'launch',
  'date',
  'pricing',
  'budget',
  'onboarding',
  'project',
  'exporter',
  'security',
  'review',
  'quarterly',
];
const topic = (random: () => number) => topics[Math.floor(random() * topics.length)] ?? '';
/** As in speech, few words are most of it: rank by rank ever rarer. */
const common = (random: () => number) => `word${Math.floor(4_000 ** random())}`;

/** The same talk in every run. */
function generator(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 1 | state) + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 7), 61 | state) ^ state;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
