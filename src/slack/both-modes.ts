/** Both ways in are set, and only one is used. */
export const bothModes = {
  what: 'SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set. Socket Mode is used, and POST /slack/events is closed.',
  todo: 'Remove the one you don’t need.',
} as const;
