import { expect, test } from 'vitest';
import { briefOf } from '../../support/briefs.ts';
import { forbid } from '../../support/do-not-say.ts';
import { remember } from '../../support/memory.ts';
import { tookPlace } from '../../support/past-meetings.ts';
import { letInAtOnce } from '../../support/slack-acts.ts';
import { startWorld } from '../../support/world.ts';

/** One for each audience, in words that stand nowhere else. */
const canaries = {
  general: 'KESTREL we ship on Thursdays',
  generalDecision: 'PELICAN we drop the old page',
  leads: 'OSPREY the budget is cut',
  leadsDecision: 'HERON two people go',
  ada: 'BITTERN I look for another job',
  aboutBen: 'EGRET speaks Finnish',
  held: 'AVOCET the held decision',
} as const;
type Canary = keyof typeof canaries;

const wordOf = (canary: Canary) => canaries[canary].split(' ')[0] ?? '';
const heardIn = (text: string): Canary[] =>
  (Object.keys(canaries) as Canary[]).filter((canary) => text.includes(wordOf(canary))).sort();

test('a fact of each audience appears in no brief and no instructions that it may not be in', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const { ada, ben, cleo, sol } = slack.users;
  await forbid(world, 'channel', 'Project Bunting');
  const leads = slack.channels.private.id;
  const general = slack.channels.general.id;
  await remember(world, ada, canaries.general);
  await remember(world, ada, canaries.leads, leads);
  await remember(world, ada, `for me ${canaries.ada}`);
  await remember(world, ada, `<@${ben.id}> ${canaries.aboutBen}`, leads);
  const codes = { [general]: 'aaa-aaaa-aaa', [leads]: 'bbb-bbbb-bbb', [ada.dm]: 'ccc-cccc-ccc' };
  const decided = (text: string) => [{ text, evidence: [] }];
  await tookPlace(world, { decisions: decided(canaries.generalDecision), code: 'aaa-aaaa-aaa', daysAgo: 3 });
  await tookPlace(world, {
    channel: leads,
    decisions: decided(canaries.leadsDecision),
    code: 'bbb-bbbb-bbb',
  });
  await tookPlace(world, { decisions: decided(canaries.held), held: 'outsiders', code: 'ddd-dddd-ddd' });
  const posted = new Map<string, string>();
  for (const [channel, code] of Object.entries(codes)) {
    const { ts } = await slack.post({
      channel,
      user: ada.id,
      text: `https://meet.google.com/${code} at 23:59`,
    });
    posted.set(channel, ts);
  }
  await expect
    .poll(async () => (await world.meetings()).filter(({ state }) => state === 'scheduled').length)
    .toBe(3);

  const seen = async (who: { id: string }, channel: string) => {
    const brief = await briefOf(world, who, '', channel);
    const [goes = '', stays = ''] = (brief.shown().split('*Goes along*')[1] ?? '').split('*Stays here*');
    await brief.close();
    return { goes: heardIn(goes), stays: heardIn(stays) };
  };
  const ofGeneral: Canary[] = ['general', 'generalDecision'];
  expect(await seen(ada, general)).toEqual({ goes: ofGeneral, stays: ['aboutBen', 'ada', 'leads'] });
  expect(await seen(ben, general)).toEqual({ goes: ofGeneral, stays: ['aboutBen', 'leads'] });
  expect(await seen(cleo, general)).toEqual({ goes: ofGeneral, stays: [] });
  expect(await seen(ben, leads)).toEqual({
    goes: ['aboutBen', 'leads', 'leadsDecision'],
    stays: ['general'],
  });
  expect(await seen(ada, ada.dm)).toEqual({ goes: [], stays: ['aboutBen', 'ada', 'general', 'leads'] });
  // A guest of the channel reads its brief, and not what mustn't be said.
  for (const [who, isShown] of [
    [ben, true],
    [sol, false],
  ] as const) {
    const brief = await briefOf(world, who);
    expect(brief.shown()).toContain(wordOf('general'));
    expect(brief.shown().includes('Project Bunting')).toBe(isShown);
    await brief.close();
  }
  const refused = await briefOf(world, cleo, '', ada.dm);
  expect(heardIn(refused.answer)).toEqual([]);

  const begins = (await world.meetings()).find(({ state }) => state === 'scheduled')?.startsAt;
  await world.elapse(((begins?.getTime() ?? 0) - Date.now()) / 60_000 + 0.05);
  await expect.poll(() => world.pika.sessions.length).toBe(3);
  const heard = Object.fromEntries(
    Object.entries(codes).map(([channel, code]) => {
      const session = world.pika.sessions.find(({ meetUrl }) => meetUrl.includes(code));
      return [channel, heardIn(session?.systemPrompt ?? '')];
    }),
  );
  expect(heard).toEqual({
    [general]: ofGeneral,
    [leads]: ['aboutBen', 'leads', 'leadsDecision'],
    [ada.dm]: [],
  });
  // Slack keeps no brief: what stands in it are the commands’ answers and the calls before.
  const inThreads = [...posted].flatMap(([channel, ts]) =>
    slack.messages(channel, ts).filter(({ own }) => own),
  );
  expect(heardIn(JSON.stringify(inThreads))).toEqual([]);
  expect(heardIn(JSON.stringify(world.log))).toEqual([]);
});
