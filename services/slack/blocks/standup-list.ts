import type { KnownBlock, ModalView, Overflow } from '@slack/types';
import type { Audience } from '../../meetings/ports/meeting-announcer.ts';
import type { ListedStandups } from '../../standups/list-standups.ts';
import type { Standup } from '../../standups/standup.ts';
import { limits } from '../limits.ts';
import { cap } from '../mrkdwn.ts';
import { noStandups, sayAbout, sayStandup, sayStandups } from '../words/standup-list.ts';
import { actions, button, type Content, section } from './elements.ts';
import { listWindow, plain } from './forms.ts';
import { standupAction } from './standup.ts';
import { newStandup } from './standup-form.ts';

const labels = {
  skip: 'Skip next',
  pause: 'Pause',
  resume: 'Resume',
  change: 'Change…',
  remove: 'Remove',
} as const;

type StandupVerb = keyof typeof labels;

/** What a menu sent, which anyone may have made up. */
export function isStandupVerb(verb: string): verb is StandupVerb {
  return Object.hasOwn(labels, verb);
}

/** A channel's standups, each with its menu, for the asker. */
export function standupList(listed: ListedStandups): Content {
  return { text: cap(sayStandups(listed), limits.messageText), blocks: blocksOf(listed) };
}

/** The same in a window; with what came of the last choice in it. */
export function standupListView(
  listed: ListedStandups,
  where: Audience,
  notice: string | null = null,
): ModalView {
  return listWindow('Standups', where, notice, blocksOf(listed));
}

function blocksOf(listed: ListedStandups): KnownBlock[] {
  const { standups } = listed;
  const about = sayAbout(listed);
  return [
    ...(standups.length === 0 ? [section(noStandups)] : []),
    ...standups.map((standup) => ({
      ...section(sayStandup(standup, listed)),
      // What is in its place afterwards is another: Slack keeps a block's state by its name.
      block_id: `standup_${standup.number}`,
      accessory: menu(standup),
    })),
    ...(about === '' ? [] : [section(about)]),
    ...actions([button('Add…', standupAction.add, newStandup)]),
  ];
}

function menu({ id, version, pausedAt }: Standup): Overflow {
  const verbs: StandupVerb[] = pausedAt
    ? ['resume', 'change', 'remove']
    : ['skip', 'pause', 'change', 'remove'];
  return {
    type: 'overflow',
    action_id: standupAction.menu,
    options: verbs.map((verb) => ({ text: plain(labels[verb]), value: `${id}:${version}:${verb}` })),
  };
}
