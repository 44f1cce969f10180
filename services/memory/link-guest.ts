import { mailAddresses } from '../notes/destinations/wanted.ts';
import type { NotEntitled, Outsider } from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import type { Roster } from '../people/roster.ts';
import { type CallGuest, type Fact, guestIn } from './fact.ts';
import type { WhoGuestIs } from './ports/guest-links.ts';
import type { MemoryUnit } from './ports/memory-unit.ts';
import {
  type FactPress,
  factFor,
  goneOrChanged,
  isThere,
  lockAll,
  type NotAsShown,
  type ShownFactDeps,
  showAgain,
  shownBelow,
} from './shown-fact.ts';

export type LinkGuestDeps = ShownFactDeps & {
  people: Pick<People, 'person'>;
  roster: Pick<Roster, 'members'>;
};

/** Who a guest is, as a form has it: one of the two. */
export type SaidWho = { readonly userId: string | null; readonly email: string };

export type GuestOutcome =
  | { kind: 'linked' | 'unlinked'; fact: Fact; guest: CallGuest }
  | NotAsShown
  | { kind: 'nobody_named' }
  | { kind: 'two_named' }
  | { kind: 'no_such_person' }
  | { kind: 'no_address' }
  | { kind: 'slack_silent' }
  /** Nobody else could read it, not even who it would be about. */
  | { kind: 'private_about_another' }
  /** The call was forgotten, and with it who was there. */
  | { kind: 'call_forgotten' }
  | NotEntitled
  | Outsider;

/**
 * Somebody who may change a fact says who the guest of a call is that it's about: a person in Slack, or an address. From
 * then on all that is known of that guest is about them, and what is learned of them in that call.
 */
export const linkGuest =
  (deps: LinkGuestDeps) =>
  async (press: FactPress, said: SaidWho): Promise<GuestOutcome> => {
    const shown = await shownGuest(deps, press, false);
    if (!('guest' in shown)) return shown;
    const who = await whoIs(deps, press, shown.fact, said);
    if (who.kind !== 'person' && who.kind !== 'address') return who;
    return changeGuest(deps, press, shown, async ({ guestLinks }, guest) => {
      await guestLinks.link(press.teamId, guest, who, press.userId);
      return 'linked';
    });
  };

/** The guest is a guest of their call again. Who it's said to be may take it back, too. */
export const unlinkGuest =
  (deps: LinkGuestDeps) =>
  async (press: FactPress): Promise<GuestOutcome> => {
    const shown = await shownGuest(deps, press, true);
    if (!('guest' in shown)) return shown;
    return changeGuest(deps, press, shown, async ({ guestLinks }, guest) => {
      await guestLinks.unlink(guest);
      return 'unlinked';
    });
  };

type Shown = { readonly fact: Fact; readonly guest: CallGuest };

async function shownGuest(
  deps: LinkGuestDeps,
  press: FactPress,
  isAway: boolean,
): Promise<Shown | GuestOutcome> {
  const found = await factFor(deps, press, isAway);
  if (found.kind !== 'shown') return found;
  const { fact } = found;
  const guest = guestIn(fact.about);
  if (!isThere(fact) || !guest) return deps.transact((unit) => goneOrChanged(unit, fact));
  return { fact, guest };
}

async function changeGuest(
  { transact }: LinkGuestDeps,
  { factId, version }: FactPress,
  { fact: shown, guest }: Shown,
  change: (unit: MemoryUnit, guest: CallGuest) => Promise<'linked' | 'unlinked'>,
): Promise<GuestOutcome> {
  return transact(async (unit) => {
    // The meeting before its facts, as everywhere.
    const meetings = await lockAll(unit, [...new Set([...shownBelow(shown), guest.meetingId])]);
    const fact = await unit.facts.lock(factId);
    if (!fact || !isThere(fact)) return fact ? goneOrChanged(unit, fact) : { kind: 'gone' };
    if (fact.version !== version) return { kind: 'changed_since', fact };
    const call = meetings.find(({ id }) => id === guest.meetingId);
    if (!call || call.forgottenAt) return { kind: 'call_forgotten' };
    const kind = await change(unit, guest);
    await showAgain(unit, meetings);
    return { kind, fact: (await unit.facts.lock(factId)) ?? fact, guest };
  });
}

/** An address of somebody in the channel is that person's. */
async function whoIs(
  { people, roster }: LinkGuestDeps,
  { teamId, channelId: pressedIn, userId: owner }: FactPress,
  { audience }: Fact,
  said: SaidWho,
): Promise<WhoGuestIs | Exclude<GuestOutcome, { fact: Fact }>> {
  const typed = said.email.trim();
  if (said.userId === null && typed === '') return { kind: 'nobody_named' };
  if (said.userId !== null && typed !== '') return { kind: 'two_named' };
  const isTheirs = (userId: string) => audience.kind === 'channel' || audience.userId === userId;
  if (said.userId !== null) {
    const person = await people.person({ teamId, userId: said.userId });
    if (person === null) return { kind: 'slack_silent' };
    if (person === 'nobody' || person.kind === 'app' || person.kind === 'left')
      return { kind: 'no_such_person' };
    return isTheirs(said.userId)
      ? { kind: 'person', userId: said.userId }
      : { kind: 'private_about_another' };
  }
  const [email] = mailAddresses([typed.toLowerCase()]) ?? [];
  if (email === undefined) return { kind: 'no_address' };
  const channelId = audience.kind === 'channel' ? audience.channelId : pressedIn;
  const members = await roster.members({ teamId, channelId, owner });
  if (!members) return { kind: 'slack_silent' };
  const member = members.find((one) => one.email?.toLowerCase() === email);
  const who: WhoGuestIs = member ? { kind: 'person', userId: member.id } : { kind: 'address', email };
  return who.kind === 'address' || isTheirs(who.userId) ? who : { kind: 'private_about_another' };
}
