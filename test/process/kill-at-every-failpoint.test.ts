import { expect, type TestContext } from 'vitest';
import { type Failpoint, failpoints } from '../../services/meetings/failpoints.ts';
import { onThisMachine } from '../on-this-machine.ts';
import { hangs } from '../sandbox/pikastream/fault-effects.ts';
import { renderMessage } from '../sandbox/slack/render-text.ts';
import { describeProcesses, isTestedHere } from '../support/describe-processes.ts';
import { endCall, enterCall, requestsFor } from '../support/played-call.ts';
import { type ProcessWorld, startProcessWorld } from '../support/process-world.ts';

/** Died between the request for a session and its row: whether there is one is unknown, and is said to be. */
const uncertain: readonly Failpoint[] = [
  'create.started',
  'session.created.before-stored',
  // The card's first edit, while the request is on its way.
  'slack.edited.before-stored',
];
/** Nothing but a lease says that somebody is at it. */
const heldLeases: readonly Failpoint[] = ['meeting.lease-taken', 'slack.lease-taken'];
const recovery = { timeout: onThisMachine(25_000) };
/**
 * What happens at each point is ours, whichever database there is. That the embedded one keeps its rows through a kill shows
 * where one was just written, and where a lease's holder died. (Any row: `embedded-folder`.)
 */
const onEmbedded: readonly Failpoint[] = ['meeting.lease-taken', 'session.created.stored'];

describeProcesses('kill -9, then another process', (test) => {
  for (const failpoint of failpoints) {
    if (!isTestedHere() && !onEmbedded.includes(failpoint)) continue;
    const test_ = uncertain.includes(failpoint) ? endsUncertain : endsInRecap;
    test(`at ${failpoint}`, (context) => test_(failpoint, context));
  }
});

async function endsInRecap(failpoint: Failpoint, context: TestContext): Promise<void> {
  const world = await startProcessWorld({}, context.onTestFinished);
  const { slack, pika } = world;
  const askToLeave = () =>
    slack.command({ user: slack.users.ada.id, channel: slack.channels.general.id, text: 'leave' });
  const call = enterCall(world).then(() =>
    endCall(world, failpoint === 'session.ended.before-stored' ? askToLeave : undefined),
  );
  const { second, ts } = await postAndDie(world, failpoint);

  await call;
  await slack.waitForMessage((message) => message.text.startsWith('Short call'), recovery);
  await slack.waitForMessage(({ text }) => text.includes('recap of “Short call”'), recovery);
  await slack.waitForMessage(({ files }) => files.some(({ name }) => name === 'transcript.md'), recovery);
  await second.stop();

  const [asked, card, recap, ...more] = slack.messages(slack.channels.general.id, ts);
  expect(asked?.text).toContain('meet.google.com');
  expect(card?.text).toContain('Stand-in (AI) attended abc-defg-hij.');
  expect(recap?.text).toBe('Short call: They agreed.');
  // Each once, whatever was done again; Slack shares files when it gets to it.
  expect(more.map(renderMessage).toSorted()).toEqual([
    expect.stringMatching(/^\*Decisions\*\n• Ship it/),
    expect.stringContaining('recap of “Short call”'),
    '[file: transcript.md]',
    '[file: transcript.vtt]',
  ]);
  expect(pika.sessions.map((session) => session.status)).toEqual(['closed']);
  expect(requestsFor(world, 'session.create')).toHaveLength(1);
  expect((await world.meetings()).map((row) => row.state)).toEqual(['done']);
}

async function endsUncertain(failpoint: Failpoint, context: TestContext): Promise<void> {
  // What the row cannot know it cannot end: a person is told how.
  const world = await startProcessWorld({ allowOrphans: true }, context.onTestFinished);
  if (failpoint === 'slack.edited.before-stored') editDuringCreate(world);
  const { second, ts } = await postAndDie(world, failpoint);

  const { slack } = world;
  const channel = slack.channels.general.id;
  const said = await slack.waitForMessage(
    (message) => message.text.startsWith('I couldn’t confirm'),
    recovery,
  );
  expect(said.text).toContain('bills until');
  const press = { user: slack.users.ada.id, channel, messageTs: said.ts, actionId: 'meeting_dismiss' };
  expect(await slack.press(press)).toMatchObject({ ok: true });
  await slack.waitForMessage((message) => message.text.includes('dismissed it'), recovery);
  await second.stop();

  expect(slack.messages(channel, ts)).toHaveLength(3);
  expect(requestsFor(world, 'session.create')).toHaveLength(failpoint === 'create.started' ? 0 : 1);
  expect((await world.meetings()).map((row) => row.state)).toEqual(['cancelled']);
}

/** Slack's answer to the first edit comes when PikaStream has heard the request, which it never answers. */
function editDuringCreate({ slack, pika }: ProcessWorld): void {
  pika.faults.add({ route: 'session.create', effect: hangs });
  const edit = slack.faults.hold('chat.update');
  const asked = pika.journal.waitFor(
    (entry) => entry.kind === 'request' && entry.route === 'session.create',
    { timeout: onThisMachine(25_000) },
  );
  void asked.then(() => edit.release());
}

/** Slack tells of a link; the first process dies at the failpoint, half a minute passes, another app takes over. */
async function postAndDie({ slack, start, takeOver, age }: ProcessWorld, failpoint: Failpoint) {
  const first = await start({ failpoint });
  const posting = slack.post({
    channel: slack.channels.general.id,
    text: 'now: https://meet.google.com/abc-defg-hij',
    // Slack tells again until it is acknowledged; here sooner than in a minute.
    retryDelaysMs: Array(400).fill(250),
  });
  expect(await first.exit).toEqual({ code: null, signal: 'SIGKILL' });
  // Its leases end with it. Otherwise half of the minute that recovery may take is over; the other half is `recovery`.
  if (!heldLeases.includes(failpoint)) await age(31);
  const second = await takeOver();
  const { ts, deliveries } = await posting;
  expect(deliveries.at(-1)?.ok).toBe(true);
  return { second, ts };
}
