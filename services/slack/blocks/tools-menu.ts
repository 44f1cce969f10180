import type { MultiStaticSelect, PlainTextElement, PlainTextOption } from '@slack/types';
import { personaLimits } from '../../personas/persona-terms.ts';
import { serverIn, type ToolChoice } from '../../tasks/tool-choices.ts';
import { limits } from '../limits.ts';
import { literal } from '../mrkdwn.ts';
import { option, plain } from './forms.ts';

/** The choice that stands for all, also for tools that come later. */
export const allTools = 'all';

/**
 * Tools to choose from, grouped by whose they are where there are other servers. What is chosen beside what is set up
 * here stays chosen.
 * @param chosen Null is all.
 * @param offersAll Whether all of them can be had with one choice.
 */
export function toolsMenu(
  actionId: string,
  chosen: readonly string[] | null,
  tools: readonly ToolChoice[],
  offersAll = true,
): MultiStaticSelect {
  const all = { name: allTools, title: 'All, also those added later' };
  const own = [...(offersAll ? [all] : []), ...tools.filter(isOwn)];
  const servers = [...Map.groupBy(tools.filter(isTakenBySlack), ({ name }) => serverIn(name))];
  const others = (chosen ?? [])
    .filter((name) => !tools.some((tool) => tool.name === name))
    .map((name) => ({ name, title: `${name} (not set up)` }));
  const groups = [
    group('Stand-in’s own', own),
    ...servers.map(([server, theirs]) => group(`Of ${server}, for the house agent`, theirs)),
    group('Not set up here', others),
  ].filter(({ options }) => options.length > 0);
  const options = groups.flatMap((one) => one.options);
  const initial = options.filter(({ value }) => value && (chosen ?? [allTools]).includes(value));
  return {
    type: 'multi_static_select',
    action_id: actionId,
    max_selected_items: personaLimits.tools,
    ...(servers.length === 0 ? { options } : { option_groups: groups }),
    ...(initial.length > 0 ? { initial_options: initial } : {}),
  };
}

function group(
  label: string,
  choices: readonly ToolChoice[],
): { label: PlainTextElement; options: PlainTextOption[] } {
  return { label: plain(label), options: choices.slice(0, limits.selectOptions).map(choice) };
}

function isOwn({ name }: ToolChoice): boolean {
  return serverIn(name) === null;
}

/** A name that is too long for a menu can be had with all of its server. */
function isTakenBySlack({ name }: ToolChoice): boolean {
  return serverIn(name) !== null && name.length <= personaLimits.toolChars;
}

function choice({ name, title }: ToolChoice): PlainTextOption {
  return option(literal(title, limits.buttonText), name);
}
