import { type Conversation, comesIn, type DrivenSession, type Paste, paste } from './conversation.ts';
import type { World } from './world.ts';

/** What people say, one line each: `Name: words`. Ten seconds a line. */
export function say(session: DrivenSession, talk: string): void {
  const lines = talk.split('\n').flatMap((line) => /^\s*([^:]+):\s*(.+)$/.exec(line) ?? []);
  for (let index = 0; index * 3 < lines.length; index += 1) {
    const [, speaker = '', text = ''] = lines.slice(index * 3);
    const start_ms = index * 10_000;
    session.emit({
      type: 'transcript.segment',
      segment: { speaker, text, start_ms, end_ms: start_ms + 8_000 },
    });
  }
}

export type SpokenCall = { thread: Conversation; session: DrivenSession };

/** A pasted call in which people talk, and which then ends; nobody writes notes of it yet. */
export async function spokenCall(
  world: World,
  talk: string,
  {
    others = [],
    nth = 1,
    ...input
  }: Paste & {
    nth?: number;
    others?: readonly (string | { name: string; id?: string; email?: string })[];
  } = {},
): Promise<SpokenCall> {
  const thread = await paste(world, input);
  const session = await comesIn(world, thread, undefined, nth);
  for (const other of others)
    session.emit({
      type: 'participant.joined',
      participant: typeof other === 'string' ? { name: other } : other,
    });
  say(session, talk);
  session.endCall();
  await world.elapse(0.2);
  return { thread, session };
}
