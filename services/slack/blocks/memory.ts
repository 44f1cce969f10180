import type { KnownBlock, ModalView, Overflow } from '@slack/types';
import type { Audience } from '../../meetings/ports/meeting-announcer.ts';
import { type Fact, maxFactChars } from '../../memory/fact.ts';
import type { ListedMemory, MemoryOutcome } from '../../memory/list-memory.ts';
import type { PageOf } from '../../people/pages.ts';
import { readable } from '../mrkdwn.ts';
import { sayKnown, sayMemoryHead, sayNoMemory } from '../words/memory.ts';
import { sayRecorded } from '../words/recorded.ts';
import { type Content, section, words } from './elements.ts';
import { form, input, option, select, textInput } from './forms.ts';
import { guestLabels, ofGuest } from './guests.ts';

/** What the menu beside a fact and the forms are called on the wire; listeners answer to the same names. */
export const factMenu = 'fact_menu';
export const editFactCallback = 'fact_edit_form';
export const rememberCallback = 'remember_form';
export const rememberShortcut = 'remember_message';
export const factField = { text: 'text', readers: 'readers', about: 'about' } as const;

const labels = { edit: 'Edit…', forget: 'Forget', ...guestLabels, atPika: 'Keep at Pika too' } as const;
/** As a menu's value has them: small letters. */
export const factVerb = {
  edit: 'edit',
  forget: 'forget',
  thisIs: 'this',
  notThem: 'not',
  atPika: 'pika',
} as const;

/** What is known, for the one who asked. */
export function memoryAnswer(outcome: MemoryOutcome, pageOf: PageOf): Content {
  if (outcome.kind !== 'memory') return words(sayNoMemory(outcome));
  const head = sayMemoryHead(outcome);
  const facts = outcome.facts.map(
    (fact): KnownBlock => ({
      ...section(sayKnown(fact, outcome, pageOf)),
      block_id: fact.id,
      accessory: menu(fact, outcome),
    }),
  );
  const recorded = sayRecorded(outcome, pageOf);
  return {
    text: [head, ...outcome.facts.map((fact) => sayKnown(fact, outcome, pageOf)), ...recorded].join('\n'),
    blocks: [section(head), ...facts, ...recorded.map((text) => section(text))],
  };
}

function menu(fact: Fact, { self, inSelf }: ListedMemory): Overflow {
  const { id, version } = fact;
  const toPika = self && !inSelf.has(id) ? (['atPika'] as const) : [];
  return {
    type: 'overflow',
    action_id: factMenu,
    options: (['edit', 'forget', ...ofGuest(fact), ...toPika] as const).map((choice) => ({
      text: { type: 'plain_text', text: labels[choice] },
      value: `${id}:${version}:${factVerb[choice]}`,
    })),
  };
}

/** What a fact says; saving it makes a new one that takes its place. */
export function editFactView({ id, version, text }: Fact, where: Audience): ModalView {
  return form({
    ...{ callback: editFactCallback, id, version, where },
    ...{ title: 'Edit what I know', submit: 'Save' },
    blocks: [textField(text)],
  });
}

/** In the form of a message that stands in no meeting's thread. */
export const noMeeting = '00000000-0000-0000-0000-000000000000';

/** A message that is to be remembered: its words, who may read them, and whom they are about. */
export function rememberView(
  text: string,
  where: Audience,
  { meetingId, authorId }: { meetingId: string | null; authorId: string | null },
): ModalView {
  return form({
    ...{ callback: rememberCallback, id: meetingId ?? noMeeting, authorId, where },
    ...{ title: 'Remember this', submit: 'Remember' },
    blocks: [
      textField(text),
      select(
        factField.readers,
        'Who may read it?',
        [option('Members of this channel', 'channel'), option('Only me', 'me')],
        'channel',
      ),
      input(factField.about, 'Whom is it about?', true, {
        type: 'users_select',
        action_id: factField.about,
      }),
    ],
  });
}

function textField(text: string): KnownBlock {
  return textInput(factField.text, 'What I know', {
    maxChars: maxFactChars,
    value: readable(text),
    multiline: true,
  });
}
