/** Whether a meeting's channel is a person's DM with the app, by its channel or by its person. */
export function isOwnDm(channelId: string): boolean {
  return /^[DUW]/.test(channelId);
}
