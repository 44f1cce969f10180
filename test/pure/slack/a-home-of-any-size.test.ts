import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Home, Need, Running, Some, Upcoming } from '../../../services/home/home.ts';
import { mostAtHome } from '../../../services/home/read-home.ts';
import type { WorkspaceSettings } from '../../../services/meetings/workspace-settings.ts';
import type { PastMeeting } from '../../../services/notes/passage.ts';
import { homeView } from '../../../services/slack/blocks/home.ts';
import { findViewProblem } from '../../sandbox/slack/blocks/view.ts';
import { renderBlocks } from '../../sandbox/slack/render-text.ts';
import { aMeeting, start } from '../../support/arbitrary-meetings.ts';
import { anItem } from '../../support/items.ts';
import { noBounds } from '../../support/no-bounds.ts';
import { absurd, stringsOf } from './absurd.ts';

const resident = { teamId: 'T1', userId: 'U0ADA00001', channelId: 'D0ADA00001' };
const setting = {
  pageOf: ({ channelId, ts }: { channelId: string; ts: string }) =>
    `https://acme.slack.com/archives/${channelId}/p${ts.replace('.', '')}`,
  pricePerMinuteUsd: 0.275,
};

const moment = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') });
const channelId = fc.integer({ min: 0, max: 49 }).map((at) => `C0CHANNEL${at}`);
const place = fc.option(fc.record({ channelId, ts: fc.constant('1796030286.202000') }));
const call = { platform: fc.constantFrom('google_meet', 'zoom'), callKey: fc.constant('meet:abc-defg-hij') };

/** As many of each as are let in, and up to 500 in all. */
const some = <Item>(item: fc.Arbitrary<Item>, most: number): fc.Arbitrary<Some<Item>> =>
  fc
    .tuple(fc.array(item, { maxLength: most }), fc.nat(500 - most))
    .map(([items, more]) => ({ items, total: items.length + (items.length === most ? more : 0) }));

const need: fc.Arbitrary<Need> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('approval', 'question', 'recap', 'start'),
    words: fc.option(absurd),
    ...{ meetingId: fc.uuid(), channelId, place, ...call },
  }),
  fc.record({
    kind: fc.constant('facts' as const),
    words: fc.nat().map(String),
    ...{ meetingId: fc.uuid(), channelId, place, ...call },
  }),
);
const running: fc.Arbitrary<Running> = fc
  .record({ botName: absurd, limitMinutes: fc.nat(1_440), sessionStartedAt: fc.option(moment), place })
  .map(({ place: where, ...rest }) => ({ meeting: { ...aMeeting(), ...rest }, place: where }));
const anyUpcoming = {
  ...{ id: fc.uuid(), at: moment, channelId: fc.option(channelId), title: fc.option(absurd) },
  ...call,
};
const upcoming: fc.Arbitrary<Upcoming> = fc.oneof(
  fc.record({ kind: fc.constant('meeting' as const), ...anyUpcoming }),
  fc.record({ kind: fc.constant('standup' as const), version: fc.nat(), ...anyUpcoming }),
  fc.record({ kind: fc.constant('event' as const), isAsked: fc.boolean(), ...anyUpcoming }),
);
const past: fc.Arbitrary<PastMeeting> = fc.record({
  ...{ id: fc.uuid(), channelId, botName: absurd, title: fc.option(absurd), startedAt: moment },
  ...{ endedAt: fc.option(moment), thread: place, ...call },
});
const openItem = fc
  .record({
    text: absurd,
    ownerName: fc.option(absurd),
    version: fc.integer({ min: 1, max: 999_999 }),
    id: fc.uuid(),
  })
  .chain((item) =>
    fc.record({ item: fc.constant({ ...anItem, ...item }), title: absurd, calledAt: moment, thread: place }),
  );
const undecided: WorkspaceSettings = {
  ...noBounds,
  ...{ budgetUsd: null, auto: null, spenders: null, nameSuffix: null, limitMinutes: null, holdRecap: null },
  ...{
    retentionDays: null,
    doNotSay: null,
    callsAtOnce: null,
    removalDays: null,
    onObjection: null,
    senders: null,
    outward: null,
  },
};
const admin = fc.record({
  settings: fc.constant(undecided),
  spentUsd: fc.nat(),
  reservedUsd: fc.nat(),
  channels: some(fc.record({ channelId, usd: fc.nat() }), mostAtHome.channels),
  ratings: fc.record({ helpful: fc.nat(), unhelpful: fc.nat() }),
  health: fc.record({ failingSince: fc.option(moment), unsent: fc.nat(), uncertain: fc.nat() }),
});

const home: fc.Arbitrary<Home> = fc
  .record({
    needs: some(need, mostAtHome.needs),
    running: some(running, mostAtHome.running),
    upcoming: some(upcoming, mostAtHome.upcoming),
    items: some(openItem, mostAtHome.items),
    missed: some(fc.record({ meeting: past, summary: absurd }), mostAtHome.missed),
    past: fc.record({ items: fc.array(past, { maxLength: mostAtHome.past }), hasMore: fc.boolean() }),
    credits: fc.option(fc.nat()),
    admin: fc.option(admin),
  })
  .map((one) => ({ ...one, kind: 'home', now: start, timeZone: 'UTC', items: { ...one.items, now: start } }));

test('whatever somebody’s Home tab has, Slack takes it, what calls say in it stays data, and what is left out is counted', () => {
  fc.assert(
    fc.property(home, fc.option(fc.constant('Leaving the call…')), (one, notice) => {
      const view = homeView(resident, one, notice, setting);
      expect(view.blocks.length).toBeLessThanOrEqual(100);
      expect(findViewProblem(view, 'home')).toBeUndefined();
      expect(stringsOf(view).filter((text) => !text.isWellFormed())).toEqual([]);
      expect(JSON.stringify(view)).not.toMatch(/<!channel|<https:\/\/evil/);
      const shown = renderBlocks(view.blocks as never);
      for (const part of [one.needs, one.running, one.upcoming, one.items, one.missed]) {
        const more = part.total - part.items.length;
        if (more > 0) expect(shown).toContain(`and ${more} more`);
      }
    }),
    { numRuns: 60, seed: 16 },
  );
});

test('somebody in 50 channels with 500 of everything reads the first of each, and how many more there are', () => {
  const [full] = fc.sample(
    home.filter(({ needs, items }) => needs.items.length > 0 && items.items.length > 0),
    { numRuns: 1, seed: 7 },
  );
  if (!full) throw new Error('no home');
  const fill = <Item>({ items: [first] }: Some<Item>, most: number): Some<Item> => ({
    items: first === undefined ? [] : Array.from({ length: most }, () => first),
    total: first === undefined ? 0 : 500,
  });
  const view = homeView(
    resident,
    {
      ...full,
      needs: fill(full.needs, mostAtHome.needs),
      items: { ...fill(full.items, mostAtHome.items), now: start },
    },
    null,
    setting,
  );
  expect(renderBlocks(view.blocks as never)).toMatch(/and 492 more[\s\S]*and 485 more/);
});
