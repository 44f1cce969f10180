/** What someone is to the workspace that runs the app. */
export type Kind =
  | 'member'
  /** A guest account, of one channel or of several. */
  | 'guest'
  /** Of another workspace, over Slack Connect. */
  | 'external'
  | 'app'
  /** The account was deactivated. */
  | 'left'
  /** Slack isn't responding. */
  | 'unknown';

/** What someone is to a channel. */
export type Standing =
  | 'member'
  /** A guest account of the workspace. */
  | 'guest'
  /** Of another workspace, over Slack Connect. */
  | 'external'
  | 'not_in_channel'
  /** Slack isn't responding. */
  | 'unknown';

export type Channel = {
  id: string;
  name: string | null;
  /** With other workspaces, over Slack Connect. */
  isShared: boolean;
};

/** Somebody, what they are, and of which workspace. */
export type Person = { id: string; name: string; kind: Exclude<Kind, 'unknown'>; teamId: string | null };

/** Who reads a channel, apps apart. */
export type Audience = { people: number; guests: number; external: number; isShared: boolean };

/** Somebody, as one workspace knows them: another may have the same id. */
export type UserIn = { readonly teamId: string; readonly userId: string };
export type ChannelIn = { readonly teamId: string; readonly channelId: string };

/** Who people are, as Slack says to the workspace that is named. */
export type People = {
  /** In a DM with the app only `owner` is there. */
  standing(of: UserIn & ChannelIn & { owner: string }): Promise<Standing>;
  /** Slack has two seconds to answer. */
  kindOf(user: UserIn): Promise<Kind>;
  /** Whether someone runs the workspace: an admin or owner of it. */
  isAdmin(user: UserIn): Promise<'admin' | 'no' | 'unknown'>;
  /** Whether the app itself is in a channel; null when Slack isn't responding. */
  isAppIn(channel: ChannelIn): Promise<boolean | null>;
  /** Channels that a person is in and we may see; null when Slack isn't responding. */
  channelsOf(user: UserIn): Promise<Channel[] | null>;
  /** They left one: Slack is asked again. */
  forgetChannelsOf(user: UserIn): void;
  /** Which app posts as this user; null when it is no app's, or Slack isn't responding. */
  appOf(user: UserIn): Promise<{ id: string; name: string } | null>;
  /** Whom an id names; null when Slack knows no such person, or isn't responding. */
  person(user: UserIn): Promise<Person | 'nobody' | null>;
  /** Who reads a channel that the app is in; null when Slack isn't responding, or the app isn't in it. */
  audienceOf(channel: ChannelIn): Promise<Audience | null>;
  /** Whether another company is connected to a channel, or invited to it, right now; null when Slack isn't responding. */
  isConnected(channel: ChannelIn): Promise<boolean | null>;
  /** Members of a channel whose name, shown or real, is this one; null when Slack isn't responding. */
  named(name: string, channel: ChannelIn): Promise<Person[] | null>;
};

/** What somebody is called; null where Slack knows nobody by that id, or isn't responding. */
export const nameOf =
  (people: Pick<People, 'person'>) =>
  async (user: UserIn): Promise<string | null> => {
    const person = await people.person(user);
    return person && person !== 'nobody' ? person.name : null;
  };
