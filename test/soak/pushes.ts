import { setTimeout as sleep } from 'node:timers/promises';
import type { PikaStream } from '../sandbox/pikastream/service.ts';
import { signed } from '../support/pushing.ts';
import type { Random } from './random.ts';

/** Pushes each event of a session to the webhook: some twice, some seconds late, and so after others. */
export function pushEvents(pika: PikaStream, front: string, random: Random): { taken: () => number } {
  let taken = 0;
  const push = async (body: string, id: string) => {
    const headers = { 'content-type': 'application/json', ...signed(body, { id }) };
    const answer = await fetch(`${front}/webhooks/pikastream`, { method: 'POST', body, headers });
    await answer.arrayBuffer();
    if (answer.ok) taken += 1;
  };
  pika.journal.follow((entry) => {
    if (entry.kind !== 'session' || entry.change !== 'event' || random.chance(0.1)) return;
    const body = JSON.stringify(entry.event);
    const times = random.chance(0.2) ? 2 : 1;
    const late = random.chance(0.2) ? random.between(500, 5_000) : 0;
    void sleep(late).then(() =>
      Promise.allSettled(
        Array.from({ length: times }, () => push(body, `${entry.sessionId}-${entry.event.id}`)),
      ),
    );
  });
  return { taken: () => taken };
}
