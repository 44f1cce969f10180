import { setTimeout as sleep } from 'node:timers/promises';
import { dealNote, followUp, freezeQuestion, hears, rolloutPlan } from '../standup-requests.ts';
import type { AgentHands } from './open-agent.ts';

/** What was said that asks the agent for something. */
export type Cue = { speaker: string; text: string; start_ms: number };

export type WorkDeps = {
  hands: AgentHands;
  meetingId: string;
  /** Milliseconds at speed 1. */
  pause: (milliseconds: number) => Promise<void>;
};

type Work = (deps: WorkDeps, cue: Cue) => Promise<string>;

/** Words of the standup, what the agent does when it hears them, and what it then says of it. */
export const standupWork: readonly { hears: RegExp; work: Work }[] = [
  { hears: hears.failures, work: countFailures },
  { hears: hears.plan, work: draftPlan },
  { hears: hears.freeze, work: askAboutFreeze },
  { hears: hears.followUp, work: scheduleSwitch },
  { hears: hears.deal, work: noteOnDeal },
];

/** Its own work, elsewhere: only reported. */
async function countFailures({ hands, meetingId, pause }: WorkDeps, { speaker }: Cue): Promise<string> {
  const task = {
    meeting_id: meetingId,
    task_id: 'failed-checkouts',
    title: 'Count last night’s failed checkouts',
    kind: 'search',
    requested_by: speaker,
  };
  await hands.call('report_task', { ...task, status: 'in_progress', detail: 'Reading the payment logs' });
  await pause(4_000);
  const outcome = '212 of 48,310 checkouts failed (0.4 %), 190 of them between 20:00 and 21:00';
  const links = [{ title: 'Dashboard', url: 'https://grafana.acme.example/d/checkout' }];
  await hands.call('report_task', { ...task, status: 'complete', outcome, links });
  return `report_task: ${outcome}`;
}

async function draftPlan({ hands, meetingId }: WorkDeps, cue: Cue): Promise<string> {
  const drafted = await hands.call('draft_document', asked(meetingId, cue, rolloutPlan));
  return `draft_document: ${says(await overOf(hands, drafted))}`;
}

async function askAboutFreeze({ hands, meetingId }: WorkDeps, { speaker }: Cue): Promise<string> {
  const about = { meeting_id: meetingId, wait_seconds: 50 };
  let asked = await hands.call('ask_channel', { ...about, question: freezeQuestion, asked_by: speaker });
  while (asked.state !== 'answered') {
    asked = await hands.call('ask_channel', { ...about, question_id: asked.question_id });
  }
  return `ask_channel: answered, “${asked.answer}”`;
}

async function scheduleSwitch({ hands, meetingId }: WorkDeps, cue: Cue): Promise<string> {
  const planned = await hands.call('schedule_follow_up', asked(meetingId, cue, followUp()));
  return `schedule_follow_up: ${says(await overOf(hands, planned))}`;
}

async function noteOnDeal({ hands, meetingId }: WorkDeps, cue: Cue): Promise<string> {
  const noted = await hands.call('update_crm', asked(meetingId, cue, dealNote));
  return `update_crm: ${says(await overOf(hands, noted))}`;
}

function asked(meetingId: string, { speaker, text, start_ms }: Cue, input: object): Record<string, unknown> {
  return {
    meeting_id: meetingId,
    input,
    requested_by: speaker,
    quote: text,
    quoted_at_ms: Math.max(0, start_ms),
    // Heard again after a lost answer, it is the same request.
    key: text.slice(0, 200),
  };
}

const over = /^(done|failed|uncertain|declined|lapsed)$/;

/** The task once it is decided and carried out, however long people take. */
async function overOf(hands: AgentHands, task: Record<string, unknown>): Promise<Record<string, unknown>> {
  let now = task;
  while (!over.test(String(now.state))) {
    now = await hands.call('get_task', { task_id: task.task_id, wait_seconds: 20 });
    // An app that is stopping answers without waiting.
    if (!over.test(String(now.state))) await sleep(200);
  }
  return now;
}

function says({ says: words, summary }: Record<string, unknown>): string {
  return [words, summary].filter(Boolean).join(' ');
}
