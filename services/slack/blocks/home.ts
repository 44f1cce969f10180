import type { Button, HomeView, KnownBlock } from '@slack/types';
import type { ClosedHome, Home, Resident, Running, Upcoming } from '../../home/home.ts';
import type { OpenList } from '../../notes/ports/open-items.ts';
import type { PageOf } from '../../people/pages.ts';
import { openItemReader } from '../words/action-items.ts';
import {
  nothing,
  parts,
  sayAdmin,
  sayClosed,
  sayMinutesLeft,
  sayMissed,
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

/** A person's Home tab: at most 84 blocks of the 100 that Slack takes. */
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
      needs.map((need) => section(sayNeed(need, pageOf))),
    ),
    ...part(
      'running',
      running.map((one) => ({ ...section(sayRunning(one, now, pageOf)), accessory: stopButton(one) })),
    ),
    ...part('upcoming', upcoming.map(upcomingBlock)),
    ...part('items', itemBlocks(items, { userId, timeZone: home.timeZone, pageOf })),
    ...(missed.length > 0
      ? [header(parts.missed), ...missed.map((one) => section(sayMissed(one, pageOf)))]
      : []),
    ...(missed.length > 0 && past.length === 0 ? [] : part('past', pastBlocks(past, pageOf))),
    ...actions([
      button('Send Stand-in…', homeAction.send, aboutNothing, 'primary'),
      button('Personas', homeAction.personas, aboutNothing),
      button('What you know about me', homeAction.memory, aboutNothing),
      button('Calendars', homeAction.calendars, aboutNothing),
      button('Agents', homeAction.agents, aboutNothing),
    ]),
    ...(admin ? [header(parts.admin), section(sayAdmin(admin))] : []),
    ...(credits === null ? [] : [context(sayMinutesLeft(credits, pricePerMinuteUsd))]),
  ];
}

function pastBlocks(past: Home['past'], pageOf: HomeSetting['pageOf']): KnownBlock[] {
  return past.length > 0 ? [section(past.map((one) => sayPast(one, pageOf)).join('\n'))] : [];
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

function itemBlocks({ items, total, now }: OpenList, { userId, timeZone, pageOf }: Reading): KnownBlock[] {
  const read = openItemReader({ userId, timeZone, now, pageOf });
  const more = total - items.length;
  return [
    ...items.map((open) => ({
      ...section(read(open)),
      accessory: itemMenuOf({ ...open.item, state: 'open' }, homeAction.item),
    })),
    ...(more > 0 ? [context(sayMoreItems(more))] : []),
  ];
}
