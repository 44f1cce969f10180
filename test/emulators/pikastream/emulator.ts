import { onTestFinished } from 'vitest';
import { manual } from '../../sandbox/pikastream/scripts/manual.ts';
import { startPikaStream } from '../../sandbox/pikastream/service.ts';
import type { PikaStreamOptions } from '../../sandbox/pikastream/settings.ts';
import { clientOf } from './client.ts';

/** An emulator for one test, driven by hand unless a script is given; closed with the test. */
export async function emulator(options: PikaStreamOptions = {}) {
  const pika = await startPikaStream({ script: manual, ...options });
  onTestFinished(() => pika.close());
  return { pika, client: clientOf(pika) };
}
