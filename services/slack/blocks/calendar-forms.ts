import { randomUUID } from 'node:crypto';
import type { ModalView, PlainTextOption } from '@slack/types';
import type { Rules } from '../../calendars/calendar.ts';
import { minutesAheadChoices } from '../../calendars/rules.ts';
import type { Audience } from '../../meetings/ports/meeting-announcer.ts';
import { section } from './elements.ts';
import { form, input, option, select, textInput } from './forms.ts';
import { type PersonaChoice, personaField } from './persona-field.ts';

/** Callback and field ids; listeners/views handles them. */
export const addCalendarCallback = 'calendar_add_form';
export const rulesCallback = 'calendar_rules_form';
export const calendarField = {
  address: 'address',
  send: 'send',
  word: 'word',
  outside: 'outside',
  channel: 'channel',
  ahead: 'ahead',
  persona: 'persona',
} as const;

/** For a feed's address. The id becomes the calendar's, so a form submitted twice adds one. */
export function addCalendarView(where: Audience, { reachesGoogle }: { reachesGoogle: boolean }): ModalView {
  const google = 'Your own Google calendar needs no address: close this and type `/pika calendar google`.';
  return form({
    callback: addCalendarCallback,
    id: randomUUID(),
    where,
    title: 'Add a calendar',
    submit: 'Add',
    blocks: [
      ...(reachesGoogle ? [section(google)] : []),
      section(
        [
          'The address of your calendar in *iCal format*:',
          '• Google: Settings → your calendar → _Secret address in iCal format_',
          '• Outlook: Settings → Calendar → Shared calendars → Publish → the _ICS_ link',
          '• Apple: share the calendar as _Public Calendar_; Fastmail: _Share via a private link_',
        ].join('\n'),
      ),
      section(
        'Anyone with this address can read your calendar. I keep it encrypted, and never show or log it.',
      ),
      textInput(calendarField.address, 'Address', { maxChars: 2_000 }),
    ],
  });
}

/** What a person's calendars do without asking. */
export function rulesView(rules: Rules, where: Audience, personas: readonly PersonaChoice[]): ModalView {
  return form({
    callback: rulesCallback,
    id: randomUUID(),
    where,
    title: 'Calendar rules',
    submit: 'Save',
    blocks: [
      select(calendarField.send, 'Before a meeting with a call', optionsOf(sendOptions), rules.send),
      textInput(calendarField.word, 'Names the agent, or this word', {
        maxChars: 50,
        value: rules.word ?? '',
        optional: true,
      }),
      select(
        calendarField.outside,
        'Meetings with people from other organizations',
        optionsOf(outsideOptions),
        String(rules.skipOutside),
      ),
      input(calendarField.channel, 'Threads go to (empty: our DM)', true, {
        type: 'conversations_select',
        action_id: calendarField.channel,
        // Apps can't write into DMs between people.
        filter: { include: ['public', 'private'] },
        ...(rules.channelId ? { initial_conversation: rules.channelId } : {}),
      }),
      select(calendarField.ahead, 'How long before', optionsOf(aheadOptions), String(rules.minutesAhead)),
      ...personaField(calendarField.persona, personas, rules.persona?.id ?? null),
    ],
  });
}

const sendOptions: Record<Rules['send'], string> = {
  ask: 'Ask me each time',
  all: 'Send someone to all',
  mine: 'Send someone to those I organize',
  named: 'Send someone where the agent or a word is named',
};
const outsideOptions = { false: 'Like the others', true: 'Skip them' };
const aheadOptions = Object.fromEntries(minutesAheadChoices.map((one) => [String(one), `${one} minutes`]));

function optionsOf(choices: Readonly<Record<string, string>>): PlainTextOption[] {
  return Object.entries(choices).map(([value, text]) => option(text, value));
}
