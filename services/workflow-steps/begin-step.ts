import type { Call } from '../meetings/call-link.ts';
import type { ChannelSettings } from '../meetings/channel-settings.ts';
import type { AskedPersona } from '../meetings/ports/personas.ts';
import type { ProposalOutcome, Request } from '../meetings/proposal.ts';
import { mayWorkflowsAsk } from '../meetings/trusted-apps.ts';
import { authorize, presentIn } from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import type { StepProblem, StepWords } from './ports/step-words.ts';
import type { StepKey, WorkflowSteps } from './ports/workflow-steps.ts';

/** A run of *Send Stand-in to a call* in a workflow. Its inputs are whatever the workflow has in them. */
export type StepRun = StepKey & {
  readonly channelId: string;
  /** Null where the text was none that we could join. */
  readonly call: Call | null;
  readonly given: string;
  readonly persona: AskedPersona | null;
  readonly minutes: number | null;
  /** Who ran the workflow, as Slack vouches for; null where an app or the clock did. */
  readonly userId: string | null;
  readonly isExternal: boolean;
};

export type BeginStepDeps = {
  steps: WorkflowSteps;
  people: Pick<People, 'kindOf' | 'channelsOf' | 'isAppIn'>;
  settings: (teamId: string, channelId: string) => Promise<Pick<ChannelSettings, 'trustedApps'>>;
  /** Asks for a meeting that then has this id. */
  propose: (request: Request, meetingId: string) => Promise<ProposalOutcome[]>;
  newId: () => string;
  words: StepWords;
};

/**
 * Sends somebody into a call for a workflow, once however often Slack tells of it. Who ran it is asked for what everybody
 * is who sends, and the channel chooses what comes of it as of a pasted link: people may start a workflow without knowing all
 * that it does. What nobody ran asks where the channel lets it, and waits for somebody to press *Join now*.
 */
export const beginStep =
  (deps: BeginStepDeps) =>
  async (run: StepRun): Promise<void> => {
    const { steps, propose, newId, words } = deps;
    const { teamId, executionId, userId, channelId } = run;
    const { meetingId, isNew } = await steps.begin({ teamId, executionId, userId, meetingId: newId() });
    const why = await whyNot(deps, run);
    // Told of it again: what came of it the first time stands.
    if (why && !isNew) return;
    const outcomes = why || !run.call ? [] : await propose(requestOf(run, run.call), meetingId);
    const problem = why ?? problemIn(run, outcomes, isNew);
    if (problem)
      await steps.refuse(run, words.problem(problem, { channelId, requestedBy: userId ?? nobody }));
  };

const nobody = 'unknown';

async function whyNot({ people, settings }: BeginStepDeps, run: StepRun): Promise<StepProblem | null> {
  const { call, given, teamId, userId, channelId, isExternal } = run;
  if (!call) return { kind: 'bad_link', given };
  if ((await people.isAppIn({ teamId, channelId })) === false) return { kind: 'app_not_in_channel' };
  if (userId !== null) return authorize({ teamId, userId, isExternal }, presentIn(people, { channelId }));
  return mayWorkflowsAsk(await settings(teamId, channelId)) ? null : { kind: 'not_let' };
}

function requestOf(run: StepRun, call: Call): Request {
  const { teamId, executionId, channelId, userId, minutes, persona, isExternal } = run;
  return {
    ...{ key: `step:${executionId}`, teamId, channelId, threadTs: null, calls: [call], minutes, persona },
    byExternal: isExternal,
    ...(userId === null
      ? { requestedBy: nobody, via: 'bot', app: { id: null, name: 'Workflow Builder', teamId } }
      : { requestedBy: userId, via: 'link' }),
    isAnsweredByAsker: true,
  };
}

/** Told of it again there's nothing to say: what came of it the first time stands. */
function problemIn(
  { userId }: StepRun,
  [outcome]: readonly ProposalOutcome[],
  isNew: boolean,
): StepProblem | null {
  if (outcome) return outcome.kind === 'proposed' ? null : outcome;
  if (!isNew) return null;
  return { kind: userId === null ? 'asks_nobody' : 'auto_off' };
}
