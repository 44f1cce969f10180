import type { MeetingJob } from '../states/agenda.ts';
import { checkAsker } from './check-asker.ts';
import { checkBill } from './check-bill.ts';
import { collectNotes } from './collect-notes.ts';
import { create, recoverCreate } from './create.ts';
import type { LeasedMeeting, MeetingJobDeps } from './job.ts';
import { leave } from './leave.ts';
import { readWallet } from './read-wallet.ts';

/** How each job of the agenda is done. */
export const jobsOf = (
  deps: MeetingJobDeps,
): Record<MeetingJob, (leased: LeasedMeeting) => Promise<void>> => ({
  check_asker: (leased) => checkAsker(deps, leased),
  read_wallet: (leased) => readWallet(deps, leased),
  create: (leased) => create(deps, leased),
  recover_create: (leased) => recoverCreate(deps, leased),
  leave: (leased) => leave(deps, leased),
  check_bill: (leased) => checkBill(deps, leased),
  collect_notes: (leased) => collectNotes(deps, leased),
  write_early_notes: deps.writeEarlyNotes,
  write_notes: deps.writeNotes,
});
