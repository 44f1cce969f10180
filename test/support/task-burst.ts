import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NewEvent } from '../sandbox/pikastream/session-event.ts';

/** Tasks that begin one after another, move on, and are done one after another: 200 events, as they happen. */
export function burstOf(tasks = 20, eventsEach = 10): NewEvent[] {
  const events = Array.from({ length: tasks }, (_, number) =>
    Array.from({ length: eventsEach }, (_, step) => ({
      // Each begins while those before it go on.
      place: number * 5 + step * 10,
      event: eventOf(number, step, eventsEach - 1),
    })),
  );
  return events
    .flat()
    .sort((a, b) => a.place - b.place)
    .map(({ event }) => event);
}

function eventOf(number: number, step: number, last: number): NewEvent {
  const task = { id: `task-${number}`, kind: 'document' as const, title: `Task number ${number}` };
  if (step === 0) return { type: 'task.created', task };
  if (step < last) return { type: 'task.updated', task: { ...task, detail: `Step ${step} of ${last}` } };
  const links = [{ title: `Page ${number}`, url: `https://docs.example/${number}` }];
  return { type: 'task.completed', task: { ...task, output: `Result ${number}`, links } };
}

/**
 * Sends events evenly over so many milliseconds, each on its way whether or not those before it have arrived; again, as
 * PikaStream does, when the app has no time for one.
 * Returns when the last one was acknowledged; `at` in milliseconds since 1970.
 */
export async function sendEvenly(
  events: readonly NewEvent[],
  milliseconds: number,
  send: (event: NewEvent) => Promise<number>,
): Promise<{ began: number; acknowledged: number }> {
  const began = Date.now();
  const sent = events.map(async (event, index) => {
    await sleep((index * milliseconds) / events.length);
    const now = { ...event, id: randomUUID(), at: new Date().toISOString() };
    let status = await send(now);
    for (let tries = 1; status === 503 && tries < 5; tries += 1) status = await send(now);
    if (status !== 202) throw new Error(`An event was answered ${status}`);
    return Date.now();
  });
  return { began, acknowledged: Math.max(...(await Promise.all(sent))) };
}
