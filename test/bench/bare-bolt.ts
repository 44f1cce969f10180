import { App, HTTPReceiver } from '@slack/bolt';

/** What ours is compared with: a Bolt app, as its own documentation has it, that listens to messages and does nothing. */
const { SLACK_BOT_TOKEN = '', SLACK_SIGNING_SECRET = '', SLACK_API_URL = '', PORT = '' } = process.env;

const app = new App({
  token: SLACK_BOT_TOKEN,
  receiver: new HTTPReceiver({ signingSecret: SLACK_SIGNING_SECRET }),
  clientOptions: { slackApiUrl: SLACK_API_URL },
});
app.message(async () => {});
await app.start(Number(PORT));
process.on('SIGTERM', () => process.exit(0));
