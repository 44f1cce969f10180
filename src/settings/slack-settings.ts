import { oneOf } from './setting-kinds.ts';
import { settingsGroup } from './settings-group.ts';

/** What Slack may show beside our own messages. */
export const slackSettings = settingsGroup({
  shape: { SLACK_CALL_CARD: oneOf('on', 'off').default('off') },
});
