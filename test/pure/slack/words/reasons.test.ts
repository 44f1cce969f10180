import { expect, test } from 'vitest';
import type { ForgetRequest } from '../../../../services/consent/forget-request.ts';
import type { WordGap } from '../../../../services/consent/word-gap.ts';
import { type ListOwner, listOwners } from '../../../../services/meetings/do-not-say/lists.ts';
import type { Meeting } from '../../../../services/meetings/meeting.ts';
import { type PersonaProblem, personaProblems } from '../../../../services/meetings/ports/personas.ts';
import type { Problem, ProblemKind } from '../../../../services/meetings/problem.ts';
import type { Fact } from '../../../../services/memory/fact.ts';
import type { Item } from '../../../../services/notes/item.ts';
import type { Held, NotASpender } from '../../../../services/people/authorize.ts';
import { reasons } from '../../../../services/slack/words/reasons/catalogue.ts';
import type { ReasonWords } from '../../../../services/slack/words/reasons/reason.ts';
import type { Standup } from '../../../../services/standups/standup.ts';
import { type WorkService, workServices } from '../../../../services/standups/work/work-change.ts';
import type { ToolCall } from '../../../../services/tasks/tool-call.ts';
import { aMeeting, start } from '../../../support/arbitrary-meetings.ts';
import { expectHouseStyle } from './house-style.ts';
import { type Examples, toolReasons } from './tool-reasons.ts';
import { voiceReasons } from './voice-reasons.ts';

const meeting: Meeting = { ...aMeeting('later'), stopRequestedBy: 'U2' };
const call = {
  platform: 'google_meet',
  key: 'meet:abc-defg-hij',
  url: meeting.callUrl,
  passcode: null,
} as const;
const money = { whose: 'channel', budgetUsd: 10, committedUsd: 9.9 } as const;
const ofWorkspace = { ...money, whose: 'workspace' } as const;
const noSpender = (because: Held, spenders: readonly string[] = []): [NotASpender, undefined][] => [
  [{ kind: 'not_a_spender', because, spenders }, undefined],
];
const person = { whose: 'person', most: 5, scheduled: false } as const;
const channel = { whose: 'channel', most: 50, scheduled: true } as const;
const here = { channelId: 'C1', requestedBy: 'U1', via: 'link' } as const;
const elsewhere = { ...here, channelId: 'C2' };
const inDm: Meeting = { ...meeting, channelId: 'D1' };
const press = (asked: 'stop' | 'retry' | 'extend') => ({ asked, userId: 'U3' });

const ended = (change: Partial<Meeting> = {}): [Meeting, undefined][] => [
  [{ ...meeting, ...change }, undefined],
];
const problem = (
  kind: ProblemKind,
  status: number | null = null,
  detail: string | null = null,
): [Problem, undefined][] => [[{ kind, status, detail }, undefined]];
const times = (text: string): [string, undefined][] => [[text, undefined]];

const none: [undefined, undefined][] = [[undefined, undefined]];
const guest = { kind: 'not_entitled', standing: 'guest' } as const;
const item = { state: 'done', ownerId: 'U2', changedBy: 'U2', changedAt: start, editedBy: null } as Item;
const standup = { number: 1, pausedAt: null, removedAt: null, changedBy: 'U2' } as Standup;
const task = (state: ToolCall['state'], given: Partial<ToolCall> = {}) =>
  ({ state, decidedBy: null, summary: null, problem: null, editedBy: null, ...given }) as ToolCall;
const said400 = { status: 400, said: 'No such <!channel>' };
const kinds = ['canvas', 'email', 'notion', 'webhook'] as const;

const ofServices = <Kind extends string>(kind: Kind) =>
  workServices.map((service): [{ kind: Kind; service: WorkService }, undefined] => [
    { kind, service },
    undefined,
  ]);

const fact = { text: 'we ship on Thursdays' } as Fact;
const memory: Examples['memory'] = {
  empty: [[{ kind: 'empty' }, undefined]],
  too_long: [[{ kind: 'too_long', chars: 301 }, undefined]],
  private_about_another: [[{ kind: 'private_about_another' }, undefined]],
  too_often: [[{ kind: 'too_often', waitMs: 40_000 }, undefined]],
  gone: [[{ kind: 'gone' }, undefined]],
  changed_since: [[{ kind: 'changed_since', fact }, undefined]],
  nobody_named: [[{ kind: 'nobody_named' }, undefined]],
  two_named: [[{ kind: 'two_named' }, undefined]],
  no_such_person: [[{ kind: 'no_such_person' }, undefined]],
  no_address: [[{ kind: 'no_address' }, undefined]],
  slack_silent: [[{ kind: 'slack_silent' }, undefined]],
  call_forgotten: [[{ kind: 'call_forgotten' }, undefined]],
};

const pikaMemory: Examples['pika_memory'] = {
  no_self_of_yours: [[{ kind: 'no_self_of_yours' }, undefined]],
  too_many_channels: [[{ kind: 'too_many_channels', most: 50 }, undefined]],
  being_written: [[{ kind: 'being_written' }, undefined]],
  maybe_at_pika: [[{ kind: 'maybe_at_pika' }, undefined]],
  not_at_pika: [
    [{ kind: 'not_at_pika', problem: { kind: 'unavailable', status: 503, detail: null } }, undefined],
  ],
  other_account: [[{ kind: 'other_account' }, undefined]],
  not_to_be_said: [[{ kind: 'not_to_be_said' }, undefined]],
  slack_silent: [],
  gone: [],
  changed_since: [],
};

const brief: Examples['brief'] = {
  no_call: [[{ kind: 'no_call' }, undefined]],
  fixed: [[{ kind: 'fixed' }, undefined]],
  gone: [[{ kind: 'gone' }, undefined]],
  too_many: [[{ kind: 'too_many', most: 10 }, undefined]],
};
const gap = { state: 'stayed', decidedBy: 'U0BEN' } as WordGap;
const objection: Examples['objection'] = {
  too_late: [
    [{ kind: 'too_late', gap }, undefined],
    [{ kind: 'too_late', gap: { ...gap, state: 'leaving', decidedBy: null } }, undefined],
  ],
  not_here: [[{ kind: 'not_here' }, undefined]],
  not_entitled: [],
};

const request = { state: 'refused', decidedBy: 'U0BEN' } as ForgetRequest;
const forget_words: Examples['forget_words'] = {
  too_late: [
    [{ kind: 'too_late', request }, undefined],
    [{ kind: 'too_late', request: { ...request, state: 'forgotten', decidedBy: null } }, undefined],
  ],
  not_here: [[{ kind: 'not_here' }, undefined]],
  not_theirs: [[{ kind: 'not_theirs' }, undefined]],
  not_entitled: [],
};

const examples: Examples = {
  memory,
  pika_memory: pikaMemory,
  brief,
  policy: {
    too_many_lines: [[{ kind: 'too_many_lines' }, undefined]],
    line_too_long: [[{ kind: 'line_too_long' }, undefined]],
    too_much: [[{ kind: 'too_much', most: 300 }, undefined]],
    line_too_short: [[{ kind: 'line_too_short', line: '!!' }, undefined]],
    bad_minutes: [[{ kind: 'bad_minutes' }, undefined]],
    bad_usd: [[{ kind: 'bad_usd' }, undefined]],
    bad_days: [[{ kind: 'bad_days' }, undefined]],
    nobody_named: [[{ kind: 'nobody_named' }, undefined]],
    names_not_used: [[{ kind: 'names_not_used' }, undefined]],
  },
  objection,
  forget_words,
  ledger: { not_here: [[{ kind: 'not_here' }, undefined]], not_entitled: [] },
  ended: {
    asked: ended(),
    objection: ended(),
    guest_seen: ended(),
    stop_button: ended(),
    call_ended: ended(),
    alone: ended(),
    maximum_length: ended(),
    budget: [...ended(), ...ended({ limitedBy: 'workspace_budget' })],
    lobby_timeout: ended(),
    refused_by_host: ended(),
    pika_error: [...ended(), ...ended({ endDetail: 'worker gone' })],
    pika_unreachable: ended({ endDetail: 'HTTP 522' }),
    too_late: ended(),
    called_off: ended(),
    already_there: [...ended(), ...ended({ endDetail: 'https://slack.example/thread' })],
    cap_reached: ended(),
    no_budget: ended(),
    wallet_unreadable: ended({ endDetail: 'HTTP 500' }),
    wallet_empty: [...ended(), ...ended({ fundsUntil: start })],
    service_stopped: ended(),
    not_wanted: ended(),
    nobody_answered: ended(),
    key_refused: ended(),
    request_refused: ended({ endDetail: 'HTTP 422: unknown voice' }),
    card_undeliverable: ended(),
    dismissed: ended(),
    retried: ended(),
  },
  work: {
    token_refused: ofServices('token_refused'),
    access_missing: ofServices('access_missing'),
    too_many_requests: ofServices('too_many_requests'),
    unreachable: ofServices('unreachable'),
    bad_answer: ofServices('bad_answer'),
    shared_channel: [[{ kind: 'shared_channel' }, undefined]],
    people_unknown: [[{ kind: 'people_unknown' }, undefined]],
  },
  problem: {
    key_refused: problem('key_refused', 401),
    payment_required: problem('payment_required', 402),
    rejected: problem('rejected', 422, 'unknown voice'),
    rate_limited: problem('rate_limited', 429),
    unavailable: [...problem('unavailable', 503), ...problem('unavailable', null, 'no connection')],
    server_error: problem('server_error', 500),
    no_answer: problem('no_answer', null, 'the connection broke'),
    bad_answer: problem('bad_answer', 200),
  },
  request: {
    already: [
      [{ kind: 'already', call, meeting }, here],
      [{ kind: 'already', call, meeting }, elsewhere],
      [
        { kind: 'already', call, meeting: inDm },
        { ...elsewhere, via: 'command' },
      ],
    ],
    cap_reached: [
      [{ kind: 'cap_reached', call, ...person }, here],
      [{ kind: 'cap_reached', call, ...channel }, here],
      [{ kind: 'cap_reached', call, whose: 'workspace', most: 30, scheduled: false }, here],
    ],
    no_budget: [
      [{ kind: 'no_budget', call, ...money }, here],
      [{ kind: 'no_budget', call, ...ofWorkspace }, here],
      [{ kind: 'no_budget', call, ...ofWorkspace, whose: 'operator' }, here],
    ],
    called_off: [[{ kind: 'called_off', call }, here]],
    no_persona: [
      [{ kind: 'no_persona', call, given: 'Bob', known: ['Stand-in', 'Nova'] }, here],
      [{ kind: 'no_persona', call, given: '', known: ['Stand-in'] }, here],
    ],
    no_stand_in: [[{ kind: 'no_stand_in', call }, here]],
    not_your_persona: [[{ kind: 'not_your_persona', call, name: 'Nova', senders: ['U2'] }, here]],
    not_allowed_here: [
      [{ kind: 'not_allowed_here', call, name: 'Nova', allowed: ['Stand-in', 'Rex'] }, here],
      [{ kind: 'not_allowed_here', call, name: 'Nova', allowed: [] }, here],
    ],
    too_many_links: [[{ kind: 'too_many_links', most: 5 }, here]],
  },
  link: {
    meet_without_code: [[{ kind: 'meet_without_code' }, undefined]],
    zoom_without_number: [[{ kind: 'zoom_without_number' }, undefined]],
    hidden: [[{ kind: 'hidden' }, undefined]],
    other_service: [[{ kind: 'other_service', name: 'Microsoft Teams' }, undefined]],
  },
  persona: Object.fromEntries(
    personaProblems.map((problem) => [problem, [['Nova (AI)', undefined]]]),
  ) as Record<PersonaProblem, [[string, undefined]]>,
  face: {
    // In the words of their own catalogue.
    not_a_face: [],
    not_drawn: [
      [
        { kind: 'not_drawn', problem: { kind: 'unavailable', status: 503, detail: null }, uncertain: true },
        undefined,
      ],
    ],
    self_not_read: [
      [{ kind: 'self_not_read', problem: { kind: 'unavailable', status: 503, detail: null } }, undefined],
    ],
    // In the words of files.
    file_not_read: [],
    no_self: [[{ kind: 'no_self' }, undefined]],
    no_portrait: [[{ kind: 'no_portrait' }, undefined]],
    not_their_self: [[{ kind: 'not_their_self' }, undefined]],
    no_key: [[{ kind: 'no_key' }, undefined]],
    cut_off: [[{ kind: 'cut_off' }, undefined]],
  },
  face_file: {
    empty: [[{ code: 'empty' }, undefined]],
    wrong_type: [
      [{ code: 'wrong_type', looksLike: 'unknown' }, undefined],
      [{ code: 'wrong_type', looksLike: 'svg' }, undefined],
    ],
    too_many_bytes: [[{ code: 'too_many_bytes', bytes: 6_000_000, maxBytes: 5_000_000 }, undefined]],
    side_too_short: [[{ code: 'side_too_short', width: 100, height: 80, minSide: 256 }, undefined]],
    side_too_long: [[{ code: 'side_too_long', width: 5_000, height: 80, maxSide: 4_096 }, undefined]],
    animated: [[{ code: 'animated' }, undefined]],
    unreadable: (['cut_off', 'damaged'] as const).map((problem) => [
      { code: 'unreadable', problem },
      undefined,
    ]),
    takes_too_long: [[{ code: 'takes_too_long' }, undefined]],
    busy: [[{ code: 'busy' }, undefined]],
  },
  face_request: {
    // In the words of the catalogue of changes.
    not_entitled: [],
    not_its_owner: [],
    gone: [[{ kind: 'gone' }, undefined]],
    nothing_wanted: [[{ kind: 'nothing_wanted' }, undefined]],
    not_a_spender: [],
    newer_picture: [[{ kind: 'newer_picture' }, undefined]],
    too_many_pictures: [
      [{ kind: 'too_many_pictures', most: 20, whose: 'person' }, undefined],
      [{ kind: 'too_many_pictures', most: 100, whose: 'workspace' }, undefined],
    ],
  },
  persona_edit: {
    // In its catalogue’s words.
    not_entitled: [],
    not_its_owner: [[{ kind: 'not_its_owner', owners: ['U2', 'U3'] }, undefined]],
    gone: [[{ kind: 'gone' }, undefined]],
    name_taken: [[{ kind: 'name_taken', name: 'Nova' }, undefined]],
    said_no: [[{ kind: 'said_no', userId: 'U2', days: 30 }, undefined]],
    asked_often: [[{ kind: 'asked_often', userId: 'U2', waitMs: 7_200_000 }, undefined]],
    edited_often: [[{ kind: 'edited_often', waitMs: 40_000 }, undefined]],
    stands_in: [[{ kind: 'stands_in', userId: 'U2' }, undefined]],
    too_many: [[{ kind: 'too_many', most: 100 }, undefined]],
    voice_of_others: [[{ kind: 'voice_of_others', name: 'Ada' }, undefined]],
    changed_meanwhile: [[{ kind: 'changed_meanwhile', by: 'U2' }, undefined]],
  },
  ...voiceReasons,
  import: {
    // In its catalogue’s words.
    not_entitled: [],
    nothing_read: [[{ kind: 'nothing_read', notes: [] }, undefined]],
    no_self: [[{ kind: 'no_self' }, undefined]],
    not_their_self: [[{ kind: 'not_their_self' }, undefined]],
    imports_at_once: [[{ kind: 'imports_at_once' }, undefined]],
    imported_often: [[{ kind: 'imported_often', waitMs: 50_000 }, undefined]],
    pika_failed: [
      [{ kind: 'pika_failed', problem: { kind: 'no_answer', status: null, detail: null } }, undefined],
      [{ kind: 'pika_failed', problem: { kind: 'key_refused', status: 401, detail: null } }, undefined],
    ],
  },
  persona_field: {
    empty: [[undefined, undefined]],
    reserved: [[undefined, undefined]],
    unknown_emoji: [[undefined, undefined]],
    bad_voice: [[undefined, undefined]],
    line_too_long: [[undefined, undefined]],
    too_much: [[undefined, undefined]],
    too_many_lines: [[undefined, undefined]],
    too_many_people: [[undefined, undefined]],
  },
  obstacle: {
    call_taken: [
      [{ kind: 'call_taken', holder: { ...meeting, state: 'scheduled' } }, undefined],
      [{ kind: 'call_taken', holder: { ...meeting, state: 'live' } }, undefined],
    ],
    cap_reached: [
      [{ kind: 'cap_reached', ...person }, undefined],
      [{ kind: 'cap_reached', ...channel }, undefined],
    ],
    no_budget: [[{ kind: 'no_budget', ...money }, undefined]],
  },
  decision: {
    not_here: [[{ kind: 'not_here' }, press('stop')]],
    not_entitled: [[{ kind: 'not_entitled', standing: 'external' }, press('extend')]],
    // In the words of their own catalogues.
    not_a_spender: [],
    no_persona: [],
    no_stand_in: [],
    not_your_persona: [],
    not_allowed_here: [],
    at_ceiling: [
      [{ kind: 'at_ceiling', mostMinutes: 180, by: 'setting' }, press('extend')],
      [{ kind: 'at_ceiling', mostMinutes: 30, by: 'policy' }, press('extend')],
    ],
    over_budget: [[{ kind: 'over_budget', ...money }, press('extend')]],
    bad_time: [
      [{ kind: 'bad_time', why: 'over' }, press('stop')],
      [{ kind: 'bad_time', why: 'far' }, press('stop')],
    ],
    not_now: [[{ kind: 'not_now', obstacle: { kind: 'no_budget', ...money } }, press('stop')]],
    too_late: [
      [
        { kind: 'too_late', meeting: { ...meeting, state: 'failed', endReason: 'lobby_timeout' } },
        press('retry'),
      ],
      [
        { kind: 'too_late', meeting: { ...meeting, state: 'cancelled', endReason: 'not_wanted' } },
        press('stop'),
      ],
      [
        { kind: 'too_late', meeting: { ...meeting, state: 'leaving', endReason: 'call_ended' } },
        press('stop'),
      ],
      [{ kind: 'too_late', meeting: { ...meeting, state: 'live' } }, press('extend')],
      [
        { kind: 'too_late', meeting: { ...meeting, state: 'dispatching', stopRequestedAt: start } },
        press('stop'),
      ],
      [{ kind: 'too_late', meeting: { ...meeting, stopRequestedBy: null } }, press('stop')],
      [{ kind: 'too_late', meeting: { ...meeting, state: 'joining' } }, press('stop')],
    ],
  },
  setting: {
    no_such_app: [[{ kind: 'no_such_app' }, undefined]],
    no_such_tool: [[{ kind: 'no_such_tool', tool: 'send_money', toolNames: ['post_message'] }, undefined]],
    needs_target: [
      [{ kind: 'needs_target', tool: 'post_message', targets: 'in_slack' }, undefined],
      [{ kind: 'needs_target', tool: 'run_workflow', targets: ['deploy', 'notify'] }, undefined],
    ],
    always_asks: [[{ kind: 'always_asks', tool: 'add_to_brief' }, undefined]],
    takes_no_target: [
      [{ kind: 'takes_no_target', tool: 'search_web' }, undefined],
      [{ kind: 'takes_no_target', tool: 'join_meeting' }, undefined],
    ],
    no_such_target: [
      [{ kind: 'no_such_target', tool: 'post_message', given: '#nowhere', targets: 'in_slack' }, undefined],
    ],
    outsiders: [
      [{ kind: 'outsiders', given: '<@U1>' }, undefined],
      [{ kind: 'outsiders', given: '#with-other-co' }, undefined],
    ],
    slack_silent: [[{ kind: 'slack_silent' }, undefined]],
    too_long: [[{ kind: 'too_long', maxMeetingMinutes: 60 }, undefined]],
    not_entitled: [[guest, undefined]],
    not_an_approver: [[{ kind: 'not_an_approver', approvers: ['U2'] }, undefined]],
    not_a_spender: noSpender('guest'),
  },
  spending: {
    guest: [...noSpender('guest'), ...noSpender('guest', ['U1', 'U2'])],
    external: noSpender('external'),
    app: noSpender('app'),
    left: noSpender('left'),
    not_named: [
      ...noSpender('not_named', ['U1']),
      ...noSpender('not_named', ['U1', 'U2', 'U3', 'U4', 'U5', 'U6']),
    ],
    unknown: noSpender('unknown'),
  },
  start: {
    two_times: times('Tue 3 Dec, 15:00, Wed 4 Dec, 15:00'),
    unsure: times('Tue 3 Dec, 15:00'),
    range: times('Tue 3 Dec, 15:00'),
    past: [...times(''), ...times('Tue 3 Dec, 15:00')],
    no_time: times(''),
    far: times(''),
    no_zone: times('Tue 3 Dec, 15:00'),
    which_zone: times('Tue 3 Dec, 15:00'),
    may_be_off: [...times(''), ...times('Tue 3 Dec, 15:00')],
    depends: [...times(''), ...times('Tue 3 Dec, 15:00')],
    elsewhere: times(''),
    forwarded: times(''),
    asks: times('Tue 3 Dec, 15:00'),
  },
  export: {
    bad_addresses: [[{ kind: 'bad_addresses' }, 'email']],
    too_many_addresses: [[{ kind: 'too_many_addresses', most: 20 }, 'email']],
    too_many_places: [[{ kind: 'too_many_places', most: 10 }, 'webhook']],
    not_a_database_link: [[{ kind: 'not_a_database_link' }, 'notion']],
    bad_url: [[{ kind: 'bad_url', why: 'must begin with https://' }, 'webhook']],
    not_set_up: kinds.map((to) => [{ kind: 'not_set_up' }, to]),
    secret: [[{ kind: 'secret', why: 'other_key' }, 'webhook']],
    no_address: [[{ kind: 'no_address' }, 'webhook']],
    internal: [[{ kind: 'internal' }, 'email']],
    cut_off: [[{ kind: 'cut_off' }, 'notion']],
    held: [[{ kind: 'held' }, 'canvas']],
    must_not_say: listOwners.map((list) => [{ kind: 'must_not_say', list }, 'email']),
    removed: [[{ kind: 'removed' }, 'email']],
    no_notes: [[{ kind: 'no_notes' }, 'email']],
    unreachable: kinds.map((to) => [{ kind: 'unreachable', why: 'connection refused' }, to]),
    no_answer: kinds.map((to) => [{ kind: 'no_answer', why: 'no answer in time' }, to]),
    answered: [
      [{ kind: 'answered', status: 503, said: '' }, 'webhook'],
      [{ kind: 'answered', status: 400, said: 'body failed validation' }, 'notion'],
    ],
    redirected: [[{ kind: 'redirected', status: 301 }, 'webhook']],
    bad_answer: [[{ kind: 'bad_answer', status: 200 }, 'notion']],
    gone: [[{ kind: 'gone' }, 'webhook']],
    token_refused: [[{ kind: 'token_refused' }, 'notion']],
    not_allowed: [[{ kind: 'not_allowed' }, 'notion']],
    not_shared: [[{ kind: 'not_shared' }, 'notion']],
    login_refused: [[{ kind: 'login_refused', said: '535 no' }, 'email']],
    mail_refused: [[{ kind: 'mail_refused', said: '550 No such user <!channel>' }, 'email']],
    mail_deferred: [[{ kind: 'mail_deferred', said: '' }, 'email']],
    bad_mailbox: [[{ kind: 'bad_mailbox' }, 'email']],
    slack_refused: [[{ kind: 'slack_refused', error: 'is_archived' }, 'canvas']],
    slack_unsure: [[{ kind: 'slack_unsure', error: 'no answer' }, 'canvas']],
    incomplete: [[{ kind: 'incomplete' }, 'notion']],
    other: [
      [{ kind: 'other', said: 'It answered 503.' }, 'webhook'],
      [{ kind: 'other', said: '' }, 'webhook'],
    ],
    gave_up: [[{ kind: 'gave_up', last: { kind: 'answered', status: 503, said: '' } }, 'webhook']],
  },
  slack: {
    not_in_channel: [['not_in_channel', undefined]],
    channel_not_found: [['channel_not_found', undefined]],
    is_archived: [['is_archived', undefined]],
    other: [['restricted_action', undefined]],
  },
  access: {
    guest: none,
    external: none,
    not_in_channel: none,
    not_admin: none,
    unknown: none,
    not_an_approver: [[{ approvers: ['U2', 'U3'] }, undefined]],
  },
  recap: {
    not_here: [[{ kind: 'not_here' }, undefined]],
    not_entitled: [[guest, undefined]],
    not_of_the_call: [[{ kind: 'not_of_the_call' }, undefined]],
    admin_sends_it: [[{ kind: 'admin_sends_it' }, undefined]],
    held: [[{ kind: 'held' }, undefined]],
    already: [
      [{ kind: 'already', by: 'U2' }, undefined],
      [{ kind: 'already', by: null }, undefined],
    ],
    busy: [[{ kind: 'busy' }, undefined]],
    no_model: [[{ kind: 'no_model' }, undefined]],
    too_often: [
      [{ kind: 'too_often', waitMs: 12_000 }, undefined],
      [{ kind: 'too_often', waitMs: 299_500 }, undefined],
    ],
  },
  share: {
    there_already: [[{ kind: 'there_already' }, undefined]],
    must_not_say: [
      [{ kind: 'must_not_say', list: 'workspace' }, undefined],
      [{ kind: 'must_not_say', list: 'channel' }, undefined],
    ],
    ...{ its_own: none, dm: none, app_not_in: none, not_in: none, with_others: none, unknown: none },
  },
  held: {
    outsiders: [[{ requestedBy: 'U1', kind: 'summary' }, undefined]],
    by_name: [[{ requestedBy: 'U1', kind: 'summary' }, undefined]],
    absentees: [[{ requestedBy: 'U1', kind: 'highlights' }, undefined]],
    unknown: [[{ requestedBy: 'B1', kind: 'summary' }, undefined]],
    workspace_list: [[{ requestedBy: 'U1', kind: 'summary' }, undefined]],
    channel_list: [[{ requestedBy: 'U1', kind: 'highlights' }, undefined]],
    call_list: [[{ requestedBy: 'U1', kind: 'summary' }, undefined]],
    persona_list: [[{ requestedBy: 'B1', kind: 'summary' }, undefined]],
  },
  item: {
    too_late: [
      [{ kind: 'too_late', item }, 'U3'],
      [{ kind: 'too_late', item: { ...item, editedBy: 'U3', editedAt: start } }, 'U3'],
    ],
    same_owner: [
      [{ kind: 'same_owner', item }, 'U2'],
      [{ kind: 'same_owner', item }, 'U3'],
    ],
    not_here: [[{ kind: 'not_here' }, 'U3']],
    held: [[{ kind: 'held' }, 'U3']],
    not_entitled: [[guest, 'U3']],
    not_an_owner: (['nobody', 'not_in_channel', 'unknown'] as const).map((why) => [
      { kind: 'not_an_owner', why },
      'U3',
    ]),
  },
  forget: {
    not_here: [[{ kind: 'not_here' }, undefined]],
    not_over: [[{ kind: 'not_over', meeting }, undefined]],
    not_theirs: [[{ kind: 'not_theirs' }, undefined]],
    not_entitled: [[{ kind: 'not_entitled', standing: 'unknown' }, undefined]],
    already: [[{ kind: 'already', by: 'U2' }, undefined]],
  },
  model: {
    refused: none,
    rejected: none,
    rate_limited: none,
    unreachable: none,
    timed_out: none,
    stopped: none,
    too_long: none,
    bad_output: none,
    nothing_said: none,
    not_found: none,
    asked_often: none,
    other: none,
  },
  turn: {
    too_many_steps: none,
    cut_off: none,
    nothing_to_say: none,
    not_to_be_said: listOwners.map((broken): [{ broken: ListOwner }, undefined] => [{ broken }, undefined]),
    call_forgotten: none,
    too_many_turns: none,
    asked_too_often: none,
    stopped: none,
    over_budget: none,
    bad_answer: none,
  },
  proposal: {
    too_late: [[{ kind: 'too_late' }, undefined]],
    not_here: [[{ kind: 'not_here' }, undefined]],
    not_entitled: [],
  },
  standup: {
    // In the words of their own catalogue.
    no_persona: [],
    no_stand_in: [],
    not_your_persona: [],
    not_allowed_here: [],
    not_entitled: [[guest, undefined]],
    not_a_spender: noSpender('guest'),
    too_many: [[{ kind: 'too_many', most: 20 }, undefined]],
    no_such: [[{ kind: 'no_such' }, undefined]],
    already: [
      [{ kind: 'already', standup }, undefined],
      [{ kind: 'already', standup: { ...standup, pausedAt: start } }, undefined],
      [{ kind: 'already', standup: { ...standup, removedAt: start } }, undefined],
    ],
    changed_since: [[{ kind: 'changed_since', standup }, undefined]],
    repeated: [[{ kind: 'repeated' }, undefined]],
  },
  phrase: {
    empty: [[{ kind: 'empty' }, undefined]],
    no_day: [[{ kind: 'no_day' }, undefined]],
    no_time: [[{ kind: 'no_time' }, undefined]],
    unclear_days: [[{ kind: 'unclear_days' }, undefined]],
    several: [[{ kind: 'several' }, undefined]],
    words: [[{ kind: 'words', given: 'freitags <!here>' }, undefined]],
    bad_time: [[{ kind: 'bad_time', given: '25:00' }, undefined]],
    which_half: [[{ kind: 'which_half', hour: 2, minute: 30 }, undefined]],
    bad_cron: [[{ kind: 'bad_cron', field: 'minute', given: '99' }, undefined]],
    too_often: [[{ kind: 'too_often', leastMinutes: 15 }, undefined]],
    bad_zone: [
      [
        {
          kind: 'bad_zone',
          given: 'IST',
          found: { kind: 'several', zones: ['Asia/Kolkata', 'Europe/Dublin'] },
        },
        undefined,
      ],
      [{ kind: 'bad_zone', given: '+2', found: { kind: 'offset' } }, undefined],
      [{ kind: 'bad_zone', given: 'Atlantis', found: { kind: 'unknown' } }, undefined],
    ],
  },
  task: {
    failed: [
      [task('failed', { problem: { kind: 'request_refused', service: 'hubspot', ...said400 } }), undefined],
      [task('failed', { problem: { kind: 'time_passed', when: '3 December' }, decidedBy: 'U2' }), undefined],
    ],
    uncertain: [[task('uncertain', { problem: { kind: 'slack_unsure' }, decidedBy: 'U2' }), undefined]],
    declined: [[task('declined', { decidedBy: 'U2' }), undefined]],
    lapsed: [[task('lapsed'), undefined]],
  },
  press: {
    too_late: [
      [{ kind: 'too_late', toolCall: task('awaiting_approval', { editedBy: 'U2' }) }, 'U3'],
      [{ kind: 'too_late', toolCall: task('declined', { decidedBy: 'U3' }) }, 'U3'],
    ],
    not_here: [[{ kind: 'not_here' }, 'U3']],
    not_editable: [[{ kind: 'not_editable' }, 'U3']],
    admin_sends_it: [[{ kind: 'admin_sends_it' }, 'U3']],
    in_their_name: [[{ kind: 'in_their_name', userId: 'U2' }, 'U3']],
    not_entitled: [[guest, 'U3']],
    not_an_approver: [[{ kind: 'not_an_approver', approvers: ['U2'] }, 'U3']],
  },
  ...toolReasons,
};

/** Somebody decided or the call ended, or what is there instead is another channel's: nothing is left to do. */
const nothingToDo = [
  ...[
    'asked',
    'stop_button',
    'objection',
    'guest_seen',
    'call_ended',
    'alone',
    'called_off',
    'already_there',
    'service_stopped',
  ],
  ...['not_wanted', 'dismissed', 'retried', 'already', 'call_taken', 'not_here', 'too_late', 'no_notes'],
  // Their own words say it: the person who decided, the card.
  ...['there_already', 'declined', 'same_owner', 'repeated', 'nothing_said', 'not_found', 'call_forgotten'],
];

function said(): { code: string; words: ReasonWords }[] {
  return Object.entries(reasons).flatMap(([subject, book]) =>
    Object.entries(book as Record<string, (...of: unknown[]) => ReasonWords>).flatMap(([code, say]) => {
      const shown =
        (examples as unknown as Record<string, Record<string, unknown[][]>>)[subject]?.[code] ?? [];
      return shown.map((of) => ({ code: `${subject} ${code}`, words: say(...of) }));
    }),
  );
}

test('every reason that people read, as they read it', async () => {
  const lines = said().map(({ code, words: { what, next } }) => `${code}\n  ${what}\n  → ${next ?? '–'}`);
  await expect(lines.join('\n')).toMatchFileSnapshot('reasons.txt');
});

test('every reason says what to do next, or has nothing left to do', () => {
  for (const { code, words } of said()) {
    if (!nothingToDo.includes(code.split(' ')[1] ?? '')) expect(words.next, code).toBeTruthy();
    expectHouseStyle([words.what, words.next].filter(Boolean).join(' '));
  }
});
