import { oneOf, wholeNumber } from './setting-kinds.ts';
import { settingsGroup } from './settings-group.ts';

/** What Slack may show beside our own messages, and how long a workspace that removed the app finds everything again. */
export const slackSettings = settingsGroup({
  shape: {
    SLACK_CALL_CARD: oneOf('on', 'off').default('off'),
    LEFT_WORKSPACE_DAYS: wholeNumber(0, 365).default(30),
  },
});
