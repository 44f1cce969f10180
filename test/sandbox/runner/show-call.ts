import type { PikaStream } from '../pikastream/service.ts';
import type { Paint } from './paint.ts';

type Deps = { pika: PikaStream; print: (line: string) => void; paint: Paint };

/** What happens in the emulated calls: who comes, speaks and goes. */
export function showCall({ pika, print, paint }: Deps): void {
  pika.journal.follow((entry) => {
    if (entry.kind !== 'session' || entry.change !== 'event') return;
    const { event } = entry;
    if (event.type === 'transcript.segment')
      print(paint('dim', `  (in the call) ${event.segment.speaker}: ${event.segment.text}`));
    if (event.type === 'participant.joined')
      print(paint('dim', `  (in the call) ${nameOf(event.participant)} joined`));
    if (event.type === 'participant.left')
      print(paint('dim', `  (in the call) ${nameOf(event.participant)} left`));
  });
}

function nameOf(participant: unknown): string {
  return (participant as { name?: string }).name ?? 'someone';
}
