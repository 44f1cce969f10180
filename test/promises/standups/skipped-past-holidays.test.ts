import { expect, test } from 'vitest';
import { daysFrom, withHolidays } from '../../support/holidays.ts';
import { allStandups, hoursAway, standupUrl, typist } from '../../support/standups.ts';

test('skip skips the next standup that isn’t on a holiday, which is what the list names', async () => {
  const { world, know } = await withHolidays();
  const type = typist(world);
  const moment = String.raw`\w{3} \d{1,2} \w{3,4}, \d\d:\d\d`;
  const nextListed = async () => new RegExp(`next (${moment})`).exec(await type('list'))?.[1] ?? 'none';
  const told = (await type(`add ${standupUrl} daily ${hoursAway()}`, 'in_channel')).match(
    RegExp(moment, 'g'),
  );
  await know(daysFrom((await allStandups(world))[0]?.nextAt, 1));
  expect(await nextListed()).toBe(told?.[1]);
  const skipped = await type('skip 1', 'in_channel');
  expect(skipped).toContain(`skipped standup 1 on ${told?.[1]}`);
  expect(skipped).toContain(`Next: ${told?.[2]}`);
  expect(await nextListed()).toBe(told?.[2]);
  await know(daysFrom(new Date(), 500));
  expect(await type('skip 1')).toContain('nothing changed');
});
