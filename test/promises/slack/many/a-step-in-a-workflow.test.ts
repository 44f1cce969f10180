import { expect, test } from 'vitest';
import { WORKSPACE } from '../../../sandbox/slack/seed.ts';
import { acme, globex, installedInBoth } from '../../../support/many-workspaces.ts';
import { writesIn } from '../../../support/mixed-up.ts';
import { waitForCard } from '../../../support/slack-acts.ts';
import type { World } from '../../../support/world.ts';

const channel = 'C0GENERAL1';

/** Slack distributes no app that has steps; what comes all the same is the workspace's that its envelope names. */
function step(teamId: string, link: string, id = 'Fx0STEP0001') {
  const person = { id: 'U0ADA00001', secret: '1' };
  return {
    ...{ type: 'event_callback', event_id: `Ev${teamId}${id}`, api_app_id: WORKSPACE.appId, team_id: teamId },
    event_time: Math.floor(Date.now() / 1_000),
    authorizations: [
      { enterprise_id: null, team_id: teamId, user_id: 'U0', is_bot: true, is_enterprise_install: false },
    ],
    event: {
      ...{ type: 'function_executed', function_execution_id: id, event_ts: '1.2' },
      function: { callback_id: 'send_to_call' },
      inputs: { link, channel, minutes: 20, persona: '', person },
    },
  };
}

function ends({ slack }: World) {
  return slack.journal.entries.filter(
    (entry) => entry.kind === 'api' && entry.method.startsWith('functions.'),
  );
}

test('a workflow’s step begins and ends in its own workspace, also where another has a run of the same id', async () => {
  const { slack, worlds, shared } = await installedInBoth({ allowViolations: true });
  const [one, two] = worlds;
  await slack.sendEvent(step('T0NOBODYS1', 'https://meet.google.com/aaa-aaaa-aaa'));
  expect([await shared.meetings(), writesIn(one), writesIn(two)]).toEqual([[], [], []]);

  await slack.sendEvent(step(acme.teamId, 'https://meet.google.com/aaa-aaaa-aaa'));
  await waitForCard(one, 'aaa-aaaa-aaa', 'Asked by');
  expect(writesIn(two)).toEqual([]);
  // The same run's id, of another workspace, and no link: it's refused there, and Acme's goes on.
  await slack.sendEvent(step(globex.teamId, 'tomorrow'));
  await expect.poll(() => ends(two).length).toBeGreaterThan(0);
  expect(ends(one)).toEqual([]);
  expect((await shared.meetings()).map(({ teamId }) => teamId)).toEqual([acme.teamId]);

  await slack.sendEvent(step(globex.teamId, 'https://meet.google.com/bbb-bbbb-bbb', 'Fx0STEP0002'));
  await waitForCard(two, 'bbb-bbbb-bbb', 'Asked by');
  expect(JSON.stringify(one.slack.journal.entries)).not.toContain('bbb-bbbb-bbb');
});
