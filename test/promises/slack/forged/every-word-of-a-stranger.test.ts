import { expect, test } from 'vitest';
import { rowsWith } from '../../../support/forged/attack.ts';
import { changesNothing, marksOf } from '../../../support/forged/changes-nothing.ts';
import { ofLeads } from '../../../support/forged/of-leads.ts';
import { sayEverything } from '../../../support/forged/words.ts';
import { letInAtOnce } from '../../../support/slack-acts.ts';
import { startWorld } from '../../../support/world.ts';

/** Slack is told of triggers that it never issued. */
const anything = { allowViolations: true, ratesGiveWay: true, pika: { script: letInAtOnce } } as const;

test('every command, shortcut and event of the app, from one’s own channel, with links, times and names that lead to what another channel has: nothing of it changes, and none of its words are said', async () => {
  const world = await startWorld(anything);
  const { teamId, users, channels } = world.slack;
  const { dora, gus, xena } = users;
  const [standup, shared] = [channels.standup.id, channels.shared.id];
  await changesNothing(
    world,
    {
      'a member': { teamId, channelId: standup, userId: dora.id },
      'a guest': { teamId, channelId: standup, userId: gus.id },
      'another workspace': { teamId: xena.teamId, channelId: shared, userId: xena.id },
    },
    async (by) => {
      expect(await sayEverything(world, by), by.userId).toEqual([]);
      await world.slack.idle();
    },
  );
});

test('whose they are, with the same words: they read them, and much changes', async () => {
  const world = await startWorld(anything);
  const { slack, database } = world;
  const marks = marksOf(world, await ofLeads(world));
  const before = await rowsWith(database.db, marks);
  const ada = { teamId: slack.teamId, channelId: slack.channels.private.id, userId: slack.users.ada.id };

  const read = (await sayEverything(world, ada)).map((answer) => answer.split(/[ :]/)[0]);
  expect(new Set(read)).toEqual(new Set(['actions', 'calendar', 'meetings', 'memory', 'send']));
  await slack.idle();
  const after = await rowsWith(database.db, marks);
  const changed = Object.keys(after).filter((table) => `${after[table]}` !== `${before[table]}`);
  const isTheirs = ['agent_tokens', 'briefs', 'channels', 'digests', 'facts', 'house_turns', 'meetings'];
  expect(changed).toEqual(expect.arrayContaining([...isTheirs, 'standups', 'workflow_steps']));
});
