import { expect, test } from 'vitest';
import {
  comesTo,
  hoursAway,
  inChannel,
  standupUrl,
  startStandups,
  typist,
} from '../../../support/standups.ts';

test('down for two months: one message says that more were missed than are counted', async () => {
  const world = await startStandups();
  await typist(world)(`add ${standupUrl} daily ${hoursAway()}`, 'in_channel');
  await world.app.stop();
  await comesTo(world, -60 * 24 * 60);
  await world.restart();
  await expect
    .poll(() => inChannel(world).join('\n'))
    .toMatch(/Missed: standup 1\*? more than 50 times, the first of them \w{3} \d+ \w+, .* Next: /);
  expect(inChannel(world).filter((text) => text.includes('Missed'))).toHaveLength(1);
});
