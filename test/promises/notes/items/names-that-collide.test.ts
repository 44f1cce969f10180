import { expect, test } from 'vitest';
import { type CallEnd, recapOf, startRecaps } from '../../../support/recap.ts';
import type { World } from '../../../support/world.ts';

async function ownersIn(world: World, end: CallEnd): Promise<(string | null)[]> {
  const recap = await recapOf(world, end);
  await recap.reads('*Action items*');
  return (await recap.items()).map(({ ownerId }) => ownerId);
}

const forNames = (...owners: string[]) => owners.map((owner, index) => ({ text: `Number ${index}`, owner }));

test('an item for a name that two people share has no owner until somebody chooses one', async () => {
  const world = await startRecaps();
  const { slack } = world;
  const { general } = slack.channels;
  const { ada, ben, cleo } = slack.users;
  const silva = slack.addPerson('U0ANA00001', 'Ana Silva', { displayName: '' });
  const costa = slack.addPerson('U0ANA00002', 'Ana Costa', { displayName: 'ana' });
  for (const { id } of [silva, costa]) general.members.add(id);

  const recap = await recapOf(world, {
    items: forNames('Ana', 'Ana Silva', 'BEN', 'Cléo', 'Speaker 1', 'Calendar'),
  });
  await recap.reads('• Number 0 (*Ana*)');
  await recap.reads('• Number 4 (*Speaker 1*)');
  await recap.reads('• Number 5 (*Calendar*)');
  expect((await recap.items()).map(({ ownerId }) => ownerId)).toEqual([
    null,
    silva.id,
    ben.id,
    cleo.id,
    null,
    null,
  ]);

  await recap.choose(ada, 'Number 0', 'Assign…');
  const form = await slack.waitForView((view) => view.user === ada.id);
  await slack.submitView({ user: ada.id, viewId: form.id, values: { owner: costa.id } });
  await recap.reads(/Number 0 \((?!\*Ana\*)/);
  expect((await recap.items())[0]).toMatchObject({ ownerId: costa.id, ownerName: 'ana' });
});

test('“Ana” is the Ana who was in the call, and an address is surer than a name', async () => {
  const world = await startRecaps();
  const { slack } = world;
  const { general } = slack.channels;
  const silva = slack.addPerson('U0ANA00001', 'Ana Silva', { email: 'ana@standin.example' });
  general.members.add(silva.id);

  expect(
    await ownersIn(world, { items: forNames('Ana'), participants: [{ name: 'Ana Costa' }], title: 'One' }),
  ).toEqual([null]);
  expect(
    await ownersIn(world, {
      code: 'bbb-bbbb-bbb',
      title: 'Two',
      items: forNames('A. S.', 'Ana Silva'),
      participants: [
        { name: 'A. S.', email: 'ANA@standin.example' },
        { name: 'Ana Silva', email: 'ana@elsewhere.example' },
      ],
    }),
  ).toEqual([silva.id, null]);
});

test('without the scope for addresses, or while Slack is silent, names stay as they are', async () => {
  const world = await startRecaps();
  const { slack } = world;
  const planted = slack.faults.fail('conversations.members', 'internal_error', 20);
  expect(await ownersIn(world, { items: forNames('Ben'), title: 'One' })).toEqual([null]);
  expect(planted).toBeDefined();
  slack.faults.clear();
  expect(await ownersIn(world, { items: forNames('Ben'), title: 'Two', code: 'bbb-bbbb-bbb' })).toEqual([
    slack.users.ben.id,
  ]);
});

test('in a large channel everybody is looked up at once, and names are matched all the same', async () => {
  const world = await startRecaps();
  const { slack } = world;
  const { general } = slack.channels;
  for (let index = 0; index < 150; index += 1) {
    const id = `U0MANY${String(index).padStart(4, '0')}`;
    slack.addPerson(id, `Person ${index}`);
    general.members.add(id);
  }
  const twin = slack.addPerson('U0TWIN0001', 'Ben', { displayName: 'benny' });
  general.members.add(twin.id);
  expect(await ownersIn(world, { items: forNames('Person 77', 'Ben') })).toEqual(['U0MANY0077', null]);
  const calls = (method: string) =>
    slack.journal.entries.filter((entry) => entry.kind === 'api' && entry.method === method).length;
  expect(calls('users.list')).toBe(1);
  expect(calls('users.info')).toBeLessThan(10);
});
