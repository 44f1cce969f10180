import type { Button, HomeView, KnownBlock } from '@slack/types';
import type { ClosedHome, Home, Resident, Running, Some, Upcoming } from '../../home/home.ts';
import type { OpenItem, OpenList } from '../../notes/ports/open-items.ts';
import type { PageOf } from '../../people/pages.ts';
import { openItemReader } from '../words/action-items.ts';
import {
  nothing,
  olderCalls,
  parts,
  sayAdmin,
  sayClosed,
  sayMinutesLeft,
  sayMissed,
  sayMore,
  sayMoreItems,
  sayNeed,
  sayPast,
  sayRunning,
  sayUpcoming,
} from '../words/home.ts';
import { itemMenuOf } from './action-items.ts';
import { calendarAction } from './calendar-card.ts';
import { aboutNothing, actions, button, confirmed, context, header, section } from './elements.ts';

/** What the Home tab's buttons are called on the wire; listeners/actions answers to the same names. */
export const homeAction = {
  stop: 'home_stop',
  notThis: 'home_not_this',
  skip: 'home_skip',
  item: 'home_item',
  send: 'home_send',
  personas: 'home_personas',
  memory: 'home_memory',
  calendars: 'home_calendars',
  agents: 'home_agents',
} as const;

export type HomeSetting = {
  pageOf: PageOf;
  pricePerMinuteUsd: number;
};

/** A person's Home tab: at most 62 blocks of the 100 that Slack takes, with what `mostAtHome` lets in. */
export function homeView(
  { userId, channelId }: Resident,
  home: Home | ClosedHome,
  notice: string | null,
  setting: HomeSetting,
): HomeView {
  return {
    type: 'home',
    private_metadata: JSON.stringify({ channelId }),
    blocks: [
      ...(notice ? [context(notice)] : []),
      ...(home.kind === 'home' ? blocksOf(home, userId, setting) : [section(sayClosed(home))]),
    ],
  };
}

function blocksOf(home: Home, userId: string, { pageOf, pricePerMinuteUsd }: HomeSetting): KnownBlock[] {
  const { needs, running, upcoming, items, missed, past, admin, credits, now } = home;
  return [
    ...part(
      'needs',
      blocksFor(needs, (need) => section(sayNeed(need, pageOf)), sayMore),
    ),
    ...part(
      'running',
      blocksFor(
        running,
        (one) => ({ ...section(sayRunning(one, now, pageOf)), accessory: stopButton(one) }),
        sayMore,
      ),
    ),
    ...part('upcoming', blocksFor(upcoming, upcomingBlock, sayMore)),
    ...part('items', itemBlocks(items, { userId, timeZone: home.timeZone, pageOf })),
    ...(missed.items.length > 0
      ? [header(parts.missed), ...blocksFor(missed, (one) => section(sayMissed(one, pageOf)), sayMore)]
      : []),
    ...(missed.items.length > 0 && past.items.length === 0 ? [] : part('past', pastBlocks(past, pageOf))),
    ...actions([
      button('Send Stand-in…', homeAction.send, aboutNothing, 'primary'),
      button('Personas', homeAction.personas, aboutNothing),
      button('What you know about me', homeAction.memory, aboutNothing),
      button('Calendars', homeAction.calendars, aboutNothing),
      button('Agents', homeAction.agents, aboutNothing),
    ]),
    ...(admin ? [header(parts.admin), section(sayAdmin(admin, pricePerMinuteUsd))] : []),
    ...(credits === null ? [] : [context(sayMinutesLeft(credits, pricePerMinuteUsd))]),
  ];
}

/** With a line for those that there is no room for. */
function blocksFor<Item>(
  { items, total }: Some<Item>,
  blockOf: (item: Item) => KnownBlock,
  rest: (more: number) => string,
): KnownBlock[] {
  const more = total - items.length;
  return [...items.map(blockOf), ...(more > 0 ? [context(rest(more))] : [])];
}

function pastBlocks({ items, hasMore }: Home['past'], pageOf: HomeSetting['pageOf']): KnownBlock[] {
  const listed = items.length > 0 ? [section(items.map((one) => sayPast(one, pageOf)).join('\n'))] : [];
  return hasMore ? [...listed, context(olderCalls)] : listed;
}

function part(name: keyof typeof nothing, blocks: KnownBlock[]): KnownBlock[] {
  return [header(parts[name]), ...(blocks.length > 0 ? blocks : [context(nothing[name])])];
}

function stopButton({ meeting: { id, stopRequestedAt } }: Running): Button {
  const stop = button('Stop', homeAction.stop, id, 'danger');
  return stopRequestedAt
    ? stop
    : confirmed(stop, 'Leave the call?', 'It leaves at once, and the recap follows.');
}

function upcomingBlock(one: Upcoming): KnownBlock {
  const leaveOut = leaveOutButton(one);
  const said = section(sayUpcoming(one));
  return leaveOut ? { ...said, accessory: leaveOut } : said;
}

/** An event's person is asked before it begins: until then there is nothing to decide. */
function leaveOutButton(one: Upcoming): Button | null {
  const label = 'Not this one';
  if (one.kind === 'meeting') return button(label, homeAction.notThis, one.id);
  if (one.kind === 'standup') return button(label, homeAction.skip, `${one.id}:${one.version}`);
  return one.isAsked ? button(label, calendarAction.notThis, one.id) : null;
}

type Reading = { userId: string; timeZone: string; pageOf: HomeSetting['pageOf'] };

function itemBlocks(open: OpenList, { userId, timeZone, pageOf }: Reading): KnownBlock[] {
  const read = openItemReader({ userId, timeZone, now: open.now, pageOf });
  const blockOf = (one: OpenItem) => ({
    ...section(read(one)),
    accessory: itemMenuOf({ ...one.item, state: 'open' }, homeAction.item),
  });
  return blocksFor(open, blockOf, sayMoreItems);
}
