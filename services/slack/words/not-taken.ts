/** Why Slack did not take what a tool wrote, for the people who approved it. */
export function sayNotTaken(error: string): string {
  return known[error] ?? `Slack does not take it (${error}).`;
}

const known: Readonly<Record<string, string>> = {
  not_in_channel: 'Stand-in is not in that channel: someone who is can invite it there.',
  channel_not_found: 'Slack shows Stand-in no such channel: someone who is in it can invite it there.',
  is_archived: 'That channel is archived.',
};
