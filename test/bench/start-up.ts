import { setTimeout as sleep } from 'node:timers/promises';
import { type Line, median, ms } from './figures.ts';
import { openPlace, type Place } from './place.ts';
import { residentMegabytes } from './resident.ts';

const readyAim = 2_000;
const restMs = 5_000;

/** From the spawn to a 200 of `/readyz`, on an empty database and on one that was used; and memory at rest. */
export async function measureStartUp(kind: Place['kind'], quick: boolean): Promise<Line[]> {
  const [coldRuns, warmRuns] = quick ? [1, 3] : [3, 7];
  const cold: number[] = [];
  for (let run = 1; run < coldRuns; run += 1) {
    const place = await openPlace(kind);
    cold.push(await startOnce(place));
    await place.close();
  }
  const place = await openPlace(kind);
  try {
    cold.push(await startOnce(place));
    const warm: number[] = [];
    for (let run = 0; run < warmRuns; run += 1) warm.push(await startOnce(place));
    const { app } = await place.start();
    await sleep(restMs);
    const memory = residentMegabytes(app.pid);
    await app.stop();
    const ready = median(warm);
    return [
      {
        figure: `start to ready, used before (${kind})`,
        value: `${ms(ready)} (${ms(Math.min(...warm))}–${ms(Math.max(...warm))})`,
        aim: `≤ ${readyAim} ms`,
        met: ready <= readyAim,
      },
      { figure: `start to ready, empty (${kind})`, value: ms(median(cold)), aim: '', met: null },
      { figure: `memory at rest (${kind})`, value: `${Math.round(memory)} MB`, aim: '', met: null },
    ];
  } finally {
    await place.close();
  }
}

async function startOnce(place: Place): Promise<number> {
  const { app, readyAfter } = await place.start();
  const { code } = await app.stop();
  if (code !== 0) throw new Error(`The app didn’t stop cleanly:\n${app.tail()}`);
  return readyAfter;
}
