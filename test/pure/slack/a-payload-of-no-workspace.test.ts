import { expect, test } from 'vitest';
import { installationOf, isForeign } from '../../../listeners/team-of-payload.ts';
import { kindOf, runs, type User } from '../../../services/slack/api/user.ts';
import { createIntake } from '../../../src/slack/intake.ts';
import { wantedIn } from '../../../src/slack/wanted.ts';

type Found = { teamId: string; botUserId: string; botId: string } | null;

function intakeThat(workspaceOf: () => Promise<Found>) {
  const processed: unknown[] = [];
  const intake = createIntake({
    process: async (_, { body }) => void processed.push(intake.workspaceOf(body)),
    ready: () => true,
    workspaceOf,
    failpoint: () => {},
    log: { warn: () => {}, error: () => {} },
  });
  return { intake, processed };
}

const event = { kind: 'event', body: { type: 'event_callback' } } as const;
const command = { kind: 'command', body: { command: '/pika' } } as const;

test('what comes from a workspace that the app isn’t in is acknowledged, and done nowhere', async () => {
  const { intake, processed } = intakeThat(async () => null);
  expect(await intake.receive(event)).toEqual({ kind: 'ack' });
  expect(await intake.receive(command)).toMatchObject({
    body: { text: expect.stringContaining('installed') },
  });
  expect(processed).toEqual([]);
  expect(() => intake.workspaceOf(event.body)).toThrow();
});

test('while nobody can say whose it is, an event comes again, and a command is told so', async () => {
  const { intake, processed } = intakeThat(async () => {
    throw new Error('the database is away');
  });
  expect(await intake.receive(event)).toEqual({ kind: 'nack' });
  expect(await intake.receive(command)).toMatchObject({
    body: { text: expect.stringContaining('Try again') },
  });
  expect(processed).toEqual([]);
});

test('listeners get the workspace with which a payload was let in', async () => {
  const ours = { teamId: 'T1', botUserId: 'U1', botId: 'B1' };
  const { intake, processed } = intakeThat(async () => ours);
  expect(await intake.receive(event)).toEqual({ kind: 'ack' });
  expect(processed).toEqual([ours]);
});

const byOrganisation = { is_enterprise_install: true, enterprise: { id: 'E1', name: 'Umbrella' } };
const authorized = (team_id: string | null, enterprise_id = 'E1') => [
  { enterprise_id, team_id, user_id: 'U1', is_bot: true, is_enterprise_install: true },
];

test.for<[string, object, { id: string | null; enterpriseId: string | null }]>([
  ['an event of a workspace', { authorizations: authorized('T1'), team_id: 'T9' }, of('T1', 'E1')],
  [
    'one that names the organisation there',
    { authorizations: authorized('E1'), context_team_id: 'T1', team_id: 'T9' },
    of('T1', 'E1'),
  ],
  ['one that names no workspace', { authorizations: authorized(null), event: { type: 'message' } }, of(null)],
  ['a command', { team_id: 'T1', enterprise_id: 'E1', is_enterprise_install: 'true' }, of('T1', 'E1')],
  [
    'a window of the organisation',
    { view: { app_installed_team_id: 'E1' }, team: { id: 'T1' }, ...byOrganisation },
    of('T1', 'E1'),
  ],
  [
    'a press below our message of another workspace of the organisation',
    {
      ...{ api_app_id: 'A1', team: { id: 'T9' }, user: { team_id: 'T9' }, ...byOrganisation },
      message: { team: 'T1', bot_profile: { app_id: 'A1', team_id: 'E1' } },
    },
    of('T1', 'E1'),
  ],
  [
    'a press below another app’s message',
    {
      ...{ api_app_id: 'A1', team: { id: 'T9' }, ...byOrganisation },
      message: { team: 'T1', bot_profile: { app_id: 'A2', team_id: 'T1' } },
    },
    of('T9', 'E1'),
  ],
  ['a shortcut that is nowhere', { team: null, user: { team_id: 'T1' }, ...byOrganisation }, of('T1', 'E1')],
  ['somebody’s own workspace, without an organisation', { team: null, user: { team_id: 'T9' } }, of(null)],
  [
    'a workspace that was added',
    { team_id: 'T1', enterprise_id: 'E1', event: { type: 'team_access_granted' } },
    of('E1', 'E1'),
  ],
  ['a removal', { team_id: null, enterprise_id: 'E1', event: { type: 'app_uninstalled' } }, of('E1', 'E1')],
  ['a removal from a workspace', { team_id: 'T1', event: { type: 'app_uninstalled' } }, of('T1')],
])('%s is of the installation that its envelope names', ([, payload, expected]) => {
  expect(installationOf(payload)).toEqual(expected);
});

function of(id: string | null, enterpriseId: string | null = null) {
  return { id, enterpriseId };
}

test('the organisation whose installation it is isn’t foreign; any other is', () => {
  const press = { user: { id: 'U1', team_id: 'E1' }, team: { id: 'T1' } };
  expect(isForeign({ ...press, ...byOrganisation }, 'T1')).toBe(false);
  expect(isForeign({ ...press, enterprise: { id: 'E1' } }, 'T1')).toBe(true);
  expect(isForeign({ ...press, ...byOrganisation, user: { team_id: 'E2' } }, 'T1')).toBe(true);
});

test('who is in a workspace of an organisation, and runs it, is what Slack says of that workspace', () => {
  const someone = (teams: string[], rest: Partial<User> = {}): User => ({
    ...{ id: 'U1', team_id: 'E1', profile: { team: 'E1' }, is_admin: true },
    ...{ enterprise_user: { teams }, ...rest },
  });
  expect(kindOf(someone(['T1', 'T2']), 'T1')).toBe('member');
  expect(kindOf(someone(['T2']), 'T1')).toBe('external');
  expect(kindOf(someone(['T1'], { is_stranger: true }), 'T1')).toBe('external');
  expect(runs(someone(['T1']), 'T1')).toBe('unsure');
  expect(runs(someone(['T1'], { team_id: 'T1' }), 'T1')).toBe('yes');
  expect(runs(someone(['T1'], { is_admin: false }), 'T1')).toBe('no');
  expect(runs(someone([], { enterprise_user: { teams: ['T1'], is_owner: true } }), 'T1')).toBe('yes');
});

test('who may have it is named; an organisation’s workspaces each, unless all of them are', () => {
  const some = wantedIn(['T1', 'E1']);
  expect([some.organisation('E1'), some.workspaceOf('E1', 'T1'), some.workspaceOf('E1', 'T2')]).toEqual([
    true,
    true,
    false,
  ]);
  const all = wantedIn(['E1/*']);
  expect([all.organisation('E1'), all.workspaceOf('E1', 'T2'), all.workspace('T2')]).toEqual([
    true,
    true,
    false,
  ]);
  const none = wantedIn(['T1']);
  expect([none.organisation('E1'), none.workspaceOf('E1', 'T1'), none.workspace('T1')]).toEqual([
    false,
    false,
    true,
  ]);
});
