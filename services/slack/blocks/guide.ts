import type { Auto } from '../../meetings/channel-settings.ts';
import { sayHelp } from '../words/commands.ts';
import { sayWelcome } from '../words/welcome.ts';
import { aboutNothing, actions, button, type Content, section, words } from './elements.ts';
import { homeAction } from './home.ts';
import { standupAction } from './standup.ts';
import { newStandup } from './standup-form.ts';

/** What the buttons are called on the wire; listeners answer to the same names. */
export const guideAction = {
  send: 'guide_send',
  keeps: 'guide_keeps',
  standups: 'guide_standups',
  policy: 'guide_policy',
} as const;

const sendButton = button('Send Stand-in to a call', guideAction.send, aboutNothing, 'primary');

/** What a channel reads once the app is in it. */
export function welcomeMessage(auto: Auto): Content {
  const text = sayWelcome(auto);
  const buttons = [
    sendButton,
    button('Set up a standup', standupAction.add, newStandup),
    button('What’s kept here', guideAction.keeps, aboutNothing),
  ];
  return { ...words(text), blocks: [section(text), ...actions(buttons)] };
}

/** The commands, in groups, with buttons that open what people want most. */
export function helpMessage(): Content {
  const text = sayHelp();
  const buttons = [
    sendButton,
    button('Standups', guideAction.standups, aboutNothing),
    button('Calendars', homeAction.calendars, aboutNothing),
    button('Personas', homeAction.personas, aboutNothing),
    button('Channel policy', guideAction.policy, aboutNothing),
  ];
  return { ...words(text), blocks: [section(text), ...actions(buttons)] };
}
