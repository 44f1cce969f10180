import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runScenes } from '../../evaluation/agent/run-scenes.ts';
import { type Scene, scenesAt } from '../../evaluation/agent/scene.ts';
import { startScripted } from '../../evaluation/agent/scripted.ts';
import { openStage, type Stage } from '../../evaluation/agent/stage.ts';
import type { EmulatedModel } from '../../sandbox/model/service.ts';
import { openTestDatabase, type TestDatabase } from '../../support/test-database.ts';

/** So many of each kind: `npm run evaluate -- agent` plays all. */
const mostOfAKind = 2;
const all = scenesAt(new Date());
const kinds = Map.groupBy(all, ({ kind }) => kind);

let database: TestDatabase;
let model: EmulatedModel;
let stage: Stage;

beforeAll(async () => {
  [database, model] = await Promise.all([openTestDatabase(), startScripted(all)]);
  stage = await openStage({
    database,
    model: { MODEL: 'compatible/scripted', MODEL_BASE_URL: `${model.url}/v1`, MODEL_API_KEY: model.key },
  });
});

afterAll(async () => {
  await stage.close();
  await model.close();
  await database.remove();
  expect([...stage.slack.violations, ...stage.pika.violations, ...model.violations]).toEqual([]);
});

describe('scenes end as they should, with a model that knows what is right', () => {
  test.each([...kinds])('%s', async (_, scenes) => {
    const wrong: Record<string, readonly string[]>[] = [];
    await runScenes(stage, some(scenes), {
      atOnce: mostOfAKind,
      see: ({ scene, verdict }) => {
        if (verdict.wrong.length > 0) wrong.push({ [scene.name]: verdict.wrong });
      },
    });
    expect(wrong).toEqual([]);
  });
});

function some(scenes: readonly Scene[]): Scene[] {
  return scenes.slice(0, mostOfAKind);
}
