import { type LeasedMeeting, type MeetingJobDeps, report } from './job.ts';

/** Compares what the wallet lost with our own count. */
export async function checkBill(deps: MeetingJobDeps, leased: LeasedMeeting): Promise<void> {
  const { meeting, signal } = leased;
  const before = meeting.balanceBefore;
  const read = before === null || (await deps.overlaps(meeting)) ? null : await deps.provider.balance(signal);
  // More credits than before: someone topped up meanwhile, so the difference says nothing.
  const lost = before !== null && read?.ok ? before - read.value : -1;
  const billedMinutes = lost >= 0 ? deps.minutesOf(lost, meeting.pricePerMinuteUsd) : null;
  if (billedMinutes !== null)
    deps.log.info({ meeting: meeting.id, lost, billedMinutes }, 'compared the wallet with the ledger');
  await report(deps, leased, { type: 'bill_checked', billedMinutes });
}
