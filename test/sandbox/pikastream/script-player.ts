import { type MeetingScript, notesFor, type ScriptStep } from './meeting-script.ts';
import { theBot } from './script-steps.ts';
import type { SessionHandle } from './session.ts';
import type { EventContent } from './session-event.ts';

export type ScriptPlayer = {
  /** No further step; notes that are due are still made. */
  callIsOver(): void;
  /** Somebody in the call lets the bot in now, and doesn't wait for as long as they would. */
  letIn(): void;
  /** Nothing further at all. */
  stop(): void;
};

/** `lobbyMs`: how much longer than in the script the bot waits in the lobby. */
type Pace = { speed: number; lobbyMs: number };

export function playScript(
  handle: SessionHandle,
  script: MeetingScript,
  { speed, lobbyMs }: Pace,
): ScriptPlayer {
  let started = performance.now();
  let admit: (() => void) | undefined;
  let stepTimer: NodeJS.Timeout | undefined;
  let notesTimer: NodeJS.Timeout | undefined;

  const schedule = (index: number) => {
    const step = script.steps[index];
    if (!step) return;
    const isAdmission = 'set' in step && step.set.status === 'ready';
    const due = started + (step.at * 1000) / speed + (isAdmission ? lobbyMs : 0) - performance.now();
    const take = () => {
      clearTimeout(stepTimer);
      admit = undefined;
      // However long it waited in the lobby, the rest takes as long as it does.
      if (isAdmission) started = performance.now() - (step.at * 1000) / speed;
      // Scheduled first: a step that ends the call must find the next one, to cancel it.
      schedule(index + 1);
      perform(handle, step);
    };
    if (isAdmission) admit = take;
    stepTimer = setTimeout(take, Math.max(0, due));
  };

  const makeNotes = () => {
    const { events, notes } = handle.session;
    const segments = events.flatMap((event) => (event.type === 'transcript.segment' ? [event.segment] : []));
    const heardMs = segments.at(-1)?.end_ms;
    const plan = script.notes;
    if (!plan || heardMs === undefined || notes.state === 'ready') return;
    handle.setNotes({ state: 'pending', announced: plan !== 'by-hand' && plan.announce === true });
    if (plan === 'by-hand') return;
    notesTimer = setTimeout(
      () => {
        const notes = notesFor(plan, heardMs, namesIn(handle));
        handle.setNotes({ state: 'ready', notes });
        if (plan.announce) handle.emit({ type: 'notes.ready', notes });
      },
      (plan.takes * 1000) / speed,
    );
  };

  schedule(0);
  return {
    letIn: () => admit?.(),
    callIsOver() {
      admit = undefined;
      clearTimeout(stepTimer);
      clearTimeout(notesTimer);
      makeNotes();
    },
    stop() {
      admit = undefined;
      clearTimeout(stepTimer);
      clearTimeout(notesTimer);
    },
  };
}

function perform(handle: SessionHandle, step: ScriptStep): void {
  if ('set' in step) handle.set(step.set);
  else if ('event' in step) handle.emit(named(step.event, handle.session.botName));
  else if ('end' in step) handle.end(step.end);
  else handle.fail(step.fail);
}

function named(event: EventContent, botName: string): EventContent {
  if (event.type !== 'transcript.segment') return event;
  const { speaker, text } = event.segment;
  // People don’t say what stands in brackets behind a name.
  const spoken = botName.replace(/ \(.*\)$/, '');
  const segment = {
    ...event.segment,
    speaker: speaker.replaceAll(theBot, botName),
    text: text.replaceAll(theBot, spoken),
  };
  return { ...event, segment };
}

function namesIn({ session }: SessionHandle): { name: string }[] {
  return session.events.flatMap((event) =>
    event.type === 'participant.joined' ? [event.participant as { name: string; email?: string }] : [],
  );
}
