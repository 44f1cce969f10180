import type { Chore } from '../states/agenda.ts';
import { checkBill } from './check-bill.ts';
import type { ChoreDeps, Shift } from './chore.ts';
import { collectNotes } from './collect-notes.ts';
import { create, recoverCreate } from './create.ts';
import { leave } from './leave.ts';
import { poll } from './poll.ts';
import { readWallet } from './read-wallet.ts';

/** How each chore of the agenda is done. */
export const choresOf = (deps: ChoreDeps): Record<Chore, (shift: Shift) => Promise<void>> => ({
  read_wallet: (shift) => readWallet(deps, shift),
  create: (shift) => create(deps, shift),
  recover_create: (shift) => recoverCreate(deps, shift),
  poll: (shift) => poll(deps, shift),
  leave: (shift) => leave(deps, shift),
  check_bill: (shift) => checkBill(deps, shift),
  collect_notes: (shift) => collectNotes(deps, shift),
  write_notes: deps.writeNotes,
});
