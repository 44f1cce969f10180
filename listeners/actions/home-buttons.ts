import type { App } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import type { Pressed } from '../../services/home/ports/home-queries.ts';
import type { Actor } from '../../services/people/actor.ts';
import { section } from '../../services/slack/blocks/elements.ts';
import { listWindow } from '../../services/slack/blocks/forms.ts';
import { homeAction } from '../../services/slack/blocks/home.ts';
import { personaListView } from '../../services/slack/blocks/persona-list.ts';
import { leavingNow } from '../../services/slack/words/calls.ts';
import { leftOut, notHere, skipped } from '../../services/slack/words/home.ts';
import { sayNoAccess } from '../../services/slack/words/reasons/access.ts';
import { sayDecision } from '../../services/slack/words/reasons/decisions.ts';
import { sayStandupRefusal } from '../../services/slack/words/standup.ts';
import { answerConnect } from '../commands/agents.ts';
import { answerCalendar } from '../commands/calendar.ts';
import { answerMemory } from '../commands/memory.ts';
import type { CommandReply, TypedCommand } from '../commands/typed-command.ts';
import { sendWindow } from '../send-window.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { formOpener } from './form-opener.ts';
import { itemChooser } from './item-menu.ts';
import { onPress } from './on-press.ts';
import { actorOf, type Press } from './press.ts';

/** The buttons and menus of the Home tab; those of calendar events are the same as elsewhere. */
export function registerHomeButtons(app: App, deps: ListenerDeps): void {
  const { useCases } = deps;
  const on = onPress(app, deps);
  const open = formOpener(useCases);
  const act = async (press: Press, what: Pressed, work: (actor: Actor) => Promise<string | null>) => {
    const place = await useCases.home.press(actorOf(press), what);
    if (place.kind === 'not_here') return notHere;
    return place.kind === 'here' ? work(place.actor) : sayNoAccess(place);
  };
  const decide = (press: Press, kind: 'stop' | 'decline', done: string) =>
    act(press, { meetingId: press.id }, async (actor) => {
      const what = kind === 'stop' ? { kind, reason: 'stop_button' as const } : { kind };
      const outcome = await useCases.decide({ ...actor, meetingId: press.id }, what);
      return sayDecision(kind, outcome, actor.userId) ?? done;
    });

  on(homeAction.stop, (press) => decide(press, 'stop', leavingNow));
  on(homeAction.notThis, (press) => decide(press, 'decline', leftOut));
  on(homeAction.skip, (press) =>
    act(press, { standupId: press.id }, async (actor) => {
      const version = press.number ?? 0;
      const key = `standup:${press.id}:${version}:${press.triggerId ?? actor.userId}`;
      const which = { id: press.id, version };
      const outcome = await useCases.standups.change({ ...actor, key }, which, { kind: 'skip' }, true);
      return outcome.kind === 'changed' ? skipped : sayStandupRefusal(outcome);
    }),
  );
  const choose = itemChooser(deps);
  on(homeAction.item, (press) =>
    act(press, { itemId: press.id }, ({ channelId }) =>
      choose({ ...press, audience: { ...press.audience, channelId } }),
    ),
  );
  on(homeAction.send, async (press) => {
    const view = await sendWindow(useCases, press.audience, null, press.isExternal);
    return 'kind' in view ? sayNoAccess(view) : open(press, view);
  });
  on(homeAction.personas, async (press) => {
    const listed = await useCases.personas.list(actorOf(press));
    return 'kind' in listed ? sayNoAccess(listed) : open(press, personaListView(listed, press.audience));
  });
  const shown = (action: string, title: string, answer: (typed: TypedCommand) => Promise<CommandReply>) =>
    on(action, async (press) => {
      const reply = await answer(asTyped(press));
      return open(press, listWindow(title, press.audience, null, blocksOf(reply)));
    });
  shown(homeAction.memory, 'What I know about you', (typed) =>
    answerMemory(deps, typed, { kind: 'memory', of: { kind: 'me' }, words: '' }),
  );
  shown(homeAction.calendars, 'Calendars', (typed) => answerCalendar(deps, typed, { kind: 'calendar_list' }));
  shown(homeAction.agents, 'Agents', (typed) =>
    answerConnect(deps, typed, { kind: 'connect', verb: 'list', which: '' }),
  );
}

/** As if the person had typed the command in their DM with the app. */
function asTyped(press: Press): TypedCommand {
  const triggerId = press.triggerId ?? '';
  return { ...actorOf(press), text: '', key: `home:${triggerId}`, triggerId };
}

function blocksOf({ text, blocks }: CommandReply): KnownBlock[] {
  return blocks ?? [section(text)];
}
