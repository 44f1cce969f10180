import type { ModalView } from '@slack/types';
import type { Audience } from '../../meetings/ports/meeting-announcer.ts';
import { aboutNothing, context } from './elements.ts';
import { form, input, numberInput, textInput } from './forms.ts';
import { type PersonaChoice, personaField } from './persona-field.ts';

/** Shared with the listeners and the manifest. */
export const sendCallback = 'send_form';
export const sendShortcut = { anywhere: 'send_to_call', ofMessage: 'send_message' } as const;
export const sendField = {
  link: 'link',
  channel: 'channel',
  when: 'when',
  minutes: 'minutes',
  persona: 'persona',
} as const;

type Prefilled = {
  where: Audience;
  personas: readonly PersonaChoice[];
  /** As a message has it; '' for none. */
  link: string;
  /** The thread is in a channel that is chosen here. */
  choosesChannel: boolean;
};

/** Sends somebody into a call: which, whom, when, and where its thread is. */
export function sendView({ where, personas, link, choosesChannel }: Prefilled): ModalView {
  return form({
    callback: sendCallback,
    id: aboutNothing,
    where,
    title: 'Send Stand-in',
    submit: 'Send',
    blocks: [
      textInput(sendField.link, 'Link of the call', {
        maxChars: 500,
        value: link,
        example: 'https://meet.google.com/abc-defg-hij',
      }),
      ...(choosesChannel
        ? [
            input(sendField.channel, 'Thread and recap go to', false, {
              type: 'conversations_select',
              action_id: sendField.channel,
              default_to_current_conversation: true,
              // Apps can't write into DMs between people.
              filter: { include: ['public', 'private'], exclude_bot_users: true },
            }),
          ]
        : []),
      input(sendField.when, 'When? (empty: now)', true, {
        type: 'datetimepicker',
        action_id: sendField.when,
      }),
      numberInput(sendField.minutes, 'Minutes at most (empty: the usual limit)', { value: null, min: 1 }),
      ...personaField(sendField.persona, personas, null),
      context('Its card shows the price and the limit, and has *Stop*.'),
    ],
  });
}
