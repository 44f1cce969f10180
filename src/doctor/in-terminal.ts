/** Words that were written for Slack, without its markup (https://docs.slack.dev/messaging/formatting-message-text). */
export function inTerminal(mrkdwn: string): string {
  return mrkdwn
    .replaceAll(/<[^<>|]+\|([^<>]+)>/g, '$1')
    .replaceAll('`', '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
