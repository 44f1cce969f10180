import { expect, onTestFinished } from 'vitest';
import { createAnswerer } from '../../../services/notes/model/answer.ts';
import { createModelWriter } from '../../../services/notes/model/write-model.ts';
import { readConfig } from '../../../src/config.ts';
import { connectModel } from '../../../src/wiring/model.ts';
import { startModel } from '../../sandbox/model/service.ts';
import { right } from '../../support/settings.ts';

export type Wired = 'compatible' | 'openai' | 'anthropic';

/** The emulated model, and what the app makes of settings that lead to it. */
export async function modelByWire(kind: Wired, { key }: { key?: string | null } = {}) {
  const emulator = await startModel({ keyless: key === null });
  const calls: string[] = [];
  const keyName = { compatible: 'MODEL_API_KEY', openai: 'OPENAI_API_KEY', anthropic: 'ANTHROPIC_API_KEY' }[
    kind
  ];
  const config = readConfig({
    ...right,
    MODEL: kind === 'anthropic' ? 'anthropic/claude-sonnet-4-5' : `${kind}/gpt-4.1`,
    MODEL_BASE_URL: `${emulator.url}/v1`,
    ...(key === null ? {} : { [keyName]: key ?? emulator.key }),
  });
  const connected = await connectModel({
    config,
    onCall: (name, outcome) => calls.push(`${name} ${outcome}`),
  });
  if (!connected) throw new Error('no model is set');
  const { model, name } = connected;
  onTestFinished(async () => {
    await connected.close();
    await emulator.close();
    expect(emulator.violations, 'the model was misused').toEqual([]);
  });
  // Retries are real here, their waits are not.
  const waits: number[] = [];
  const deps = { model, pause: async (milliseconds: number) => void waits.push(milliseconds) };
  const write = createModelWriter(deps);
  return { emulator, calls, waits, name, model, write, answer: createAnswerer(deps) };
}
