import { expect, test } from 'vitest';
import type { Answerer, Passage } from '../../../../services/notes/ports/answerer.ts';
import { modelProblems } from '../../../../services/slack/words/reasons/models.ts';
import { tookPlace, typed } from '../../../support/past-meetings.ts';
import { outbox, waitForReply } from '../../../support/slack-acts.ts';
import { startWorld } from '../../../support/world.ts';

const talk = [
  ['Priya', 'Pricing stays at twenty dollars.'],
  ['Jonas', 'Pricing for schools is half of it.'],
] as const;

/** Says what it is told to, and remembers what it was asked. */
function scripted(answer: Awaited<ReturnType<Answerer>>) {
  const asked: { question: string; passages: readonly Passage[] }[] = [];
  const answerer: Answerer = async (question, passages) => {
    asked.push({ question, passages });
    return answer;
  };
  return { asked, answerer };
}

test('/pika ask is acknowledged at once; the answer follows for the asker alone, with its sources', async () => {
  const { asked, answerer } = scripted({
    ok: true,
    text: 'Twenty dollars, says <!channel> Priya.',
    cited: [1, 1, 9],
  });
  const world = await startWorld({ answerer });
  const { slack } = world;
  const { page } = await tookPlace(world, { title: 'Pricing sync', said: talk });

  expect(await typed(world, 'ask what about pricing at twenty?')).toBe('Searching 1 meeting…');

  const answer = await slack.waitForEphemeral(({ via }) => via === 'api');
  expect(answer).toMatchObject({ user: slack.users.ada.id, channel: slack.channels.general.id });
  expect(answer.text).toContain('Twenty dollars, says &lt;!channel&gt; Priya.');
  expect(answer.text).toContain('AI-generated');
  expect(answer.text).toContain(`<${page}|Pricing sync>`);
  expect(answer.text).toContain('>Pricing stays at twenty dollars.');
  expect(answer.text).not.toContain('half of it');
  expect(asked).toMatchObject([
    {
      question: 'what about pricing at twenty?',
      passages: [
        { meetingTitle: 'Pricing sync', speaker: 'Priya', text: 'Pricing stays at twenty dollars.' },
      ],
    },
  ]);
});

test('a mention gets a first reply at once and the answer in its thread, from one request', async () => {
  const { asked, answerer } = scripted({ ok: true, text: 'Twenty dollars.', cited: [1] });
  const world = await startWorld({ answerer });
  const { slack } = world;
  await tookPlace(world, { said: talk });

  const { ts } = await slack.post({
    channel: slack.channels.general.id,
    text: `<@${slack.botUserId}> what about pricing?`,
  });

  await waitForReply(world, ts, 'Searching 1 meeting…');
  await waitForReply(world, ts, 'Twenty dollars.');
  await slack.idle();
  expect(asked).toHaveLength(1);
  expect(await outbox(world)).toHaveLength(2);
});

test('when the model fails or cites nothing, people get what was found and the reason', async () => {
  for (const [answer, why] of [
    [{ ok: false, problem: { kind: 'rate_limited' } }, modelProblems.rate_limited()],
    [{ ok: false, problem: { kind: 'something_new', detail: 'x' } }, modelProblems.other()],
    [{ ok: true, text: 'Forty, I guess.', cited: [] }, modelProblems.not_found()],
  ] as const) {
    const world = await startWorld({ answerer: scripted(answer).answerer });
    await tookPlace(world, { said: talk });

    await typed(world, 'ask pricing');

    const { text } = await world.slack.waitForEphemeral(({ via }) => via === 'api');
    expect(text).toMatch(new RegExp(`no answer: ${why.what}\\..*word for word`));
    expect(text).toContain('twenty dollars');
    expect(text).not.toContain('Forty');
  }
});

test('a search that finds nothing asks no model; where the app can’t post, the answer comes as a DM', async () => {
  const { asked, answerer } = scripted({ ok: true, text: 'Twenty dollars.', cited: [1] });
  const world = await startWorld({ answerer });
  const { slack } = world;
  await tookPlace(world, { said: talk });

  expect(await typed(world, 'ask dinosaurs')).toContain('Nothing about that');
  expect(asked).toEqual([]);
  expect(await typed(world, 'ask pricing', { channel: slack.channels.elsewhere.id })).toContain('Searching');
  const dm = await slack.waitForMessage(({ own, text }) => own && text.includes('Twenty dollars.'));
  expect(dm.channel).toBe(slack.users.ada.dm);
  // Once Slack has it, no row has the words of an answer, which may be a secret that is shown once.
  await expect.poll(async () => JSON.stringify(await outbox(world))).not.toContain('Twenty dollars.');
});
