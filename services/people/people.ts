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

/** Who people are, as Slack says. */
export type People = {
  /** In a DM with the app only `owner` is there. */
  standing(of: { userId: string; channelId: string; owner: string }): Promise<Standing>;
  /** Slack has two seconds to answer. */
  kindOf(userId: string): Promise<Kind>;
  /** Whether someone runs the workspace: an admin or owner of it. */
  isAdmin(userId: string): Promise<'admin' | 'no' | 'unknown'>;
  /** Whether the app itself is in a channel; null when Slack isn't responding. */
  isAppIn(channelId: string): Promise<boolean | null>;
  /** Channels that a person is in and we may see; null when Slack isn't responding. */
  channelsOf(userId: string): Promise<Channel[] | null>;
  /** Which app posts as this user; null when it is no app's, or Slack isn't responding. */
  appOf(userId: string): Promise<{ id: string; name: string } | null>;
  /** Whom an id names; null when Slack knows no such person, or isn't responding. */
  person(userId: string): Promise<Person | 'nobody' | null>;
  /** Who reads a channel that the app is in; null when Slack isn't responding, or the app isn't in it. */
  audienceOf(channelId: string): Promise<Audience | null>;
  /** Whether another company is connected to a channel, or invited to it, right now; null when Slack isn't responding. */
  isConnected(channelId: string): Promise<boolean | null>;
  /** Members of a channel whose name, shown or real, is this one; null when Slack isn't responding. */
  named(name: string, channelId: string): Promise<Person[] | null>;
};

/** What somebody is called; null where Slack knows nobody by that id, or isn't responding. */
export const nameOf =
  (people: Pick<People, 'person'>) =>
  async (userId: string): Promise<string | null> => {
    const person = await people.person(userId);
    return person && person !== 'nobody' ? person.name : null;
  };
