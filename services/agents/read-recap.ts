import type { Meeting } from '../meetings/meeting.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import { documentOf, type NotesDocument } from '../notes/destinations/document.ts';
import type { NotesUnit } from '../notes/ports/notes-unit.ts';
import { type MeetingRecap, type NoRecap, recapOfMeeting } from '../notes/recap-of-meeting.ts';
import type { Spoken } from '../notes/recording.ts';
import { transcriptOf } from '../notes/transcript-of.ts';
import type { AgentsUnit } from './ports/agents-unit.ts';
import type { tellNames } from './tell-names.ts';
import type { Agent } from './visible-meetings.ts';

type ReadUnit = AgentsUnit & NotesUnit;

/** What a call left behind, or why there's nothing to read: what search doesn't find isn't read here either. */
export type Read<What> = ({ readonly kind: 'shown' } & What) | { readonly kind: NoRecap };

export type ReadRecapDeps<U extends ReadUnit> = {
  transact: Transact<U>;
  names: ReturnType<typeof tellNames>;
  /** Pages of meetings' threads, by meeting. */
  threadLinks: (meetingIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
};

/** The recap of a meeting that the agent's person sees, as exports have it. */
export const readRecap =
  <U extends ReadUnit>({ transact, names, threadLinks }: ReadRecapDeps<U>) =>
  async (agent: Agent, { id }: Pick<Meeting, 'id'>): Promise<Read<{ document: NotesDocument }>> => {
    const found = await transact((unit) =>
      readIn(unit, agent, id, async (meeting, { notes }) => ({
        ...{ kind: 'shown' as const, meeting, notes, now: unit.now },
        tasks: await unit.tasks.of(meeting),
      })),
    );
    if (found.kind !== 'shown') return found;
    const owners = found.notes.items.map(({ ownerId }) => ({ meetingId: id, userId: ownerId }));
    const [named, links] = await Promise.all([names(agent, owners), threadLinks([id])]);
    const document = documentOf({ ...found, names: named, threadUrl: links.get(id) ?? null });
    return { kind: 'shown', document };
  };

/** What was said in it. */
export const readTranscript =
  <U extends ReadUnit>({ transact }: Pick<ReadRecapDeps<U>, 'transact'>) =>
  (
    agent: Agent,
    { id }: Pick<Meeting, 'id'>,
  ): Promise<Read<{ title: string; segments: readonly Spoken[] }>> =>
    transact((unit) =>
      readIn(unit, agent, id, async (meeting, { notes }) => ({
        ...{ kind: 'shown', title: notes.title.trim() || 'Transcript' },
        segments: await transcriptOf(unit.recordings, meeting),
      })),
    );

/** Whatever it hands out, we keep that the agent has read it in the same transaction. */
async function readIn<U extends ReadUnit, What extends { kind: 'shown' }>(
  unit: U,
  { teamId, tokenId }: Agent,
  meetingId: string,
  read: (meeting: Meeting, recap: Extract<MeetingRecap, { kind: 'shown' }>) => Promise<What>,
): Promise<What | { kind: NoRecap }> {
  const meeting = await unit.meetings.lock(meetingId);
  const recap = meeting && (await recapOfMeeting(unit, meeting));
  if (!meeting || !recap) return { kind: 'none' };
  if (recap.kind !== 'shown') return recap;
  await unit.agents.markRead(teamId, meetingId, tokenId);
  return read(meeting, recap);
}
