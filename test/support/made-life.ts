import { sql } from 'drizzle-orm';
import { remember } from './memory.ts';
import { writePast } from './past-meetings.ts';
import type { World } from './world.ts';

/** A word that stands nowhere else, and who may read it. */
export type Canary = {
  word: string;
  /** The channel whose members may, or the one person. */
  channel: string | null;
  owner: string | null;
  /** They may, wherever it is. */
  about: string | null;
  /** Remembered, as opposed to decided in a call. */
  isFact: boolean;
  /** Nobody may: of another workspace, held, corrected, forgotten. */
  gone: boolean;
};

type Person = { id: string; dm: string };

/** What lives have in common, whoever reads them afterwards. */
export type MadeLife = { canaries: Canary[]; everybody: Person[]; channels: string[] };

const otherTeam = 'T0OTHERCO1';
/** The first two are namesakes. */
const names = [
  'Alex Kim, Alex Kim, Bo Lind, Chen Wei, Dag Moe, Eli Roth, Fia Berg, Gil Paz, Hana Ito, Ivo Katz, Jun Sato, Kai Vega',
  'Lea Noor, Max Orb, Nia Cole, Ola Dahl, Per Quist, Rut Sand, Siv Tran, Tom Ueda, Una Voss, Vik Ware, Wim Xu',
].flatMap((some) => some.split(', '));

/**
 * Thirty people and sixty calls in two workspaces, that share ids of channels and people: the worst that could happen. All
 * of it through Slack but the calls, which were before. `isAlone`: the one workspace.
 */
export async function liveALife(
  world: World,
  { people = names.length, calls = 30, isAlone = false } = {},
): Promise<MadeLife> {
  const { slack, database } = world;
  const { ada, ben, cleo, dora, gus, sol, xena } = slack.users;
  const { general, standup, private: leads, shared } = slack.channels;
  const rooms = [general, standup, leads, shared];
  const added = names.slice(0, people).map((name, at) => {
    const person = slack.addPerson(`U0MADE${String(at).padStart(4, '0')}`, name);
    // Each in one to three rooms.
    for (const [place, room] of rooms.entries()) if ((at + 1) & (1 << place)) room.members.add(person.id);
    return person;
  });
  const canaries: Canary[] = [];
  const next = (of: Partial<Canary>): Canary => {
    const one = {
      ...{
        word: `zq${String(canaries.length).padStart(3, '0')}x`,
        channel: null,
        owner: null,
        about: null,
        gone: false,
        isFact: true,
      },
      ...of,
    };
    canaries.push(one);
    return one;
  };

  const workspaceLives = async (isOther: boolean) => {
    for (const [at, room] of rooms.entries()) {
      const inside = added.filter(({ id }) => room.members.has(id));
      const channel = room.id;
      const whose = [null, inside[at % inside.length], added[0], added[1], ada];
      for (const [turn, about] of whose.entries()) {
        const { word } = next({ channel, about: about?.id ?? null, gone: isOther });
        const teller = inside[turn % inside.length] ?? ada;
        const said = await remember(
          world,
          teller,
          `${about ? `<@${about.id}> ` : ''}likes ${word} best`,
          channel,
        );
        if (!said.includes(word)) throw new Error(said);
      }
    }
    for (const person of [...added, ben]) {
      const { word } = next({ owner: person.id, gone: isOther });
      const said = await remember(world, person, `for me: keep ${word} quiet`);
      if (!said.includes(word)) throw new Error(said);
    }
    if (isOther) await database.db.execute(sql`update facts set team_id = ${otherTeam}`);
    for (let number = 0; number < calls; number += 1) {
      const channelId = rooms[number % rooms.length]?.id ?? '';
      const held = number % 5 === 4;
      const { word } = next({ channel: channelId, gone: isOther || held, isFact: false });
      const teamId = isOther ? otherTeam : slack.teamId;
      const text = `We go with ${word}`;
      await writePast(
        database.db,
        { teamId, channelId, threadTs: null, by: ada.id },
        {
          decisions: [{ text, evidence: [] }],
          said: [['Alex', `I think ${text}`]],
          daysAgo: 1 + number,
          code: `lif-${String.fromCharCode(97 + (number % 26))}aaa-${number < 26 ? 'aaa' : 'bbb'}`,
          ...(held ? { held: 'outsiders' as const } : {}),
        },
      );
    }
  };
  if (!isAlone) await workspaceLives(true);
  await workspaceLives(false);
  return {
    canaries,
    everybody: [ada, ben, cleo, dora, gus, sol, xena, ...added],
    channels: rooms.map(({ id }) => id),
  };
}

/** Whether somebody may read it where they are now. */
export function mayKnow({ slack }: World, { channel, owner, about, gone }: Canary, userId: string): boolean {
  if (gone) return false;
  if (owner === userId || about === userId) return true;
  const rooms = Object.values(slack.channels);
  return channel !== null && rooms.some(({ id, members }) => id === channel && members.has(userId));
}
