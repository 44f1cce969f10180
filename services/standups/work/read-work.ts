import type { Transact } from '../../meetings/ports/unit.ts';
import { isOwnDm } from '../../people/own-dm.ts';
import type { ChannelIn, People } from '../../people/people.ts';
import type { Roster } from '../../people/roster.ts';
import type { StandupsUnit } from '../ports/standups-unit.ts';
import type { DueWork } from '../ports/work-repository.ts';
import type { WorkSource } from '../ports/work-source.ts';
import { isAhead, showPrompt } from '../standup-prompt.ts';
import { byPerson } from './by-person.ts';
import { sinceWhen } from './since.ts';
import type { Work, WorkProblem } from './work-change.ts';

export type ReadWorkDeps = {
  transact: Transact<StandupsUnit>;
  /** None where no service is set up: then nothing is read. */
  sources: readonly WorkSource[];
  people: Pick<People, 'audienceOf'>;
  roster: Pick<Roster, 'members'>;
  promptMinutes: number;
  log: { error(fields: object, message: string): void };
};

/** Milliseconds until a reading that a crash ended is tried once more. */
const againAfter = 60_000;
/** Most standups begin on the hour or half past. */
const atOnce = 4;

/** Reads the work of every standup that waits for it, outside any transaction, and shows it in its thread. */
export const readDueWork =
  (deps: ReadWorkDeps) =>
  async (signal: AbortSignal): Promise<void> => {
    if (deps.sources.length === 0) return;
    await Promise.all(Array.from({ length: atOnce }, () => readSome(deps, signal)));
  };

async function readSome(deps: ReadWorkDeps, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const claimed = await deps.transact(async (unit) => {
      const due = await unit.work.claim(new Date(unit.now.getTime() + againAfter));
      return due && { due, now: unit.now };
    });
    if (!claimed) return;
    try {
      const work = await readWork(deps, claimed.due, claimed.now, signal);
      if (!signal.aborted) await takeOver(deps, claimed.due, work);
    } catch (error) {
      deps.log.error({ err: error, meeting: claimed.due.meetingId }, 'Work was not read for a standup');
      return;
    }
  }
}

/** What a service refuses is a problem beside what the others have. */
async function readWork(
  { sources, people, roster, promptMinutes }: ReadWorkDeps,
  { teamId, channelId, requestedBy, lastHeldAt }: DueWork,
  now: Date,
  signal: AbortSignal,
): Promise<Work> {
  const { since, span } = sinceWhen(lastHeldAt, now, promptMinutes);
  const services = sources.map(({ service }) => service);
  const unfit = await whyNotHere(people, { teamId, channelId });
  if (unfit) return { span, services, problems: [unfit], incomplete: false, people: [] };
  const [members, ...found] = await Promise.all([
    roster.members({ teamId, channelId, owner: requestedBy }),
    ...sources.map((source) => source.since(since, signal)),
  ]);
  const changes = found.flatMap((one) => (one.ok ? one.changes : []));
  return {
    span,
    services,
    problems: found.flatMap((one) => (one.ok ? [] : [one.problem])),
    incomplete: found.some((one) => one.ok && one.incomplete),
    people: byPerson(changes, members ?? []),
  };
}

/** Titles of private work are nothing for people of other companies. */
async function whyNotHere(
  people: Pick<People, 'audienceOf'>,
  channel: ChannelIn,
): Promise<WorkProblem | null> {
  if (isOwnDm(channel.channelId)) return null;
  const audience = await people.audienceOf(channel);
  if (!audience) return { kind: 'people_unknown' };
  return audience.isShared ? { kind: 'shared_channel' } : null;
}

async function takeOver({ transact }: ReadWorkDeps, due: DueWork, work: Work): Promise<void> {
  await transact(async (unit) => {
    const meeting = await unit.meetings.lock(due.meetingId);
    // Its session has its instructions already, or there will be none.
    if (!meeting || !isAhead(meeting)) return;
    await unit.work.keep(due, meeting.teamId, work);
    await showPrompt(unit, meeting, due);
  });
}
