import { nameKey } from '../common/name-key.ts';
import { builtInKey } from '../meetings/policy/bounds.ts';
import type { Keep } from '../meetings/policy/keep.ts';
import type {
  AskedPersona,
  ChosenPersona,
  PersonaChooser,
  PersonaRefusal,
} from '../meetings/ports/personas.ts';
import { builtInName } from './built-in.ts';
import { nameInCall } from './persona.ts';
import type { PersonaListed } from './ports/persona-repository.ts';

/** All that a choice is made by. */
type ChoiceData = {
  /** By name, without archived ones. */
  listed: readonly PersonaListed[];
  /** What the channel chose; null where it chose none. */
  ofChannel: string | null;
  /** What an admin put behind every name; null where none did. */
  suffix: string | null;
  /** Whom the policy lets go, by `keyOf`; null is everybody. */
  allowed: readonly string[] | null;
  /** What the policy keeps of calls there. */
  keep: Keep;
};

export type ChooserDeps = {
  /** In one read: every proposal waits for it. */
  read: (place: { teamId: string; channelId: string }) => Promise<ChoiceData>;
};

/** Chooses who is sent: whom somebody asked for, else the channel's, else the one that is built in. */
export function createChooser({ read }: ChooserDeps): PersonaChooser {
  return {
    async choose({ teamId, channelId, userId }, asked) {
      const data = await read({ teamId, channelId });
      if (asked) {
        const sent = send(data, asked, userId);
        const isFirm = asked === 'mine' || !('orElse' in asked && asked.orElse);
        if (isFirm || !('kind' in sent)) return sent;
      }
      return firstOf([data.ofChannel, null, ...data.listed.map(({ id }) => id)], data, userId);
    },
    async choices({ teamId, channelId, userId }) {
      const { listed, allowed } = await read({ teamId, channelId });
      const all = [{ id: null, name: builtInName }, ...listed.filter((one) => isFor(one, userId))];
      const here = all.filter(({ id }) => isAllowed(allowed, id));
      return here.every(({ id }) => id === null) ? [] : here.map(({ id, name }) => ({ id, name }));
    },
  };
}

function isFor(persona: PersonaListed, userId: string | null): boolean {
  return userId === null || whyNot(persona, userId) === null;
}

/** Whom a policy lets go; null is everybody. */
export function isAllowed(allowed: readonly string[] | null, personaId: string | null): boolean {
  return allowed === null || allowed.includes(personaId ?? builtInKey);
}

/** The first who can go. */
function firstOf(
  ids: readonly (string | null)[],
  data: ChoiceData,
  userId: string,
): ChosenPersona | PersonaRefusal {
  for (const id of ids) {
    const sent = send(data, { id }, userId);
    if (!('kind' in sent)) return sent;
  }
  return notAllowed(data, builtInName);
}

function notAllowed({ listed, allowed }: ChoiceData, name: string): PersonaRefusal {
  const known = [{ id: null, name: builtInName }, ...listed];
  const names = known.filter(({ id }) => isAllowed(allowed, id)).map((one) => one.name);
  return { kind: 'not_allowed_here', name, allowed: names };
}

function send(data: ChoiceData, wish: AskedPersona, userId: string): ChosenPersona | PersonaRefusal {
  const { listed, suffix, allowed, keep } = data;
  if (isBuiltIn(wish)) return isAllowed(allowed, null) ? builtIn(data) : notAllowed(data, builtInName);
  const found = find(listed, wish, userId);
  if ('kind' in found) return found;
  if (!isAllowed(allowed, found.id)) return notAllowed(data, found.name);
  const { id: personaId, faceId, emoji: personaEmoji } = found;
  const botName = nameInCall(found.name, suffix, keep);
  return whyNot(found, userId) ?? { personaId, faceId, personaEmoji, botName };
}

function isBuiltIn(wish: AskedPersona): boolean {
  if (wish === 'mine') return false;
  return 'id' in wish ? wish.id === null : nameKey(wish.name) === nameKey(builtInName);
}

function builtIn({ suffix, keep }: ChoiceData): ChosenPersona {
  const botName = nameInCall(builtInName, suffix, keep);
  return { personaId: null, faceId: null, personaEmoji: '', botName };
}

function find(
  listed: readonly PersonaListed[],
  wish: AskedPersona,
  userId: string,
): PersonaListed | PersonaRefusal {
  if (wish === 'mine')
    return listed.find(({ standsInFor }) => standsInFor === userId) ?? { kind: 'no_stand_in' };
  const known = [builtInName, ...listed.map(({ name }) => name)];
  if ('id' in wish)
    return listed.find(({ id }) => id === wish.id) ?? { kind: 'no_persona', given: '', known };
  const key = nameKey(wish.name);
  return listed.find(({ name }) => nameKey(name) === key) ?? { kind: 'no_persona', given: wish.name, known };
}

/** Somebody's own stand-in goes once they agreed, and others send it where it says so. */
function whyNot(
  { name, senders, standsInFor, consentAt }: PersonaListed,
  userId: string,
): PersonaRefusal | null {
  const refusal = { kind: 'not_your_persona' as const, name };
  if (standsInFor !== null && consentAt === null && standsInFor !== userId)
    return { ...refusal, senders: [standsInFor] };
  if (senders === null || senders.includes(userId) || standsInFor === userId) return null;
  return { ...refusal, senders: standsInFor ? [standsInFor, ...senders] : [...senders] };
}
