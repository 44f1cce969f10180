import { randomUUID } from 'node:crypto';
import type { UseCases } from '../../listeners/use-cases.ts';
import { createAskingThreads } from '../../services/common/asking-threads.ts';
import type { SecretCipher } from '../../services/common/secret-cipher.ts';
import type { ProposeDeps } from '../../services/meetings/propose.ts';
import type { SpendingDeps } from '../../services/people/authorize.ts';
import { addStandup } from '../../services/standups/add-standup.ts';
import { changeStandup } from '../../services/standups/change-standup.ts';
import { handleDueStandups } from '../../services/standups/handle-due.ts';
import { readDueHolidays } from '../../services/standups/holidays/read-holidays.ts';
import { setHolidays } from '../../services/standups/holidays/set-holidays.ts';
import { draftStandup, listStandups } from '../../services/standups/list-standups.ts';
import { collectUpdate } from '../../services/standups/standup-prompt.ts';
import { readDueWork } from '../../services/standups/work/read-work.ts';
import { standupQueries } from '../../services/store/queries/standup-queries.ts';
import { waitingTimesIn } from '../../services/store/queries/waiting-times.ts';
import { channelSettings } from '../../services/store/rows/channel-settings.ts';
import { holidaysOf } from '../../services/store/rows/holiday-rows.ts';
import { standupsIn } from '../../services/store/rows/standup-rows.ts';
import { workspaceSettings } from '../../services/store/rows/workspace-settings.ts';
import type { WholeTransact } from '../../services/store/unit.ts';
import type { SlackConnection } from '../slack/connect.ts';
import { startStandupClock } from '../workers/standup-clock.ts';
import type { Foundation } from './foundation.ts';
import type { Outside } from './outside.ts';

export type StandupsParts = {
  base: Foundation;
  transact: WholeTransact;
  proposeDeps: Omit<ProposeDeps, 'transact'>;
  slack: Pick<SlackConnection, 'people' | 'roster'>;
  spending: SpendingDeps;
  outside: Pick<Outside, 'feeds' | 'feedParser' | 'work'>;
  cipher: SecretCipher;
};

/** Standups at their times, the holidays that they are skipped on, and what people change about them. */
export function connectStandups(parts: StandupsParts) {
  const { base, transact, proposeDeps, slack, spending, outside, cipher } = parts;
  const { config, clock, stopping, log } = base;
  const { people, roster } = slack;
  const { db } = base.database;
  const queries = standupQueries(db);
  const asked = createAskingThreads(queries.promptedThreads);
  const promptMinutes = config.STANDUP_BRIEF_MINUTES;
  const holidays = { transact, feeds: outside.feeds, parser: outside.feedParser, cipher };
  const managing = { ...spending, transact, people, roster, newId: randomUUID, billing: proposeDeps };
  return {
    start: () =>
      startStandupClock({
        fire: handleDueStandups({
          ...proposeDeps,
          ...queries,
          transact,
          promptMinutes,
          log,
        }),
        readWork: readDueWork({ transact, sources: outside.work, people, roster, promptMinutes, log }),
        readHolidays: readDueHolidays(holidays),
        everyMs: base.pace.standupEveryMs,
        log,
      }),
    useCases: {
      standups: {
        list: listStandups({
          people,
          roster,
          standupsIn: standupsIn(db, base.passcodes),
          waitingIn: waitingTimesIn(db),
          holidaysOf: holidaysOf(db),
          budgetsOf: async (teamId, channelId) => ({
            channel: await channelSettings(db)(teamId, channelId),
            workspace: {
              ...(await workspaceSettings(db)(teamId)),
              mostUsd: config.WORKSPACE_BUDGET_USD ?? null,
            },
          }),
          billing: proposeDeps,
          now: clock.now,
        }),
        draft: draftStandup(managing),
        add: addStandup(managing),
        change: changeStandup(managing),
        isPrompted: asked.includes,
        collect: collectUpdate({ transact, people }),
        setHolidays: setHolidays({ ...spending, ...holidays, people, stop: stopping.signal }),
      },
    } satisfies Partial<UseCases>,
  };
}
