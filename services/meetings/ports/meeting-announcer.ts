import type { Auto } from '../channel-settings.ts';
import type { Meeting } from '../meeting.ts';
import type { ProposalRefusal, Request } from '../proposal.ts';
import type { Notice } from '../states/events.ts';

export type Audience = { teamId: string; channelId: string; threadTs: string | null; userId: string };

/** Which edits go first: `answer` to what somebody just did, `state` for how a call goes on, `time` where only time has passed. */
export type Urgency = 'answer' | 'state' | 'time';

/** What a meeting says in Slack, written in the caller's transaction. */
export type MeetingAnnouncer = {
  /** Brings the meeting's card up to date and posts the notices under it. */
  show(meeting: Meeting, notices: readonly Notice[], urgency: Urgency): Promise<void>;
  /** Answers a request, where it was made, with why calls of it were refused: in one message, however many there are. */
  refuse(request: Request, refusals: readonly ProposalRefusal[]): Promise<void>;
  /** Marks a message whose link was taken. The mark stays, whatever comes of the call: the card says that. */
  markTaken(message: { teamId: string; channelId: string; ts: string }): Promise<void>;
  /** Tells a channel what the app does. `auto`: what a pasted link does there. */
  welcome(channel: { teamId: string; channelId: string }, auto: Auto): Promise<void>;
  /** Lists the commands, as a reply. */
  showHelp(to: Audience): Promise<void>;
  /** A message that only one person sees, where they are. */
  postEphemeral(to: Audience, text: string): Promise<void>;
  /** An ordinary reply. `about`: the meetings whose words it repeats: it goes with them when they are forgotten. */
  reply(to: Audience, text: string, about?: readonly string[]): Promise<void>;
  /** Where a meeting's thread starts; null until its card is posted, where it starts its own. */
  threadOf(meeting: Meeting): Promise<string | null>;
  /** The address of the meeting's thread; null until Slack has told it. */
  pageOfThread(meeting: Meeting): Promise<string | null>;
};
