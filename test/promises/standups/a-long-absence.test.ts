import { expect, test } from 'vitest';
import { daysFrom, withHolidays } from '../../support/holidays.ts';
import {
  allOccurrences,
  allStandups,
  comesTo,
  hoursAway,
  inChannel,
  standupUrl,
  startStandups,
  typist,
  untilSeenTo,
} from '../../support/standups.ts';

test('down for two months: one message says that more than 50 standups were missed', async () => {
  const world = await startStandups();
  await typist(world)(`add ${standupUrl} daily ${hoursAway()}`, 'in_channel');
  await world.app.stop();
  await comesTo(world, -60 * 24 * 60);
  await world.restart();
  await expect
    .poll(() => inChannel(world).join('\n'))
    .toMatch(/Missed: standup 1\*? more than 50 times, first on \w{3} \d+ \w+, .* Next: /);
  expect(inChannel(world).filter((text) => text.includes('Missed'))).toHaveLength(1);
});

test('down over holidays only: nothing was missed, and nothing is said', async () => {
  const { world, know } = await withHolidays();
  await typist(world)(`add ${standupUrl} daily ${hoursAway()}`, 'in_channel');
  const said = inChannel(world).length;
  await world.app.stop();
  await comesTo(world, -2 * 24 * 60);
  const [before] = await allStandups(world);
  await know(daysFrom(before?.nextAt, 4));
  await world.restart();
  await untilSeenTo(world);
  expect(await allOccurrences(world)).toMatchObject([{ outcome: 'holiday' }]);
  expect(inChannel(world)).toHaveLength(said);
});
