import { expect, test } from 'vitest';
import { pressEverything, pressOne, rowsWith, type Scene } from '../../../support/forged/attack.ts';
import { changesNothing, marksOf } from '../../../support/forged/changes-nothing.ts';
import { ofLeads } from '../../../support/forged/of-leads.ts';
import { letInAtOnce } from '../../../support/slack-acts.ts';
import { startWorld } from '../../../support/world.ts';

/** Slack is told of triggers that it never issued. */
const anything = { allowViolations: true, ratesGiveWay: true, pika: { script: letInAtOnce } } as const;

test('every button, menu and form of the app, with values that name what another channel or person has, sent from one’s own channel: nothing of it changes, and none of its words are said', async () => {
  const world = await startWorld(anything);
  const { teamId: installedIn, users, channels } = world.slack;
  const { dora, gus, xena } = users;
  const [standup, shared] = [channels.standup.id, channels.shared.id];
  const inMessage = { installedIn, teamId: installedIn, channelId: standup, where: 'message' } as const;
  await changesNothing(
    world,
    {
      'a member': { ...inMessage, userId: dora.id, isThorough: true },
      'a guest': { ...inMessage, userId: gus.id },
      'another workspace': { ...inMessage, userId: xena.id, teamId: xena.teamId, channelId: shared },
    },
    (scene: Scene, objects) => pressEverything(world, scene, objects),
  );
});

test('the same from a window, a Home tab or a task that names that channel, by who isn’t in it', async () => {
  const world = await startWorld(anything);
  const { teamId: installedIn, users, channels } = world.slack;
  const there = { installedIn, teamId: installedIn, channelId: channels.private.id, userId: users.dora.id };
  await changesNothing(
    world,
    {
      'a window': { ...there, where: 'window' },
      'a guest’s window': {
        ...there,
        userId: users.gus.id,
        where: 'window',
        only: /^(meeting|setting|run|notes)_/,
      },
      'a Home tab': { ...there, where: 'home', only: /^(home|meeting|calendar|fact)_/ },
      'a task': { ...there, where: 'task', only: /^(item|meeting|notes)_/ },
    },
    (scene: Scene, objects) => pressEverything(world, scene, objects),
  );
});

test('whose they are, with the same values: each changes what it names', async () => {
  const world = await startWorld(anything);
  const { slack, database } = world;
  const objects = await ofLeads(world);
  const marks = marksOf(world, objects);
  const installedIn = slack.teamId;
  const { id: userId } = slack.users.ada;
  const { id: channelId } = slack.channels.private;
  const there = { installedIn, teamId: installedIn, userId, channelId, where: 'message' } as const;
  const first = (kind: string) => objects[kind]?.[0] ?? '';
  const changes: readonly (readonly [table: string, actionId: string, value: string])[] = [
    ['action_items', 'item_menu', `${first('openItem')}:done`],
    ['facts', 'fact_forget', first('fact')],
    ['standups', 'standup_menu', `${first('standup')}:pause`],
    ['tool_calls', 'run_decline', first('toolCall')],
    ['agent_tokens', 'key_revoke', first('key')],
    ['note_destinations', 'copy_remove', first('destination')],
    ['calendar_events', 'calendar_not_this', first('event')],
    ['calendar_series', 'calendar_series_forget_0', first('series')],
    ['calendars', 'calendar_remove_0', first('calendar')],
    ['personas', 'persona_menu', `${first('persona')}:archive`],
    ['voices', 'voice_refuse', first('voice')],
    ['oauth_requests', 'oauth_refuse', first('oauth')],
    ['meetings', 'meeting_decline', first('asked')],
    ['meetings', 'meeting_extend', `${first('live')}:60`],
    ['notes', 'notes_release', first('held')],
    ['word_gaps', 'objection_stay', first('gap')],
    ['forget_requests', 'forget_words_no', first('request')],
    ['house_turns', 'house_no', first('turn')],
    ['meetings', 'meeting_stop', first('live')],
  ];
  for (const [table, actionId, value] of changes) {
    const was = await rowsWith(database.db, marks);
    await pressOne(world, there, actionId, value);
    expect((await rowsWith(database.db, marks))[table], actionId).not.toEqual(was[table]);
  }
});
