import type { UseCases } from '../listeners/use-cases.ts';
import { within } from '../services/common/within.ts';
import type { GuardedAgentOptions } from '../services/http/guarded-agent.ts';
import type { Answerer } from '../services/notes/ports/answerer.ts';
import { connectSlack } from './slack/connect.ts';
import { connectAgents } from './wiring/agents.ts';
import { connectBriefs } from './wiring/briefs.ts';
import { connectCalendars, startCalendarWork } from './wiring/calendars.ts';
import { connectConsent } from './wiring/consent.ts';
import { startDoors } from './wiring/doors.ts';
import { connectEars } from './wiring/ears.ts';
import { connectExports } from './wiring/exports.ts';
import { type Foundation, type FoundationOptions, openFoundation } from './wiring/foundation.ts';
import { connectHome } from './wiring/home.ts';
import { connectHouse } from './wiring/house-agent.ts';
import { connectMeetings } from './wiring/meetings.ts';
import { connectMemory } from './wiring/memory.ts';
import { connectModel } from './wiring/model.ts';
import { connectNotes } from './wiring/notes.ts';
import { connectOutside } from './wiring/outside.ts';
import { connectPersonas } from './wiring/personas.ts';
import { connectPikaStream } from './wiring/pikastream.ts';
import { connectSkills } from './wiring/skills.ts';
import { connectSpending } from './wiring/spending.ts';
import { connectStandups } from './wiring/standups.ts';
import { connectTalk } from './wiring/talk.ts';
import { connectTasks } from './wiring/tasks.ts';
import { deleteLeft, tidyWorkspaces } from './wiring/tidy-workspaces.ts';
import { connectTools } from './wiring/tools.ts';
import { connectUnits } from './wiring/units.ts';
import { startWork } from './wiring/work.ts';

export type AppOptions = FoundationOptions & {
  /** How addresses that an admin gave are reached, for tests. */
  guard?: GuardedAgentOptions;
  /** What answers questions about past meetings, instead of the model that the settings name, for tests. */
  answerer?: Answerer;
};

export type RunningApp = Pick<Foundation, 'backUp'> & {
  port: number;
  /** Resolves after the first housekeeping. The app serves before that; a test that writes rows waits for it. */
  tidied: Promise<void>;
  /** Stops intake, hands work over and closes. It leaves no meeting: the next process goes on. */
  stop(): Promise<void>;
};

/** The one place where the parts meet: each room is put together by one call. */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  const base = await openFoundation(options);
  const { config, log, jobs, cipher, passcodes, metrics, clock, stopping, trace } = base;

  // What the process speaks to.
  const slack = connectSlack(base, {
    onRevoked: () => meetings.leaveWorkspace(null).then(() => deleteLeft(base, slack, agents)),
    onKnown: () => tidyWorkspaces(base, slack, notes, agents),
  });
  const pikastream = connectPikaStream(base, options.guard);
  const watched = { onCall: metrics.observeToolCall, log, selfDeadlinesMs: base.pace.deadlinesMs.self };
  const outside = connectOutside({ config, now: clock.now, guard: options.guard, ...watched });
  const model = await connectModel({ config, ...watched });
  const skills = await connectSkills(base);

  // What it does.
  const { tools, houseTools } = connectTools(base, slack.people, outside);
  const ofDatabase = { db: base.database.db, jobs, passcodes, cipher, trace, pollEvery: base.pace.pollEvery };
  const units = connectUnits({ ...ofDatabase, config, slack, tools, budget: model?.budget ?? null });
  const at = { base, slack, ...units };
  const spending = connectSpending(base, slack);
  const personas = connectPersonas({ ...at, outside, pikastream, spending, tools: houseTools.choices });
  const notes = connectNotes({ ...at, outside, model, answerer: options.answerer });
  const [exports, memory] = [connectExports({ ...at, outside }), connectMemory({ ...at, outside })];
  const [briefs, consent] = [connectBriefs({ ...at, ...memory }), connectConsent(at)];
  const house = connectHouse({ ...at, model, skills, ...houseTools, ask: notes.useCases.ask, ...memory });
  const tasks = connectTasks({ ...at, spending, tools, houseTools, hear: house.hear });
  const ears = connectEars({ ...at, services: outside.ears, people: outside.callPeople });
  const meetings = connectMeetings({ ...at, spending, pikastream, personas, tasks, notes, ears, briefs });
  const standups = connectStandups({ ...at, ...meetings, spending, outside, cipher });
  const calendars = connectCalendars({ ...at, ...meetings, spending, outside, cipher });
  const origin = () => config.PUBLIC_URL ?? `http://localhost:${doors.port}`;
  const agents = connectAgents({ ...at, ...meetings, spending, tools, origin, house, notes });
  const working = { meetings, tasks, notes, exports, personas, house, ears, agents, briefs, consent };
  const [home, work] = [connectHome({ ...at, ...meetings.useCases }), startWork({ ...at, ...working })];
  startCalendarWork(base, calendars);
  const clocks = [standups.start(), ears.start(), ears.startPeople(), home.start(), ...meetings.start()];

  // Who may ask for it.
  const useCases: UseCases = {
    ...{ ...meetings.useCases, ...tasks.useCases, ...notes.useCases, ...memory.useCases },
    ...{ ...standups.useCases, ...agents.useCases, ...house.useCases },
    ...{ ...briefs.useCases, ...consent.useCases, ...home.useCases },
    ...connectTalk(base, slack, at.transact),
    ...{ exports: exports.useCases, personas: personas.useCases, calendars: calendars.useCases },
  };
  const rooms = [pikastream, ears, agents, personas, consent];
  const doors = await startDoors({ base, slack, useCases, rooms });
  const { port, kind } = await doors.open();
  const by = model ? `by ${model.name}` : 'without a model';
  log.info({ port, database: base.database.kind, slack: kind, notes: by }, 'Stand-in is up');

  return {
    port,
    ...{ tidied: work.tidied, backUp: base.backUp },
    async stop() {
      const settling = doors.stopIntake();
      stopping.abort();
      const settled = Promise.all([...settling, work.stopSweep(), ...clocks.map((one) => one.stop())]);
      await within(2_000, settled, () => undefined);
      await jobs.stop(5_000);
      await work.close();
      exports.close();
      await doors.close();
      const outer = [pikastream, outside, houseTools, model, slack, trace];
      await Promise.all(outer.map((part) => part?.close()));
      await base.database.close();
      log.info('Stand-in has stopped; meetings continue with the next process');
    },
  };
}
