import { randomUUID } from 'node:crypto';
import { defaultVoice } from '../../services/personas/persona.ts';
import { prepareSelf } from '../../services/personas/prepare-self.ts';
import type { Executor } from '../../services/store/executor.ts';
import { migrate } from '../../services/store/migrate.ts';
import { listsOf } from '../../services/store/rows/do-not-say-rows.ts';
import { personaReader, personaRows } from '../../services/store/rows/persona-rows.ts';
import { createSecretCipher } from '../../services/store/secret-cipher.ts';
import { type Line, median, ms, percentile } from './figures.ts';
import { openPlace, type Place } from './place.ts';

const teamId = 'T1';
const p95Aim = 20;

/** From a persona's row, with texts as long as they may be, to the words that its session gets, with what it takes along. */
export async function measurePrompt(kind: Place['kind'], quick: boolean): Promise<Line[]> {
  const runs = quick ? 50 : 500;
  const place = await openPlace(kind);
  try {
    return await place.look(async (db) => {
      await migrate(db);
      const times = await build(db, await writePersona(db), runs);
      const late = percentile(times, 0.95);
      return [
        {
          figure: `instructions of the longest persona built (${kind})`,
          value: `median ${ms(median(times))}, p95 ${ms(late)}, of ${runs}`,
          aim: `p95 < ${p95Aim} ms`,
          met: late < p95Aim,
        },
      ];
    });
  } finally {
    await place.close();
  }
}

async function build(db: Executor, personaId: string, runs: number): Promise<number[]> {
  const prepare = prepareSelf({
    personas: personaReader(db, createSecretCipher({ kind: 'none' })),
    voiceOf: async () => ({ ok: true, id: 'English_radiant_girl', cloneId: null }),
    nameOf: async () => 'Ada Lovelace',
    listsOf: listsOf(db),
    policyIn: async () => ({ personas: null, keep: null }),
  });
  const times: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const from = performance.now();
    const prepared = await prepare({
      teamId,
      channelId: 'C1',
      id: null,
      personaId,
      botName: 'Nova (AI)',
      requestedBy: 'U1',
    });
    if (!prepared.ok) throw new Error(`Nobody can be sent: ${prepared.problem}`);
    prepared.self.instructionsWith(brought);
    // The first meets code that nothing has warmed up, and reads the picture.
    if (run > 0) times.push(performance.now() - from);
  }
  return times;
}

async function writePersona(db: Executor): Promise<string> {
  const text = 'Cares that people get to the point, and says so kindly.\n'.repeat(215);
  const made = await personaRows(db, new Date(), createSecretCipher({ kind: 'none' }), {
    send: async () => {},
  }).insert(
    {
      ...{ id: randomUUID(), teamId, name: 'Nova', emoji: '', faceId: null, voice: defaultVoice },
      ...{ language: 'German', character: { identity: text, soul: text, style: text, rules: text } },
      maySay: text.slice(0, 2_000),
      mustNotSay: Array.from({ length: 40 }, (_, at) => `What number ${at} earns. `.repeat(8)),
      ...{ standsInFor: 'U1', tools: null, senders: null, template: null },
    },
    'U1',
  );
  if (typeof made === 'string') throw new Error(made);
  return made.id;
}

/** A team of twenty: a long update and ten things done each. */
const people = Array.from({ length: 20 }, (_, at) => `Person ${at}`);
const brought = {
  brief: {
    purpose: 'Weekly sync',
    lines: Array.from({ length: 10 }, (_, at) => ({
      source: 'open action, Ben',
      text: `Send plan ${at} to support`,
    })),
  },
  updates: people.map((name) => ({
    userId: name,
    name,
    text: 'Fixed the login, next is the search. '.repeat(20),
  })),
  work: people.map((name, at) => ({
    userId: name,
    name,
    lines: Array.from({ length: 10 }, (_, number) => `merged acme/app#${at}${number} “Retry on time-outs”`),
  })),
};
