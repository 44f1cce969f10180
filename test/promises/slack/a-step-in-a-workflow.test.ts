import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { tidyUp } from '../../../services/store/housekeeping.ts';
import { workflowStepRows } from '../../../services/store/rows/workflow-step-rows.ts';
import { forbid } from '../../support/do-not-say.ts';
import { startRecaps } from '../../support/recap.ts';
import { letInAtOnce, press, untilStates, waitForCard } from '../../support/slack-acts.ts';
import { startWorld, type World } from '../../support/world.ts';

const link = 'https://meet.google.com/abc-defg-hij';
const callbackId = 'send_to_call';

const heldBack = 'The recap is in the thread, for people who can read it there.';

/** How the step ended. */
function ended({ slack }: World, id: string) {
  return expect
    .poll(() => slack.stepOf(id))
    .not.toEqual({ kind: 'running' })
    .then(() => slack.stepOf(id));
}

/** The call of a card that is connected is over, with these notes. */
async function endCall(world: World): Promise<void> {
  const { pika } = world;
  const control = pika.control(pika.sessions.at(-1)?.id ?? '');
  control.emit({
    type: 'notes.ready',
    notes: {
      ...{
        title: 'Weekly sync',
        summary: 'They agreed on <!channel> the plan.',
        decisions: [],
        chapters: [],
      },
      action_items: [{ text: 'Send the plan', owner: 'Ben' }],
      participants: [{ name: 'Ada' }],
    },
  });
  control.endCall();
  await world.elapse(0.2);
}

test('a workflow sends it into a call, and goes on with thread, summary and action items once the recap is there', async () => {
  const world = await startRecaps();
  const { slack } = world;
  const { ada } = slack.users;
  const channel = slack.channels.general.id;
  const inputs = { link: `Join: ${link} `, channel, minutes: 20, persona: '' };
  const id = await slack.runStep({ callbackId, user: ada.id, inputs, times: 3 });
  const card = await waitForCard(world, 'abc-defg-hij', 'is connected');
  expect(card.text).toContain(`Asked by <@${ada.id}>`);
  expect(await world.meetings()).toMatchObject([{ limitMinutes: 20, requestedBy: ada.id }]);
  expect(slack.stepOf(id)).toEqual({ kind: 'running' });

  // Hours later, in another process.
  await world.restart({}, () => endCall(world));

  expect(await ended(world, id)).toEqual({
    kind: 'succeeded',
    outputs: {
      thread_link: expect.stringContaining(card.ts.replace('.', '')),
      summary: 'Weekly sync\nThey agreed on &lt;!channel&gt; the plan.',
      action_items: '• Send the plan (Ben)',
    },
  });
  const completions = slack.journal.entries.filter(
    (entry) => entry.kind === 'api' && entry.method.startsWith('functions.'),
  );
  expect(completions).toHaveLength(1);

  // It may have posted them anywhere: whoever has the call forgotten hears of it, also when the step is long over.
  await world.database.db.execute(sql`update workflow_steps set finished_at = now() - interval '15 days'`);
  await tidyUp(world.database.db, async () => {});
  const asked = await slack.command({ user: ada.id, channel, text: `forget ${link}` });
  expect(asked.text).toContain('can’t delete from here: a workflow in Slack');
});

test('what it can’t do ends the step with a sentence, and sends nobody', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { ben, cleo } = slack.users;
  const { general, private: leads, elsewhere } = slack.channels;
  const why = async (user: string, inputs: Record<string, unknown>) =>
    ended(world, await slack.runStep({ callbackId, user, inputs }));
  expect(await why(ben.id, { link: 'tomorrow at noon', channel: general.id })).toMatchObject({
    kind: 'failed',
    error: expect.stringContaining('I can’t join that link'),
  });
  expect(await why(ben.id, { link, channel: elsewhere.id })).toMatchObject({
    error: expect.stringContaining('/invite @Stand-in'),
  });
  expect(await why(cleo.id, { link, channel: leads.id })).toMatchObject({
    error: expect.stringContaining('Only members of this channel'),
  });
  expect(await why(ben.id, { link, channel: general.id, persona: 'Zaphod' })).toMatchObject({
    error: expect.stringContaining('Zaphod'),
  });
  expect(await world.meetings()).toEqual([]);
});

test('what nobody runs asks only where the channel lets such workflows, waits for Join now, and takes no words along', async () => {
  const world = await startRecaps();
  const { slack } = world;
  const channel = slack.channels.general.id;
  const type = (text: string) => slack.command({ user: slack.users.ada.id, channel, text });
  const posts = slack.messages(channel).length;
  // Who built it may not be in this channel: an app that posts there is.
  expect(await ended(world, await slack.runStep({ callbackId, inputs: { link, channel } }))).toMatchObject({
    kind: 'failed',
    error: expect.stringContaining('/pika auto apps workflows'),
  });
  expect(slack.messages(channel)).toHaveLength(posts);
  expect(await type('auto apps workflows')).toMatchObject({
    responseType: 'in_channel',
    text: expect.stringContaining('Workflows that nobody runs may ask here'),
  });
  const id = await slack.runStep({ callbackId, inputs: { link, channel } });
  const asked = await waitForCard(world, 'abc-defg-hij', 'Asked for by an app (Workflow Builder)');
  expect(world.pika.sessions).toEqual([]);
  await press(world, slack.users.ben, asked, 'Join now');
  const card = await waitForCard(world, 'abc-defg-hij', 'is connected');
  await endCall(world);
  expect(await ended(world, id)).toEqual({
    kind: 'succeeded',
    outputs: {
      thread_link: expect.stringContaining(card.ts.replace('.', '')),
      summary: heldBack,
      action_items: '',
    },
  });

  expect((await type('auto apps workflows off')).text).not.toContain('Workflows that nobody runs');
  const again = await slack.runStep({ callbackId, inputs: { link, channel } });
  expect(await ended(world, again)).toMatchObject({ kind: 'failed' });

  const { db } = world.database;
  const rows = async () => {
    const of = (table: string) =>
      db.execute<{ id: string }>(sql`select meeting_id as id from ${sql.raw(table)}`);
    return [(await of('workflow_steps')).rows.length, (await of('slack_calls')).rows.length];
  };
  await db.execute(sql`insert into slack_calls (meeting_id, team_id, stage)
    select id, team_id, 'ended' from meetings`);
  await world.elapse(13 * 24 * 60);
  await tidyUp(db);
  expect(await rows()).toEqual([3, 1]);
  await world.elapse(2 * 24 * 60);
  await tidyUp(db);
  expect(await rows()).toEqual([0, 0]);
});

test('no words go into a workflow past the channel’s approvers, for a guest, or past a list of what mustn’t be said', async () => {
  const world = await startRecaps();
  const { slack } = world;
  const { ada, ben } = slack.users;
  const channel = slack.channels.general.id;
  const inputs = { link, channel };
  const outputs = { summary: heldBack, action_items: '' };
  await slack.command({ user: ada.id, channel, text: `approvers <@${ada.id}|ada>` });
  const ofBen = await slack.runStep({ callbackId, user: ben.id, inputs });
  await waitForCard(world, 'abc-defg-hij', 'is connected');
  await endCall(world);
  expect(await ended(world, ofBen)).toMatchObject({ kind: 'succeeded', outputs });

  // The recap is shown, and Slack is slow to hear of it; meanwhile somebody forbids its words.
  const fault = slack.faults.failHttp('functions.completeSuccess', 503, '', 100);
  const ofAda = await slack.runStep({
    callbackId,
    user: ada.id,
    inputs: { link: link.replace('abc', 'xyz'), channel },
  });
  await waitForCard(world, 'xyz-defg-hij', 'is connected');
  await endCall(world);
  await expect.poll(() => fault.hits).toBeGreaterThan(0);
  await forbid(world, 'channel', 'Send the plan');
  fault.remove();
  expect(await ended(world, ofAda)).toMatchObject({ kind: 'succeeded', outputs });
});

test('a guest takes no words of the call along', async () => {
  const world = await startRecaps();
  const { slack } = world;
  const { ada, gus } = slack.users;
  const channel = slack.channels.standup.id;
  const id = await slack.runStep({ callbackId, user: gus.id, inputs: { link, channel } });
  await press(world, ada, await waitForCard(world, 'abc-defg-hij', `Asked by <@${gus.id}>`), 'Join now');
  await waitForCard(world, 'abc-defg-hij', 'is connected');
  await endCall(world);
  expect(await ended(world, id)).toMatchObject({ kind: 'succeeded', outputs: { summary: heldBack } });
});

test('a step counts as a link that was pasted there: it can be undone, waits where the channel asks, and sends nobody where that’s off', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce }, settings: { JOIN_UNDO_SECONDS: '60' } });
  const { slack } = world;
  const { ada, ben } = slack.users;
  const channel = slack.channels.general.id;
  const run = () => slack.runStep({ callbackId, user: ben.id, inputs: { link, channel } });
  const undone = await run();
  await press(world, ada, await waitForCard(world, 'abc-defg-hij', 'Asked by'), 'Don’t join');
  expect(await ended(world, undone)).toMatchObject({
    kind: 'failed',
    error: expect.stringContaining(ada.id),
  });

  await slack.command({ user: ada.id, channel, text: 'auto off' });
  const posts = slack.messages(channel).length;
  const off = await run();
  expect(await ended(world, off)).toMatchObject({
    kind: 'failed',
    error: expect.stringContaining('auto off'),
  });
  expect(slack.messages(channel)).toHaveLength(posts);

  await slack.command({ user: ada.id, channel, text: 'auto ask' });
  const asked = await run();
  await untilStates(world, 'cancelled', 'proposed');
  expect(world.pika.sessions).toEqual([]);
  expect(slack.stepOf(asked)).toEqual({ kind: 'running' });
});

test('Slack telling of a step again refuses nothing that runs or is over', async () => {
  const { database, slack } = await startWorld();
  const steps = workflowStepRows(database.db);
  const key = { teamId: slack.teamId, executionId: 'Fx1' };
  await steps.begin({ ...key, meetingId: randomUUID(), userId: null });
  await steps.finish(key);
  await steps.refuse(key, 'No.');
  const { rows } = await database.db.execute(sql`select refusal from workflow_steps`);
  expect(rows).toEqual([{ refusal: null }]);
});

test('a call that came to nothing ends the step with why', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { ada, gus } = slack.users;
  const channel = slack.channels.standup.id;
  // A guest may ask, and somebody else decides.
  const id = await slack.runStep({ callbackId, user: gus.id, inputs: { link, channel } });
  const asked = await waitForCard(world, 'abc-defg-hij', `Asked by <@${gus.id}>`);
  await press(world, ada, asked, 'Don’t join');
  await untilStates(world, 'cancelled');
  expect(await ended(world, id)).toMatchObject({ kind: 'failed', error: expect.stringContaining(ada.id) });
});
