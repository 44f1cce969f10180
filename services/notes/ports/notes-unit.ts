import type { ConsentUnit } from '../../consent/ports/consent-unit.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import type { Unit } from '../../meetings/ports/unit.ts';
import type { TaskBoard } from '../../tasks/ports/task-board.ts';
import type { TasksUnit } from '../../tasks/ports/tasks-unit.ts';
import type { KeptNotes } from '../kept-notes.ts';
import type { AbsentUpdate } from '../written-notes.ts';
import type { Digests, MissedRecap } from './digests.ts';
import type { Exports } from './exports.ts';
import type { Forgetting } from './forgetting.ts';
import type { ItemMessages } from './item-messages.ts';
import type { Items } from './items.ts';
import type { NotesRepository } from './notes-repository.ts';
import type { Proposals } from './proposals.ts';
import type { Recordings } from './recordings.ts';
import type { SearchIndex } from './search-index.ts';
import type { Shares } from './shares.ts';
import type { Week, Weeklies } from './weeklies.ts';
import type { Workspaces } from './workspaces.ts';

/** A transaction with the notes of a call and what is made of them. */
export type NotesUnit = Unit & {
  readonly notes: NotesRepository;
  readonly items: Items;
  readonly itemMessages: ItemMessages;
  readonly recordings: Recordings;
  readonly search: SearchIndex;
  readonly exports: Exports;
  readonly shares: Shares;
  readonly weeklies: Weeklies;
  readonly workspaces: Workspaces;
  readonly digests: Digests;
  readonly proposals: Proposals;
  readonly forgetting: Forgetting;
  readonly tasks: Pick<TaskBoard, 'of'>;
  readonly consent: ConsentUnit['consent'];
  readonly callPages: ConsentUnit['callPages'];
  readonly announcer: Pick<TasksUnit['announcer'], 'showTasks'> &
    ConsentUnit['announcer'] & {
      /** Brings the recap and what follows it up to date; held notes show only that they are held. */
      showNotes(meeting: Meeting, notes: KeptNotes): Promise<void>;
      /** Brings the recap's copies in other channels up to it. */
      showShares(meeting: Meeting, notes: KeptNotes): Promise<void>;
      /** Removes a copy from Slack, and says so in the thread that it came from. */
      takeBackShare(meeting: Meeting, channelId: string): Promise<void>;
      /** A channel's list of last week's calls; brings it up to them where it's there. */
      showWeek(week: Week): Promise<void>;
      /** Brings the card up to the recap, which can be read there from now on. */
      showRecapOnCard(meeting: Meeting, recapAt: { channelId: string; ts: string }): Promise<void>;
      /** Says in the meeting's channel, in one line, that there is a recap. */
      tellChannel(meeting: Meeting, notes: KeptNotes): Promise<void>;
      /** One DM that links the recaps of calls that somebody missed. */
      sendDigest(
        to: { teamId: string; userId: string },
        missed: readonly MissedRecap['meeting'][],
      ): Promise<void>;
      /** Where the call's thread begins, as a page in Slack; null until it was posted. */
      pageOfThread(meeting: Meeting): Promise<string | null>;
      /** The recap as a page in Slack; null until it was posted. */
      pageOfRecap(meeting: Meeting): Promise<string | null>;
      /** Posts what absent people wrote beforehand, in the place of a recap that there is none of. */
      showAbsent(meeting: Meeting, absent: readonly AbsentUpdate[]): Promise<void>;
      /** Removes what we wrote of the call from Slack; in the recap's place stands that, and which exports are out. */
      showForgotten(meeting: Meeting, exports: readonly string[]): Promise<void>;
      /** Puts a text file into the meeting's thread, once by its name. */
      shareFile(meeting: Meeting, file: { filename: string; text: string }): Promise<void>;
    };
};
