import type { Asker, StandupOutcome } from './outcomes.ts';
import type { StandupsUnit } from './ports/standups-unit.ts';

/** Does once what a command or a form asks for. What was refused may be sent again, as it is. */
export async function once(
  unit: StandupsUnit,
  { teamId, key }: Pick<Asker, 'teamId' | 'key'>,
  act: () => Promise<StandupOutcome>,
): Promise<StandupOutcome> {
  if (!(await unit.receiveOnce(teamId, key))) return { kind: 'repeated' };
  const outcome = await act();
  if (outcome.kind !== 'changed') await unit.forgetReceived(teamId, key);
  return outcome;
}
