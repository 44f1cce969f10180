import type { EarsCall, EarsServices } from '../../../services/ears/ports/ears-service.ts';
import { earsName, sayWhyNoEars } from '../../../services/slack/words/ears.ts';
import type { Config } from '../../config.ts';
import { type Finding, findings } from '../finding.ts';

const ears = findings('Ears');
const lost = 'If PikaStream sends nothing from a call, there’s no transcript and no recap of what was said.';
/** A call that nobody was sent to: the service only looks. */
const noCall: EarsCall = {
  ...{ meetingId: 'doctor', platform: 'google_meet', passcode: null },
  ...{ code: 'aaa-aaaa-aaa', url: 'https://meet.google.com/aaa-aaaa-aaa' },
};

/** Whether the service that listens takes our key: it is asked for a bot that isn't there. */
export async function findEars(
  { EARS: kind }: Pick<Config, 'EARS'>,
  services: EarsServices,
): Promise<Finding> {
  const service = kind && services[kind];
  if (!kind || !service)
    return ears.off('EARS isn’t set.', lost, 'Set up Vexa or Attendee if PikaStream sends you nothing.');
  const asked = await service.find(noCall, new Date(), AbortSignal.timeout(10_000));
  if (asked.ok) return ears.ok(`${earsName(kind)} takes the key.`);
  return ears.warning(
    `${sayWhyNoEars(asked.problem, kind)}.`,
    lost,
    `Check ${kind.toUpperCase()}_URL and ${kind.toUpperCase()}_API_KEY.`,
  );
}
