import { setTimeout as sleep } from 'node:timers/promises';
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
  { hears: /count last night’s failed checkouts/, work: countFailures },
  { hears: /write that down as a rollout plan/, work: draftPlan },
  { hears: /release freeze on Thursday\?/, work: askAboutFreeze },
  { hears: /go through the switch tomorrow at three/, work: scheduleSwitch },
  { hears: /note on the Northwind deal/, work: noteOnDeal },
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
  const markdown = [
    '## Steps',
    '- Before: Priya reviews the connection fix, today before 14:00',
    '- Thursday morning: 10 % behind the flag (Jonas)',
    '- Monday: everybody, if errors stay flat',
    '',
    '## Way back',
    'Switch the flag off.',
  ].join('\n');
  const input = { title: 'Checkout rollout plan', markdown };
  const drafted = await hands.call('draft_document', asked(meetingId, cue, input));
  return `draft_document: ${says(await overOf(hands, drafted))}`;
}

async function askAboutFreeze({ hands, meetingId }: WorkDeps, { speaker }: Cue): Promise<string> {
  const question = 'Is there a release freeze on Thursday?';
  const about = { meeting_id: meetingId, wait_seconds: 50 };
  let asked = await hands.call('ask_channel', { ...about, question, asked_by: speaker });
  while (asked.state !== 'answered') {
    asked = await hands.call('ask_channel', { ...about, question_id: asked.question_id });
  }
  return `ask_channel: answered, “${asked.answer}”`;
}

async function scheduleSwitch({ hands, meetingId }: WorkDeps, cue: Cue): Promise<string> {
  const input = {
    title: 'Search index: the switch',
    start: `${tomorrow('Europe/Berlin')}T15:00`,
    time_zone: 'Europe/Berlin',
    guests: ['sam@partner.example', 'priya@acme.example', 'jonas@acme.example'],
    notes: 'Go through the switch of the search index, step by step.',
  };
  const planned = await hands.call('schedule_follow_up', asked(meetingId, cue, input));
  return `schedule_follow_up: ${says(await overOf(hands, planned))}`;
}

async function noteOnDeal({ hands, meetingId }: WorkDeps, cue: Cue): Promise<string> {
  const input = {
    record: 'deal',
    name: 'Northwind renewal',
    note: 'Their search index switches in two weeks.',
  };
  const noted = await hands.call('update_crm', asked(meetingId, cue, input));
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

function tomorrow(timeZone: string): string {
  // Swedes write dates as ISO does.
  return new Date(Date.now() + 86_400_000).toLocaleDateString('sv-SE', { timeZone });
}
