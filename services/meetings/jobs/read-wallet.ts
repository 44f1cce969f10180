import { type LeasedMeeting, type MeetingJobDeps, report } from './job.ts';

/** PikaStream lets nobody join below this. */
export const minCredits = 100;

/** Looks whether the persona can go and the wallet is enough, and has a top-up ready where it isn't. */
export async function readWallet(deps: MeetingJobDeps, leased: LeasedMeeting): Promise<void> {
  const { meeting, signal } = leased;
  const [read, persona] = await Promise.all([
    deps.provider.balance(signal),
    meeting.state === 'checking' ? deps.personas.prepare(meeting) : null,
  ]);
  if (persona && !persona.ok)
    return report(deps, leased, { type: 'persona_unready', problem: persona.problem });
  if (!read.ok) {
    if (read.problem.kind !== 'payment_required') {
      return report(deps, leased, { type: 'funds_unreadable', problem: read.problem });
    }
  } else if (read.value >= minCredits) {
    return report(deps, leased, { type: 'funds_ok', balance: read.value });
  }
  if (!deps.showsWallet(meeting.teamId))
    return report(deps, leased, { type: 'funds_low', balance: null, offer: null });
  const balance = read.ok ? read.value : null;
  if (meeting.state === 'awaiting_funds')
    return report(deps, leased, { type: 'funds_low', balance, offer: null });
  const offer = await deps.provider.offerTopUp(minCredits - (balance ?? 0), signal);
  if (!offer.ok) return report(deps, leased, { type: 'funds_unreadable', problem: offer.problem });
  return report(deps, leased, { type: 'funds_low', balance, offer: offer.value });
}
