import type { ScriptStep } from './meeting-script.ts';

/** Stands for the session's own bot name, as a speaker and within what is said. */
export const theBot = '{bot}';

/** The common way in: a worker starts, the bot knocks, somebody admits it at `admittedAt` seconds. */
export function wayIn(admittedAt: number): ScriptStep[] {
  return [...wayToLobby(), { at: admittedAt, set: { status: 'ready', meetingBotConnected: true } }];
}

export function wayToLobby(): ScriptStep[] {
  return [
    { at: 0.5, set: { status: 'connecting' } },
    { at: 1.2, set: { videoWorkerConnected: true } },
  ];
}

export function joins(at: number, name: string, email?: string): ScriptStep {
  return { at, event: { type: 'participant.joined', participant: email ? { name, email } : { name } } };
}

export function leaves(at: number, name: string): ScriptStep {
  return { at, event: { type: 'participant.left', participant: { name } } };
}

/** One speaker after the other without a pause; `lines` are [speaker, text, seconds]. */
export function talk(
  from: number,
  admittedAt: number,
  lines: readonly (readonly [speaker: string, text: string, seconds: number])[],
): ScriptStep[] {
  let clock = from;
  return lines.map(([speaker, text, seconds]) => {
    const start_ms = Math.round((clock - admittedAt) * 1000);
    clock += seconds;
    const end_ms = Math.round((clock - admittedAt) * 1000);
    // A segment is known when it has been spoken, not before.
    return { at: clock, event: { type: 'transcript.segment', segment: { speaker, text, start_ms, end_ms } } };
  });
}
