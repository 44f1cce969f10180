import { nameKey } from '../common/name-key.ts';
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
};

export type ChooserDeps = {
  /** In one read: every proposal waits for it. */
  read: (place: { teamId: string; channelId: string | null }) => Promise<ChoiceData>;
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
      const ofChannel = send(data, { id: data.ofChannel }, userId);
      return 'kind' in ofChannel ? builtIn(data.suffix) : ofChannel;
    },
    async choices({ teamId, userId }) {
      const { listed } = await read({ teamId, channelId: null });
      const sendable = listed.filter((one) => userId === null || whyNot(one, userId) === null);
      return sendable.length === 0
        ? []
        : [{ id: null, name: builtInName }, ...sendable.map(({ id, name }) => ({ id, name }))];
    },
  };
}

function send(
  { listed, suffix }: ChoiceData,
  wish: AskedPersona,
  userId: string,
): ChosenPersona | PersonaRefusal {
  if (isBuiltIn(wish)) return builtIn(suffix);
  const found = find(listed, wish, userId);
  if ('kind' in found) return found;
  const { id: personaId, faceId, emoji: personaEmoji } = found;
  return (
    whyNot(found, userId) ?? { personaId, faceId, personaEmoji, botName: nameInCall(found.name, suffix) }
  );
}

function isBuiltIn(wish: AskedPersona): boolean {
  if (wish === 'mine') return false;
  return 'id' in wish ? wish.id === null : nameKey(wish.name) === nameKey(builtInName);
}

function builtIn(suffix: string | null): ChosenPersona {
  return { personaId: null, faceId: null, personaEmoji: '', botName: nameInCall(builtInName, suffix) };
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
