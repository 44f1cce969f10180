import type { Meeting } from '../../../meetings/meeting.ts';

/** Says words in the call, through a bot that is in it; null where nothing can: then the model isn't offered it. */
export type SayInCall = ((meeting: Meeting, text: string, signal: AbortSignal) => Promise<void>) | null;
