import type { Call } from '../../meetings/call-link.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import type { ForgetRequest } from '../forget-request.ts';

/** The page about a call, for people without Slack. Who has its address may read it, and ask. */
type CallPage = {
  /** Of what its address ends with: that itself isn't kept. */
  readonly hash: string;
  readonly teamId: string;
  readonly channelId: string;
  readonly madeBy: string;
  readonly platform: Call['platform'];
  readonly callKey: string;
};

/** What its page needs of a call's meeting, without what was said there: anybody with the address has it read, again and again. */
export type MeetingOfPage = Pick<
  Meeting,
  'id' | 'teamId' | 'channelId' | 'state' | 'botName' | 'requestedBy' | 'sessionStartedAt' | 'forgottenAt'
> & {
  /** By the policy that held. */
  readonly keepsNothing: boolean;
};

/** Pages about calls, and what was asked by them, inside one transaction. */
export type CallPages = {
  add(page: CallPage): Promise<void>;
  /** Null where there is none. Half a year after it was made there is none any more, unless a call of it still keeps words. */
  find(hash: string): Promise<CallPage | null>;
  /** Meetings of its call: first where somebody is, then where they were, newest first, then where they will be, soonest first. */
  meetings(page: Pick<CallPage, 'teamId' | 'callKey'>): Promise<readonly MeetingOfPage[]>;
  /** `known`: this name was asked about before. `full`: as many were as the threads of that call may hear of. */
  request(
    meeting: Pick<Meeting, 'id' | 'teamId' | 'callKey'>,
    name: string,
  ): Promise<ForgetRequest | 'known' | 'full'>;
  requestOf(id: string): Promise<ForgetRequest | null>;
  replaceRequest(request: ForgetRequest): Promise<void>;
};
