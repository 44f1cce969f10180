import { expect, test } from 'vitest';
import { setDatabaseClock } from '../../support/database-clock.ts';
import { allOccurrences, allStandups, standupUrl, startStandups, typist } from '../../support/standups.ts';
import type { World } from '../../support/world.ts';

const control = 'https://meet.google.com/ccc-cccc-ccc';

// Ben's own zone is New York's. `elsewhere` is when a calculation that is off by an hour would join a second time.
test.each([
  {
    name: 'skipped, in a zone that was named',
    ...{ phrase: 'daily 02:30 in berlin', timeZone: 'Europe/Berlin', eve: '2027-03-27T12:00Z' },
    ...{ first: '2027-03-28T01:00Z', elsewhere: '2027-03-28T01:30Z', second: '2027-03-29T00:30Z' },
  },
  {
    name: 'shown twice, where the asker is',
    ...{ phrase: 'daily 01:30', timeZone: 'America/New_York', eve: '2027-11-06T12:00Z' },
    ...{ first: '2027-11-07T05:30Z', elsewhere: '2027-11-07T06:30Z', second: '2027-11-08T06:30Z' },
  },
])('an hour $name: Stand-in joins once that night, and on time the next day', async (given) => {
  const world = await startStandups({
    door: 'socket',
    clock: new Date(given.eve),
    settings: { STANDUP_BRIEF_MINUTES: '0' },
  });
  const { ben } = world.slack.users;
  const type = typist(world, ben.id);
  await type(`add ${standupUrl} ${given.phrase}`, 'in_channel');
  // That it went in shows that everything was looked at then.
  await type(`add ${control} daily ${given.elsewhere.slice(11, 16)} in UTC`, 'in_channel');
  const [standup, watch] = await allStandups(world);
  expect(standup).toMatchObject({ timeZone: given.timeZone, nextAt: new Date(given.first) });
  const runsOf = async (id: string | undefined) =>
    (await allOccurrences(world)).filter(({ standupId }) => standupId === id);

  await comesTo(world, given.first);
  await goesInAndOut(world, standupUrl, 1);
  await comesTo(world, given.elsewhere);
  await goesInAndOut(world, control, 1);
  expect(await runsOf(watch?.id)).toMatchObject([{ at: new Date(given.elsewhere) }]);
  await expect.poll(async () => (await world.meetings())[0]?.sessionEndedAt).not.toBeNull();
  await comesTo(world, given.second);
  await goesInAndOut(world, standupUrl, 2);

  const times = [new Date(given.first), new Date(given.second)];
  const runs = await runsOf(standup?.id);
  expect(runs).toMatchObject(times.map((at) => ({ at, outcome: 'proposed' })));
  for (const { at, createdAt } of runs) {
    expect(createdAt.getTime()).toBeGreaterThanOrEqual(at.getTime());
    expect(createdAt.getTime()).toBeLessThan(at.getTime() + 60_000);
  }
  expect(sessionsOf(world, standupUrl)).toHaveLength(2);
});

/** It is a second before then. */
function comesTo({ database }: World, moment: string): Promise<void> {
  return setDatabaseClock(database, new Date(Date.parse(moment) - 1_000));
}

async function goesInAndOut(world: World, call: string, nth: number): Promise<void> {
  await expect.poll(() => sessionsOf(world, call).length).toBe(nth);
  world.pika.control(sessionsOf(world, call).at(-1)?.id ?? '').endCall();
}

function sessionsOf({ pika }: World, call: string) {
  return pika.sessions.filter(({ meetUrl }) => meetUrl === call);
}
