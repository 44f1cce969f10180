import { onTestFinished } from 'vitest';
import { type EmulatedModel, startModel } from '../sandbox/model/service.ts';
import { startWorld, type World, type WorldOptions } from './world.ts';

/** A model writes the notes, from words alone: PikaStream has none, unless a test says otherwise. */
export async function worldWithModel({ pika = { notes: 404 } }: Pick<WorldOptions, 'pika'> = {}): Promise<{
  world: World;
  model: EmulatedModel;
}> {
  const model = await startModel();
  onTestFinished(() => model.close());
  const settings = {
    MODEL: 'compatible/small-model',
    MODEL_BASE_URL: `${model.url}/v1`,
    MODEL_API_KEY: model.key,
  };
  return { model, world: await startWorld({ pika, settings }) };
}
