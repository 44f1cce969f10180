import type { InputBlock, MultiStaticSelect } from '@slack/types';
import { builtInKey } from '../../meetings/policy/bounds.ts';
import type { Policy, PolicyOf } from '../../meetings/policy/policy.ts';
import type { Senders } from '../../people/senders.ts';
import type { PolicyChoices } from '../../tasks/change-policy.ts';
import { limits } from '../limits.ts';
import { literal } from '../mrkdwn.ts';
import { input, option, peopleInput, plain, select } from './forms.ts';
import { toolsMenu } from './tools-menu.ts';

/** The field beside `senders`, with the people. */
export const senderIdsField = 'senderIds';

/** People that a policy may name. */
export const maxSenders = 50;

/** Who may send: a choice, and the people where it's some. */
export function senderFields(of: PolicyOf, senders: Senders | null): InputBlock[] {
  const wide =
    of === 'channel'
      ? [option('Everybody who may in this workspace', 'default'), option('Full members', 'members')]
      : [option('Full members', 'default'), option('Everybody in the channel, guests too', 'everybody')];
  const named = option('Only these people', 'named');
  return [
    select('senders', 'Who may send somebody', [...wide, named], chosen(of, senders)),
    peopleInput(senderIdsField, 'Only these people', senders?.named ?? [], maxSenders),
  ];
}

function chosen(of: PolicyOf, senders: Senders | null): string {
  if (senders?.named) return 'named';
  if (of === 'channel') return senders && !senders.guests ? 'members' : 'default';
  return senders?.guests ? 'everybody' : 'default';
}

/** Lists of personas and tools. An empty one sets no limit. */
export function whoAndWhat({ personas, toolsOff }: Policy, choices: PolicyChoices): InputBlock[] {
  return [
    input('personas', 'Personas that may go (empty: all)', true, personasMenu(personas ?? [], choices)),
    input(
      'toolsOff',
      'Tools that agents don’t get (empty: all are on)',
      true,
      toolsMenu('toolsOff', toolsOff ?? [], choices.tools, false),
    ),
  ];
}

/** Those that were chosen and are gone stay chosen: without them the list might be empty, and let everybody go. */
function personasMenu(ids: readonly string[], { personas }: PolicyChoices): MultiStaticSelect {
  const known = personas.map(({ id, name }) => option(literal(name, limits.buttonText), id ?? builtInKey));
  const gone = ids
    .filter((id) => !known.some(({ value }) => value === id))
    .map((id) => option('A persona that was archived', id));
  const groups = [
    { label: plain('Personas here'), options: known.slice(0, limits.selectOptions) },
    { label: plain('Not here any more'), options: gone.slice(0, limits.selectOptions) },
  ].filter(({ options }) => options.length > 0);
  const initial = groups.flatMap(({ options }) => options.filter(({ value }) => ids.includes(value ?? '')));
  return {
    type: 'multi_static_select',
    action_id: 'personas',
    option_groups: groups,
    ...(initial.length > 0 ? { initial_options: initial } : {}),
  };
}
