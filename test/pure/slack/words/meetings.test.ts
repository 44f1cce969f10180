import { expect, test } from 'vitest';
import type { PeopleReading } from '../../../../services/ears/people/people-reading.ts';
import type { ChannelSettings, TypedSetting } from '../../../../services/meetings/channel-settings.ts';
import type { Meeting, MeetingState } from '../../../../services/meetings/meeting.ts';
import type { MoneyHere } from '../../../../services/meetings/money-here.ts';
import type { ChosenBounds } from '../../../../services/meetings/policy/bounds.ts';
import type { Notice } from '../../../../services/meetings/states/events.ts';
import { card } from '../../../../services/slack/blocks/card.ts';
import {
  sayJoining,
  sayNoActiveCall,
  sayStatus,
  sayWhichCall,
} from '../../../../services/slack/words/calls.ts';
import { saySetting } from '../../../../services/slack/words/channel-settings.ts';
import {
  sayBadLink,
  sayBadValue,
  sayHelp,
  sayUnknown,
  sayUsage,
  whatICanDo,
} from '../../../../services/slack/words/commands.ts';
import { sayNotice } from '../../../../services/slack/words/notices.ts';
import { sayPolicyOnCard } from '../../../../services/slack/words/policy.ts';
import { sayNoAccess } from '../../../../services/slack/words/reasons/access.ts';
import { notYourWallet, sayWallet } from '../../../../services/slack/words/wallet.ts';
import { sayKept, sayWelcome } from '../../../../services/slack/words/welcome.ts';
import { sayWorkspace, sayWorkspaceRefusal } from '../../../../services/slack/words/workspace.ts';
import { aMeeting, start } from '../../../support/arbitrary-meetings.ts';
import { noBounds } from '../../../support/no-bounds.ts';
import { expectHouseStyle } from './house-style.ts';

const minutesOn = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const now = minutesOn(10);
const planned: Meeting = { ...aMeeting('later'), startsAt: minutesOn(60) };
const running: Meeting = {
  ...aMeeting(),
  joiningSince: start,
  sessionStartedAt: start,
  connectedAt: start,
  limitAt: minutesOn(60),
  endReason: 'call_ended',
};

const states: Record<MeetingState, Meeting> = {
  proposed: aMeeting('undo'),
  scheduled: planned,
  checking: aMeeting(),
  awaiting_funds: aMeeting(),
  dispatching: aMeeting(),
  uncertain: { ...aMeeting(), createStartedAt: start },
  joining: { ...running, connectedAt: null },
  live: { ...running, inCallAt: start },
  leaving: running,
  wrapping_up: running,
  done: running,
  failed: { ...aMeeting(), endReason: 'wallet_empty' },
  cancelled: { ...aMeeting(), endReason: 'nobody_answered' },
  missed: { ...planned, endReason: 'too_late' },
};

const problem = { kind: 'unavailable', status: 503, detail: null } as const;
const notices: { [Kind in Notice['kind']]: [Extract<Notice, { kind: Kind }>, Meeting] } = {
  needs_funds: [
    { kind: 'needs_funds', balance: 60 },
    { ...aMeeting(), topUpCredits: 50, fundsUntil: now },
  ],
  persona_unready: [{ kind: 'persona_unready', problem: 'voice_expired' }, aMeeting()],
  create_deferred: [{ kind: 'create_deferred', problem, lastOkAt: start }, aMeeting()],
  create_uncertain: [{ kind: 'create_uncertain', problem }, aMeeting()],
  lobby_hint: [{ kind: 'lobby_hint' }, running],
  limit_near: [{ kind: 'limit_near' }, running],
  never_heard: [{ kind: 'never_heard' }, running],
  extended: [{ kind: 'extended', by: 'U2', minutes: 15 }, running],
  limit_lowered: [
    { kind: 'limit_lowered', by: 'U2' },
    { ...running, limitedBy: 'workspace_budget' },
  ],
  poll_trouble: [{ kind: 'poll_trouble', problem }, running],
  poll_recovered: [{ kind: 'poll_recovered' }, running],
  leave_overdue: [{ kind: 'leave_overdue' }, running],
  failed: [{ kind: 'failed' }, states.failed],
  not_sent: [{ kind: 'not_sent' }, { ...planned, endReason: 'already_there' }],
  ended: [{ kind: 'ended' }, { ...running, endReason: 'maximum_length' }],
  no_notes: [{ kind: 'no_notes', because: 'absent' }, running],
  billed_more: [{ kind: 'billed_more', billedMinutes: 13, ledgerMinutes: 10 }, running],
};
const aReading: PeopleReading = {
  ...{ meetingId: aMeeting().id, teamId: 'T1', version: 1, conference: null, attempts: 0, isLast: false },
  ...{ nextRunAt: now, createdAt: start, present: null, problem: null, failingSince: null },
  state: 'reading',
};
const recorded = { participants: ['Ada'], segments: 3, tasks: 1 };

const chosen = <Value>(value: Value) => ({ value, by: 'U1', at: start });
const untouched: ChannelSettings = {
  ...noBounds,
  ...{
    auto: null,
    trustedApps: null,
    limitMinutes: null,
    budgetUsd: null,
    approvers: null,
    allowedTools: null,
    holdRecap: null,
    quietRecaps: null,
    weeklyRecaps: null,
    agent: null,
    retentionDays: null,
    doNotSay: null,
    onObjection: null,
  },
};
const bounds: ChosenBounds = {
  senders: chosen({ guests: true, named: ['U1', 'U2'] }),
  personas: chosen(['built_in']),
  toolsOff: chosen(['search_web', 'github.*']),
  keep: chosen('notes' as const),
  guests: chosen('ask_seen' as const),
};
const all: ChannelSettings = {
  ...bounds,
  auto: chosen('ask' as const),
  trustedApps: chosen([{ id: 'A0123456789', name: 'Booking' }]),
  limitMinutes: chosen(30),
  budgetUsd: chosen(20),
  approvers: chosen(['U1', 'U2']),
  allowedTools: chosen([
    { tool: 'post_message', target: '#C1' },
    { tool: 'run_workflow', target: 'deploy' },
    { tool: 'join_meeting', target: null },
    { tool: 'update_crm', target: null },
  ]),
  holdRecap: chosen(true),
  quietRecaps: chosen(true),
  weeklyRecaps: chosen(true),
  agent: chosen('ask' as const),
  retentionDays: chosen(30),
  doNotSay: chosen(['Falcon']),
  onObjection: chosen('leave' as const),
};
const settings: Record<TypedSetting, true> = {
  ...{ auto: true, apps: true, limit: true, budget: true, approvers: true, allow: true, recap: true },
  recap_line: true,
  weekly: true,
  agent: true,
};
const spent = {
  spentHere: { spentUsd: 4.4, reservedUsd: 9.9 },
  spentEverywhere: { spentUsd: 50, reservedUsd: 12 },
};
const untouchedHere: MoneyHere = {
  channel: untouched,
  workspace: {
    ...noBounds,
    ...{ budgetUsd: null, auto: null, spenders: null, nameSuffix: null, doNotSay: null },
    ...{ limitMinutes: null, holdRecap: null, retentionDays: null, onObjection: null },
    callsAtOnce: null,
    removalDays: null,
  },
  ...spent,
};
const allHere: MoneyHere = {
  channel: all,
  workspace: {
    ...noBounds,
    ...{ limitMinutes: chosen(60), holdRecap: chosen(true), retentionDays: chosen(90) },
    doNotSay: chosen(['Falcon']),
    onObjection: chosen('leave' as const),
    callsAtOnce: chosen({ person: 8, channel: null, workspace: 60 }),
    removalDays: chosen(7),
    budgetUsd: chosen(200),
    auto: chosen('ask' as const),
    spenders: chosen(['U1', 'U2']),
    nameSuffix: chosen('(our robot)'),
  },
  ...spent,
};
const defaults = { maxMeetingMinutes: 60, pricePerMinuteUsd: 0.275, hasModel: true, mostRemovalDays: 30 };

const sayings: Record<string, string[]> = {
  policies: [
    ...sayPolicyOnCard(all),
    ...sayPolicyOnCard({ ...untouched, toolsOff: chosen(['search_web']) }),
    ...sayPolicyOnCard({ ...untouched, keep: chosen('nothing' as const), retentionDays: chosen(7) }),
  ],
  cards: [
    ...Object.entries(states),
    ['live', { ...states.live, inCallAt: null, silenceSaidAt: now }] as const,
    ['live', { ...states.live, heardAt: now, silenceSaidAt: now }] as const,
    ['live', { ...states.live, inCallAt: null, seenLeavingAt: now }] as const,
  ].map(([state, meeting]) => {
    const shown = card({ ...meeting, state: state as MeetingState }, now);
    return `${state}: ${shown.text}`;
  }),
  'Google Meet’s list': (
    [
      { problem: null, present: 3, failingSince: null },
      { problem: 'refused', present: 3, failingSince: now },
      { problem: 'unreachable', present: 3, failingSince: start },
    ] as const
  ).map((reading) => {
    const people = { ...aReading, ...reading };
    return `live: ${card({ ...states.live, state: 'live', feed: 'absent' }, now, { people }).text}`;
  }),
  notices: Object.values(notices).map(
    ([notice, meeting]) => `${notice.kind}: ${sayNotice(notice, meeting, now, recorded)}`,
  ),
  settings: Object.keys(settings).flatMap((setting) =>
    [untouchedHere, allHere].map((here) => saySetting(setting as TypedSetting, here, defaults)),
  ),
  workspace: [
    ...[untouchedHere, allHere].map((here) => sayWorkspace(here, defaults)),
    sayWorkspace({ ...allHere, workspace: { ...allHere.workspace, mostUsd: 100 } }, defaults),
    sayWorkspaceRefusal({ kind: 'too_many_calls', most: 500 }),
    ...(['not_admin', 'unknown'] as const).map((standing) => sayNoAccess({ kind: 'not_entitled', standing })),
    saySetting('auto', { ...allHere, channel: untouched }, defaults),
    saySetting('apps', { ...allHere, channel: { ...all, trustedApps: chosen([]) } }, defaults),
    saySetting('agent', untouchedHere, { ...defaults, hasModel: false }),
  ],
  commands: [
    sayUsage('join'),
    sayBadValue('limit', 'lots'),
    sayBadValue('consent', ' '),
    sayUnknown('dance', null),
    sayUnknown('jion', 'join'),
    sayBadLink('https://example.com'),
    sayBadLink('meet/abc-defg-hij'),
    whatICanDo('U0PIKA'),
    sayJoining(planned, 90),
    sayJoining({ ...planned, state: 'proposed' }, null),
    sayJoining({ ...planned, state: 'proposed', held: 'guest' }, null),
    sayJoining({ ...planned, state: 'checking' }, null),
    sayNoActiveCall(true),
    sayNoActiveCall(false),
    sayWhichCall([running, planned]),
    sayStatus([], now),
    sayStatus([{ ...running, state: 'live' }, planned], now),
    notYourWallet,
    sayWallet(900, 0.275),
    sayWallet(60, 0.275),
  ],
  help: [sayHelp()],
  welcome: [
    ...(['on', 'ask', 'off'] as const).map(sayWelcome),
    sayKept(untouched),
    sayKept({ keep: chosen('notes'), retentionDays: chosen(30) }),
    sayKept({ keep: chosen('nothing'), retentionDays: null }),
  ],
};

test('what is said of meetings, as people read it', async () => {
  const text = Object.entries(sayings).map(([subject, said]) => `${subject}\n\n${said.join('\n')}`);
  await expect(text.join('\n\n')).toMatchFileSnapshot('meetings.txt');
});

test.each(['notices', 'settings', 'commands', 'welcome'])('%s keep to the house style', (subject) => {
  for (const said of sayings[subject] ?? []) expectHouseStyle(said);
});
