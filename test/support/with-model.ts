import { onTestFinished } from 'vitest';
import { type EmulatedModel, startModel } from '../sandbox/model/service.ts';
import { startWorld, type World } from './world.ts';

/** A model writes the notes, from words alone: PikaStream has none. */
export async function worldWithModel(): Promise<{ world: World; model: EmulatedModel }> {
  const model = await startModel();
  onTestFinished(() => model.close());
  const settings = {
    MODEL: 'compatible/small-model',
    MODEL_BASE_URL: `${model.url}/v1`,
    MODEL_API_KEY: model.key,
  };
  return { model, world: await startWorld({ pika: { notes: 404 }, settings }) };
}
