import type { Call } from '../../../../services/meetings/call-link.ts';
import type { reasons } from '../../../../services/slack/words/reasons/catalogue.ts';
import type { ReasonWords } from '../../../../services/slack/words/reasons/reason.ts';
import type { ToolCall } from '../../../../services/tasks/tool-call.ts';
import type { Service } from '../../../../services/tasks/tool-problem.ts';
import { aMeeting } from '../../../support/arbitrary-meetings.ts';

type Reasons = typeof reasons;

/** What each code is shown with. */
export type Examples = {
  [Subject in keyof Reasons]: {
    [Code in keyof Reasons[Subject]]: Reasons[Subject][Code] extends (...of: infer Of) => ReasonWords
      ? readonly Of[]
      : never;
  };
};

const meeting = aMeeting('later');
const call: Call = {
  ...{ platform: 'google_meet' as const, key: 'meet:abc-defg-hij', url: meeting.callUrl, passcode: null },
};
const meant = { place: 'HubSpot', record: 'deal', by: 'name', value: 'Acme 2027' } as const;
const twice = { matches: [{ id: '7', label: 'Acme 2027' }], total: 2 };
const services: readonly Service[] = [
  ...(['brave', 'google', 'google_calendar', 'hubspot', 'notion', 'searxng', 'workflow'] as const),
];
const when = 'Thursday 3 December 2026, 15:00 to 15:45 (Europe/Berlin)';
const ended = (state: ToolCall['state'], problem: ToolCall['problem'] = null): [ToolCall, undefined][] => [
  [{ state, problem } as ToolCall, undefined],
];

export const toolReasons: Pick<Examples, 'tool' | 'key' | 'connection' | 'agent' | 'agent_task'> = {
  tool: {
    unreachable: [[{ kind: 'unreachable', service: 'hubspot', why: 'connection refused' }, undefined]],
    no_answer: [[{ kind: 'no_answer', service: 'notion', why: 'the connection broke' }, undefined]],
    bad_answer: [[{ kind: 'bad_answer', service: 'brave', status: 200 }, undefined]],
    redirected: [[{ kind: 'redirected', service: 'workflow', status: 302 }, undefined]],
    access_refused: services.map((service) => [
      { kind: 'access_refused', service, status: 403, said: service === 'hubspot' ? 'Missing scopes' : '' },
      undefined,
    ]),
    rate_limited: [[{ kind: 'rate_limited', service: 'hubspot', status: 429, said: '' }, undefined]],
    request_refused: [
      [{ kind: 'request_refused', service: 'notion', status: 404, said: 'There is no <page>' }, undefined],
    ],
    service_error: [[{ kind: 'service_error', service: 'searxng', status: 503, said: '' }, undefined]],
    server_unreachable: [
      [{ kind: 'server_unreachable', server: 'github', why: 'connection refused' }, undefined],
    ],
    server_no_answer: [
      [{ kind: 'server_no_answer', server: 'github', why: 'no complete answer in time' }, undefined],
    ],
    server_access_refused: [[{ kind: 'server_access_refused', server: 'github', status: 401 }, undefined]],
    server_refused: [
      [{ kind: 'server_refused', server: 'github', said: 'missing required parameter: title' }, undefined],
      [{ kind: 'server_refused', server: 'github', said: '' }, undefined],
    ],
    server_tool_changed: [
      [{ kind: 'server_tool_changed', server: 'github', tool: 'issue_write' }, undefined],
    ],
    no_such_record: [[{ kind: 'no_such_record', ...meant }, undefined]],
    several_records: [
      [{ kind: 'several_records', ...meant, ...twice }, undefined],
      [{ kind: 'several_records', ...meant, ...twice, record: 'contact' }, undefined],
      [{ kind: 'several_records', ...meant, ...twice, record: 'company' }, undefined],
    ],
    record_gone: [[{ kind: 'record_gone', place: 'HubSpot', label: 'Acme 2027' }, undefined]],
    record_renamed: [[{ kind: 'record_renamed', label: 'Acme 2027', now: 'Acme 2028' }, undefined]],
    record_changed: [
      [
        {
          kind: 'record_changed',
          label: 'Acme 2027',
          values: [
            { name: 'amount', now: '9000' },
            { name: 'dealstage', now: null },
          ],
        },
        undefined,
      ],
    ],
    no_such_property: [
      [{ kind: 'no_such_property', place: 'HubSpot', record: 'deal', name: 'dealstag' }, undefined],
    ],
    property_read_only: [
      [{ kind: 'property_read_only', place: 'HubSpot', name: 'hs_forecast_amount' }, undefined],
    ],
    nothing_to_change: [[{ kind: 'nothing_to_change', label: 'Acme 2027' }, undefined]],
    no_such_tool: [[{ kind: 'no_such_tool', known: ['post_message', 'search_web'] }, undefined]],
    tool_off: [
      [{ kind: 'tool_off', known: ['search_web'] }, undefined],
      [{ kind: 'tool_off', known: [] }, undefined],
    ],
    not_its_tool: [
      [{ kind: 'not_its_tool', persona: 'Nova (AI)', known: ['search_web'] }, undefined],
      [{ kind: 'not_its_tool', persona: 'Nova (AI)', known: [] }, undefined],
    ],
    bad_input: [[{ kind: 'bad_input', problems: ['start: must look like 2026-12-03T15:00'] }, undefined]],
    too_long: [[{ kind: 'too_long' }, undefined]],
    key_taken: [[{ kind: 'key_taken' }, undefined]],
    call_forgotten: [[{ kind: 'call_forgotten' }, undefined]],
    too_many_open: [[{ kind: 'too_many_open', most: 20 }, undefined]],
    too_many_tasks: [[{ kind: 'too_many_tasks', most: 500 }, undefined]],
    time_skipped: [
      [{ kind: 'time_skipped', when: '2027-03-28 02:30', timeZone: 'Europe/Berlin' }, undefined],
    ],
    time_passed: [[{ kind: 'time_passed', when }, undefined]],
    time_too_far: [[{ kind: 'time_too_far', when }, undefined]],
    no_such_channel: [[{ kind: 'no_such_channel', given: '#secrets' }, undefined]],
    app_not_in_channel: [[{ kind: 'app_not_in_channel', given: 'sales' }, undefined]],
    no_such_person: [[{ kind: 'no_such_person', given: 'U1' }, undefined]],
    reads_nothing: [[{ kind: 'reads_nothing', given: 'U1' }, undefined]],
    no_such_name: [[{ kind: 'no_such_name', given: 'ada' }, undefined]],
    several_of_name: [[{ kind: 'several_of_name', given: 'ben', count: 2 }, undefined]],
    slack_silent: [[{ kind: 'slack_silent' }, undefined]],
    call_has_begun: [[{ kind: 'call_has_begun' }, undefined]],
    brief_full: [[{ kind: 'brief_full' }, undefined]],
    no_such_workflow: [[{ kind: 'no_such_workflow', name: 'deploy' }, undefined]],
    json_not_offered: [[{ kind: 'json_not_offered' }, undefined]],
    delegation_missing: [[{ kind: 'delegation_missing' }, undefined]],
    slack_refused: [[{ kind: 'slack_refused', error: 'not_in_channel' }, undefined]],
    slack_unsure: [[{ kind: 'slack_unsure' }, undefined]],
    key_ended: [[{ kind: 'key_ended' }, undefined]],
    tool_gone: [[{ kind: 'tool_gone' }, undefined]],
    not_to_be_said: [[{ kind: 'not_to_be_said', list: 'channel' }, undefined]],
    settings_changed: [[{ kind: 'settings_changed' }, undefined]],
    cut_off: [[{ kind: 'cut_off' }, undefined]],
    internal: [[{ kind: 'internal' }, undefined]],
    other: [
      [{ kind: 'other', said: 'HubSpot refused access (HTTP 403).' }, undefined],
      [{ kind: 'other', said: '' }, undefined],
    ],
  },
  key: {
    not_entitled: [[{ kind: 'not_entitled', standing: 'guest' }, undefined]],
    no_such_channel: [[{ kind: 'no_such_channel', given: '#sales' }, undefined]],
    too_many: [[{ kind: 'too_many', most: 10 }, undefined]],
    repeated: [[{ kind: 'repeated' }, undefined]],
  },
  connection: {
    // In its catalogue’s words.
    not_entitled: [],
    no_such_channel: [],
    too_many: [],
    too_many_tries: [[{ kind: 'too_many_tries', waitMs: 50_000 }, undefined]],
    no_such_code: [[{ kind: 'no_such_code' }, undefined]],
    over: [[{ kind: 'over' }, undefined]],
  },
  agent: {
    no_key: [[{ kind: 'no_key' }, undefined]],
    key_expired: [[{ kind: 'key_expired' }, undefined]],
    no_meeting: [[{ kind: 'no_meeting' }, undefined]],
    too_often: (['requests', 'calls', 'cards', 'reports', 'searches'] as const).map((what) => [
      { kind: 'too_often', what, waitMs: 1_500 },
      undefined,
    ]),
    too_many_waits: [[{ kind: 'too_many_waits', most: 5 }, undefined]],
    not_a_call_link: [[{ kind: 'not_a_call_link' }, undefined]],
    other_channel: [[{ kind: 'other_channel' }, undefined]],
    already: [[{ kind: 'already', call, meeting }, undefined]],
    cap_reached: [[{ kind: 'cap_reached', call, whose: 'channel', most: 5, scheduled: false }, undefined]],
    no_budget: [[{ kind: 'no_budget', call, whose: 'channel', budgetUsd: 10, committedUsd: 9.9 }, undefined]],
    called_off: [[{ kind: 'called_off', call }, undefined]],
    // In the words of their own book.
    ...{ no_persona: [], no_stand_in: [], not_your_persona: [] },
    not_allowed_here: [
      [{ kind: 'not_allowed_here', name: 'Nova', allowed: ['Stand-in', 'Rex'], call }, undefined],
      [{ kind: 'not_allowed_here', name: 'Nova', allowed: [], call }, undefined],
    ],
    too_many_links: [[{ kind: 'too_many_links', most: 5 }, undefined]],
    claimed: [
      [{ kind: 'claimed', by: 'Claude', userId: 'U1' }, undefined],
      [{ kind: 'claimed', by: null, userId: 'U1' }, undefined],
    ],
    call_over: [[{ kind: 'call_over' }, undefined]],
    no_recap: (['not_begun', 'running', 'writing', 'held', 'forgotten', 'none'] as const).map((why) => [
      { kind: 'no_recap', why },
      undefined,
    ]),
    not_possible: [[{ kind: 'not_possible' }, undefined]],
    no_session: [[{ kind: 'no_session' }, undefined]],
    too_many_reports: [[{ kind: 'too_many_reports', most: 1_000 }, undefined]],
    no_such_task: [[{ kind: 'no_such_task' }, undefined]],
    no_such_question: [[{ kind: 'no_such_question' }, undefined]],
    not_to_be_said: [[{ kind: 'not_to_be_said', list: 'channel' }, undefined]],
    no_question: [[{ kind: 'no_question' }, undefined]],
    question_open: [[{ kind: 'question_open' }, undefined]],
  },
  agent_task: {
    failed: ended('failed', { kind: 'access_refused', service: 'hubspot', status: 403, said: '' }),
    uncertain: ended('uncertain', { kind: 'cut_off' }),
    declined: ended('declined'),
    lapsed: ended('lapsed'),
  },
};
