/** What people wrote into a meeting's thread before it began, in its order. */
export type ThreadUpdates = (meetingId: string) => Promise<readonly { userId: string; text: string }[]>;
