import type { InputBlock, ModalView } from '@slack/types';
import type { Audience } from '../../meetings/ports/meeting-announcer.ts';
import type { Standup } from '../../standups/standup.ts';
import { typedLink } from '../words/standup-command.ts';
import { typeRule } from '../words/standup-rule.ts';
import { section } from './elements.ts';
import { form, textInput } from './forms.ts';

/** What the form and its fields are called on the wire; listeners answer to the same names. */
export const standupCallback = 'standup_form';
export const standupField = { link: 'link', when: 'when', zone: 'zone', minutes: 'minutes' } as const;

/** Stands for a standup that there is not yet. */
export const newStandup = '00000000-0000-4000-8000-000000000000';

/** A new standup, or all that may be changed of one. */
export function standupView(standup: Standup | null, where: Audience): ModalView {
  return form({
    callback: standupCallback,
    id: standup?.id ?? newStandup,
    version: standup?.version ?? 0,
    where,
    title: standup ? `Standup ${standup.number}` : 'New standup',
    submit: 'Save',
    blocks: [
      section(
        'Stand-in goes into this call each time, and asks this channel beforehand. The channel sees it.',
      ),
      field(
        standupField.link,
        'Link to the call',
        standup ? typedLink(standup.call) : '',
        'https://meet.google.com/abc-defg-hij',
      ),
      field(standupField.when, 'When', standup ? typeRule(standup.rule) : '', 'weekdays 09:30'),
      field(
        standupField.zone,
        `Time zone (${standup ? 'as it is' : 'yours'}, if empty)`,
        standup?.timeZone ?? '',
        'Berlin',
        true,
      ),
      field(standupField.minutes, 'Minutes at most', String(standup?.minutes ?? ''), '15', true),
    ],
  });
}

function field(id: string, label: string, value: string, example: string, optional = false): InputBlock {
  return textInput(id, label, { most: 500, value, example, optional });
}
