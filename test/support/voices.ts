import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { StoredMessage } from '../sandbox/slack/messages.ts';
import { renderMessage } from '../sandbox/slack/render-text.ts';
import { wav } from './recordings.ts';
import type { World } from './world.ts';

/** Recordings are kept only where there is a key. */
export const withKey = { ENCRYPTION_KEY: randomBytes(32).toString('base64') };

export const day = 24 * 60;

type Who = World['slack']['users']['ada'];

type Asked = { name?: string; owner?: Who; content?: Uint8Array; file?: string; consent?: string[] };

/** The window with somebody's voices, over that of the personas. */
export async function voicesOf({ slack }: World, who: Who = slack.users.ada) {
  const user = who.id;
  for (const view of slack.openViews(user).toReversed()) await slack.closeView({ user, viewId: view.id });
  await slack.command({ channel: slack.channels.general.id, user, text: 'personas' });
  const seen = (title: string) => slack.waitForView((one) => one.user === user && one.title === title);
  await slack.pressInView({ user, viewId: (await seen('Personas')).id, buttonText: 'Voices…' });
  const { id } = await seen('Voices');
  const text = async () => JSON.stringify((await seen('Voices')).blocks);
  return {
    seen,
    text,
    /** Sends the form of a new voice, with a recording of 15 seconds where no other is given. */
    async ask({ name = 'Ada', owner = who, content = wav(15), file = 'me.wav', consent = [] }: Asked = {}) {
      await slack.pressInView({ user, viewId: id, buttonText: 'New voice…' });
      const form = await seen('New voice');
      const sample = slack.giveFile({ name: file, content, user }).id;
      const values = { name, owner: owner.id, sample, consent };
      return { form, answer: await slack.submitView({ user, viewId: form.id, values }) };
    },
    /** What the form's window says by now. */
    formSays: async () => JSON.stringify((await seen('New voice')).blocks),
    choose: (option: string, voiceId: string) =>
      slack.pressInView({ user, viewId: id, option, blockId: `voice_${voiceId}` }),
  };
}

/** As people read it: without the marks of bold. */
function read(message: StoredMessage): string {
  return renderMessage(message).replaceAll('*', '');
}

/** The app's DM with a person. */
export function dmOf({ slack }: World, who: Who) {
  const ours = () => slack.messages(who.dm).filter((message) => message.own);
  return {
    says: (words: string, from = 0) =>
      slack.waitForMessage(
        (message) => message.own && message.channel === who.dm && read(message).includes(words),
        { hoping: words, current: true, from },
      ),
    all: () => ours().map(read),
    async press(buttonText: string) {
      const offers = (message: StoredMessage) => read(message).includes(`[${buttonText}]`);
      const offered = await slack.waitForMessage(
        (message) => message.own && message.channel === who.dm && offers(message),
        { hoping: `a DM with ${buttonText}`, current: true },
      );
      await slack.press({ user: who.id, channel: who.dm, messageTs: offered.ts, buttonText });
    },
  };
}

export type VoiceRow = {
  id: string;
  state: string;
  has_sample: boolean;
  provider_voice_id: string | null;
  agreed_at: Date | null;
};

export async function voiceRows({ database }: World): Promise<VoiceRow[]> {
  const { rows } = await database.db.execute<VoiceRow>(
    sql`select id, state, sample is not null as has_sample, provider_voice_id, agreed_at from voices order by created_at`,
  );
  return rows;
}

/** Somebody clones their own voice, and hears that it's ready. */
export async function haveVoice(world: World, consent = ['agrees'], name = 'Ada'): Promise<VoiceRow> {
  const { ada } = world.slack.users;
  await (await voicesOf(world)).ask({ name, consent });
  await dmOf(world, ada).says(`The voice ${name} is ready`);
  const row = (await voiceRows(world)).at(-1);
  if (!row) throw new Error('No voice');
  return row;
}
