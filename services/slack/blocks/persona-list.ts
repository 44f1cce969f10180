import type { KnownBlock, ModalView, Overflow, StaticSelect } from '@slack/types';
import type { Audience } from '../../meetings/ports/meeting-announcer.ts';
import type { ListedPersona, ListedPersonas } from '../../personas/list-personas.ts';
import { limits } from '../limits.ts';
import { cap, literal } from '../mrkdwn.ts';
import { facesElsewhere, noPersonas, sayPersona, sayPersonas } from '../words/personas.ts';
import { aboutNothing, actions, button, type Content, context, section } from './elements.ts';
import { listWindow, option, plain } from './forms.ts';
import { importButtons } from './import-form.ts';
import { voicesButton } from './voices.ts';

/** What the buttons and menus are called on the wire; listeners answer to the same names. */
export const personaAction = {
  menu: 'persona_menu',
  create: 'persona_create',
  template: 'persona_template',
  /** In the preview: back to the form. */
  back: 'persona_back',
  /** Where it's shown what it's told: sends its files. */
  export: 'persona_export',
  agree: 'persona_agree',
  refuse: 'persona_refuse',
} as const;

const labels = {
  change: 'Change…',
  picture: 'Picture…',
  preview: 'What it’s told, export…',
  copy: 'Duplicate…',
  archive: 'Archive',
} as const;

export type PersonaVerb = keyof typeof labels;

/** What a menu sent, which anyone may have made up. */
export function isPersonaVerb(verb: string): verb is PersonaVerb {
  return Object.hasOwn(labels, verb);
}

/** For its entries: a window takes 100. */
const maxEntryBlocks = 80;

/** A workspace's personas, each with its menu; with what came of the last choice. */
export function personaListView(
  listed: ListedPersonas,
  where: Audience,
  notice: string | null = null,
): ModalView {
  return listWindow('Personas', where, notice, blocksOf(listed));
}

/** The same as a message, where no window opened. */
export function personaList(listed: ListedPersonas): Content {
  return { text: cap(sayPersonas(listed), limits.messageText), blocks: blocksOf(listed, 40) };
}

function blocksOf(listed: ListedPersonas, most = maxEntryBlocks): KnownBlock[] {
  const { personas } = listed;
  const shown = fitting(personas, most);
  return [
    ...(personas.length === 0 ? [section(noPersonas)] : []),
    ...shown.flatMap(entry),
    ...(personas.length > shown.length ? [context(`… and ${personas.length - shown.length} more.`)] : []),
    ...(personas.some(({ faceId, faceUrl }) => faceId && !faceUrl) ? [context(facesElsewhere)] : []),
    ...actions([
      button('New…', personaAction.create, aboutNothing, 'primary'),
      voicesButton(),
      ...importButtons(),
      ...startFrom(listed),
    ]),
  ];
}

/** As many entries as fit into that many blocks. */
function fitting(personas: readonly ListedPersona[], maxBlocks: number): readonly ListedPersona[] {
  let blocks = 0;
  return personas.filter((persona) => {
    blocks += entry(persona).length;
    return blocks <= maxBlocks;
  });
}

/** A section takes one thing at its side: below a picture, the menu has a block of its own. */
function entry(persona: ListedPersona): KnownBlock[] {
  const said = section(sayPersona(persona));
  // What is in its place afterwards is another: Slack keeps a block's state by its name.
  const block_id = `persona_${persona.id}`;
  if (!persona.faceUrl) return [{ ...said, block_id, accessory: menu(persona) }];
  const alt_text = literal(persona.botName, limits.buttonText);
  return [
    { ...said, accessory: { type: 'image', image_url: persona.faceUrl, alt_text } },
    { type: 'actions', block_id, elements: [menu(persona)] },
  ];
}

function menu({ id, version }: ListedPersona): Overflow {
  return {
    type: 'overflow',
    action_id: personaAction.menu,
    options: Object.entries(labels).map(([verb, label]) => ({
      text: plain(label),
      value: `${id}:${version}:${verb}`,
    })),
  };
}

/** Ready ones to start from, by their place in the list. */
function startFrom({ templates }: ListedPersonas): StaticSelect[] {
  if (templates.length === 0) return [];
  return [
    {
      type: 'static_select',
      action_id: personaAction.template,
      placeholder: plain('Start from a ready one'),
      options: templates.map(({ title }, place) =>
        option(literal(title, limits.buttonText), `${aboutNothing}:${place}`),
      ),
    },
  ];
}
