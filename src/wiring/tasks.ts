import type { UseCases } from '../../listeners/use-cases.ts';
import { hearEvents } from '../../services/agents/hear-events.ts';
import type { HearSpeech } from '../../services/agents/house/hear-speech.ts';
import { hearCall } from '../../services/consent/hear-call.ts';
import { changeWorkspace } from '../../services/meetings/change-workspace.ts';
import { setForCall } from '../../services/meetings/do-not-say/set-for-call.ts';
import type { SpendingDeps } from '../../services/people/authorize.ts';
import { builtInName } from '../../services/personas/built-in.ts';
import type { WholeTransact, WholeUnit } from '../../services/store/unit.ts';
import { applySessionEvents } from '../../services/tasks/apply-session-events.ts';
import { changePolicy, showPolicy } from '../../services/tasks/change-policy.ts';
import { changeSetting } from '../../services/tasks/change-setting.ts';
import { decideToolCall, reviewToolCall } from '../../services/tasks/decide-tool-call.ts';
import { editForm, editToolCall } from '../../services/tasks/edit-tool-call.ts';
import { attendToolCall } from '../../services/tasks/perform-tool-call.ts';
import type { AnyTool } from '../../services/tasks/tool.ts';
import type { SlackConnection } from '../slack/connect.ts';
import type { Foundation } from './foundation.ts';
import type { HouseTools } from './house-tools.ts';

export type TasksParts = {
  base: Foundation;
  transact: WholeTransact;
  slack: Pick<SlackConnection, 'people'>;
  spending: SpendingDeps;
  tools: readonly AnyTool[];
  /** The house agent's, with those of other servers. */
  houseTools: HouseTools;
  /** Who listens in calls; null where nobody does. */
  hear: HearSpeech<WholeUnit> | null;
};

/** Tasks of a call: what its events mean for them, who runs tools, and what people approve. */
export function connectTasks({ base, transact, slack, spending, tools, houseTools, hear }: TasksParts) {
  const { config, failpoint, log } = base;
  const { people } = slack;
  const setting = changeSetting({
    ...{ ...spending, transact, people, tools },
    maxMeetingMinutes: config.MAX_MEETING_MINUTES,
  });
  return {
    applySessionEvents: applySessionEvents({
      transact,
      async heed(unit, meeting, eventIds) {
        await hearCall(unit, meeting, eventIds);
        if (eventIds.length > 0) failpoint('call.heeded.before-stored');
      },
      hear: hearEvents(hear),
    }),
    attend: attendToolCall({ ...houseTools, transact, failpoint, log }),
    useCases: {
      changeSetting: setting,
      policy: {
        show: showPolicy({
          ...{ transact, people },
          choicesIn: async (teamId) => ({
            personas: [
              { id: null, name: builtInName },
              ...(await transact(({ personas }) => personas.list(teamId))),
            ],
            tools: houseTools.choices(),
          }),
        }),
        change: changePolicy({
          transact,
          changeSetting: setting,
          changeWorkspace: changeWorkspace({
            ...{ transact, people },
            mostRemovalDays: config.LEFT_WORKSPACE_DAYS,
          }),
        }),
        setForCall: setForCall({ transact }),
      },
      decideToolCall: decideToolCall({ transact, people }),
      reviewToolCall: reviewToolCall({ transact, people }),
      editForm: editForm({ transact, people, tools }),
      editToolCall: editToolCall({ transact, people, tools }),
    } satisfies Partial<UseCases>,
  };
}
